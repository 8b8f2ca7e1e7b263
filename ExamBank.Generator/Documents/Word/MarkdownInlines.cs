using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;
using ExamBank.Generator.Documents.Text.Formulas;
using ExamBank.Generator.Documents.Word.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax.Inlines;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Inline Markdown as runs; each token mark becomes what <paramref name="print"/> says of its token.</summary>
/// <param name="tokens">Tokens of the text in order.</param>
/// <param name="print">The runs of a token.</param>
/// <param name="room">Pictures, and the width and height that one may have.</param>
internal sealed class MarkdownInlines(IReadOnlyList<ContentToken> tokens, Func<ContentToken, IEnumerable<OpenXmlElement>> print, PictureRoom room)
{
    /// <summary>The same in a narrower place, such as a cell of a table.</summary>
    public MarkdownInlines Within(int width) => new(tokens, print, room with { Width = width });

    /// <summary>The runs of a block's inline content.</summary>
    public IReadOnlyList<OpenXmlElement> Runs(ContainerInline? inlines, RunLook look = default)
    {
        var runs = new List<OpenXmlElement>();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>()) Append(inline, look, runs);
        return runs;
    }

    /// <summary>The runs of a line of code.</summary>
    public IReadOnlyList<OpenXmlElement> Code(string line)
    {
        var runs = new List<OpenXmlElement>();
        AppendMarked(line, new RunLook(Code: true), runs);
        return runs;
    }

    /// <summary>The runs of text as it is.</summary>
    public IReadOnlyList<OpenXmlElement> Literal(string text)
    {
        var runs = new List<OpenXmlElement>();
        AppendMarked(text, default, runs);
        return runs;
    }

    private void Append(Inline inline, RunLook look, List<OpenXmlElement> runs)
    {
        switch (inline)
        {
            case LinkInline { IsImage: true } image:
                runs.Add(room.Draw(image) ?? Wml.Run(PlainText.Picture(image), look));
                break;
            case MathInline formula when FormulaParser.TryParse(formula.Content.ToString()) is { } parsed:
                runs.Add(FormulaWriter.Write(parsed));
                break;
            case MathInline formula:
                var mark = new string(formula.Delimiter, formula.DelimiterCount);
                AppendMarked(mark + formula.Content.ToString() + mark, look, runs);
                break;
            case EmphasisInline emphasis:
                AppendAll(emphasis, emphasis.DelimiterCount == 2 ? look with { Bold = true } : look with { Emphasis = true }, runs);
                break;
            case ContainerInline container:
                AppendAll(container, look, runs);
                break;
            case LiteralInline literal:
                AppendMarked(literal.Content.ToString(), look, runs);
                break;
            case CodeInline code:
                AppendMarked(code.Content, look with { Code = true }, runs);
                break;
            case HtmlEntityInline entity:
                runs.Add(Wml.Run(entity.Transcoded.ToString(), look));
                break;
            case AutolinkInline link:
                runs.Add(Wml.Run(link.Url, look));
                break;
            case LineBreakInline { IsHard: true }:
                runs.Add(new Run(new Break()));
                break;
            case LineBreakInline line when PlainText.SoftBreak(line) is { Length: > 0 } space:
                runs.Add(Wml.Run(space, look));
                break;
        }
    }

    private void AppendAll(ContainerInline container, RunLook look, List<OpenXmlElement> runs)
    {
        foreach (var child in container) Append(child, look, runs);
    }

    private void AppendMarked(string text, RunLook look, List<OpenXmlElement> runs)
    {
        foreach (var (piece, token) in MarkedText.Pieces(text, tokens))
        {
            if (token is null && piece.Length == 0) continue;
            if (token is not null) runs.AddRange(print(token));
            else if (look.Code) runs.Add(Wml.Run(piece, look));
            else runs.AddRange(ScriptText.Pieces(piece).Select(p => Wml.Run(p.Text, look with { Place = p.Place })));
        }
    }
}
