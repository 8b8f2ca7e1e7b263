using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;
using ExamBank.Generator.Documents.Text.Formulas;
using ExamBank.Generator.Documents.Word.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Block Markdown as paragraphs and tables inside one column of the page.</summary>
/// <param name="style">Sizes.</param>
/// <param name="paragraphStyle">Style of its paragraphs.</param>
/// <param name="print">The runs of a token.</param>
internal sealed class MarkdownBlocks(PrintStyle style, string paragraphStyle, Func<ContentToken, IEnumerable<OpenXmlElement>> print)
{
    private readonly List<OpenXmlElement> blocks = [];
    private MarkdownInlines inlines = new([], print, PictureRoom.None);

    /// <summary>A text that holds no tokens.</summary>
    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, string paragraphStyle, string markdown, int left) =>
        Write(style, paragraphStyle, MarkedText.Parse(markdown), left);

    /// <summary>The same of parsed Markdown.</summary>
    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, string paragraphStyle, MarkedText text, int left) =>
        new MarkdownBlocks(style, paragraphStyle, _ => []).Write(text, left);

    /// <summary>The blocks of a text whose left edge is <paramref name="left"/> from the margin.</summary>
    public IReadOnlyList<OpenXmlElement> Write(MarkedText text, int left)
    {
        inlines = new MarkdownInlines(text.Tokens, print, new PictureRoom(style.Pictures, style.TextWidth - left, style.TextHeight / 2));
        blocks.Clear();
        foreach (var block in text.Document) Append(block, left);
        return [.. blocks];
    }

    private void Append(Block block, int left)
    {
        switch (block)
        {
            case MarkdownTable table:
                // Two tables without a paragraph between them would become one.
                if (blocks is [.., Table]) blocks.Add(Wml.Paragraph(StyleNames.TableGap, []));
                blocks.Add(new MarkdownTableWriter(style, inlines).Write(table, left));
                blocks.Add(Wml.Paragraph(StyleNames.TableGap, []));
                break;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>()) Append(list, item, left);
                break;
            case ContainerBlock container:
                foreach (var child in container) Append(child, left);
                break;
            case MathBlock formula:
                blocks.Add(Wml.Paragraph(paragraphStyle, Equation(formula), left));
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.Count == 0 ? [] : code.Lines.Lines.Take(code.Lines.Count))
                    blocks.Add(Wml.Paragraph(StyleNames.Code, [.. inlines.Code(line.ToString())], left));
                break;
            case HeadingBlock heading:
                blocks.Add(Wml.Paragraph(paragraphStyle, inlines.Runs(heading.Inline, new RunLook(Bold: true)), left));
                break;
            case LeafBlock { Inline: { } inline }:
                blocks.Add(Wml.Paragraph(paragraphStyle, inlines.Runs(inline), left));
                break;
        }
    }

    // An equation on a line of its own; what is none stays the text that it is.
    private IEnumerable<OpenXmlElement> Equation(MathBlock formula)
    {
        var source = formula.Lines.ToString();
        return FormulaParser.TryParse(source) is { } parsed ? [FormulaWriter.Write(parsed)] : inlines.Literal($"$${source}$$");
    }

    private void Append(ListBlock list, ListItemBlock item, int left)
    {
        var inside = left + style.LetterIndent;
        var first = blocks.Count;
        foreach (var child in item) Append(child, inside);
        if (blocks.Count == first) blocks.Add(Wml.Paragraph(paragraphStyle, [], inside));
        Labelled.Hang(blocks, first, PlainText.ListLabel(list, item), inside, style.LetterIndent, paragraphStyle);
    }
}
