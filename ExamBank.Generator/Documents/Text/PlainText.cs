using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ExamBank.Generator.Documents.Text;

/// <summary>What is left of Markdown in a place that has text only: a worksheet cell, or a measurement.</summary>
internal static class PlainText
{
    /// <summary>The text without its Markdown; tokens that still stand in it are dropped.</summary>
    public static string Of(string markdown) => Of(MarkedText.Parse(markdown));

    /// <summary>The same of parsed Markdown.</summary>
    public static string Of(MarkedText marked)
    {
        var text = new StringBuilder();
        foreach (var block in marked.Document) Append(block, "", text);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The text of inline content, as printed.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            text.Append(inline switch
            {
                LinkInline { IsImage: true } image => Picture(image),
                ContainerInline container => Of(container),
                LiteralInline literal => MarkedText.WithoutTokens(literal.Content.ToString()),
                CodeInline code => MarkedText.WithoutTokens(code.Content),
                HtmlEntityInline entity => XmlText.Clean(entity.Transcoded.ToString()),
                AutolinkInline link => link.Url,
                MathInline formula => Source(formula),
                LineBreakInline line => line.IsHard ? "\n" : SoftBreak(line),
                _ => "",
            });
        }

        return text.ToString();
    }

    /// <summary>A formula as its author wrote it.</summary>
    public static string Source(MathInline formula)
    {
        var mark = new string(formula.Delimiter, formula.DelimiterCount);
        return mark + MarkedText.WithoutTokens(formula.Content.ToString()) + mark;
    }

    /// <summary>A picture stands as its alternative text where there is text only, or where the bank keeps no pictures.</summary>
    public static string Picture(LinkInline image) => $"【图：{Of((ContainerInline)image)}】";

    /// <summary>A line end inside a paragraph: nothing between Chinese characters, a space between words.</summary>
    public static string SoftBreak(LineBreakInline line) =>
        line.PreviousSibling is LiteralInline { Content.Length: > 0 } before && before.Content.ToString()[^1] >= '\u2E80' ? "" : " ";

    private static void Append(Block block, string prefix, StringBuilder text)
    {
        switch (block)
        {
            case Table table:
                foreach (var row in table.OfType<TableRow>())
                    text.Append(prefix).AppendJoin(" | ", row.OfType<TableCell>().Select(CellText)).Append('\n');
                break;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    if (item.Count == 0) text.Append(prefix).Append(ListLabel(list, item)).Append('\n');
                    for (var i = 0; i < item.Count; i++)
                        Append(item[i], prefix + (i > 0 ? "  " : ListLabel(list, item) + " "), text);
                }

                break;
            case ContainerBlock container:
                foreach (var child in container) Append(child, prefix, text);
                break;
            case MathBlock formula:
                text.Append(prefix).Append("$$").Append(MarkedText.WithoutTokens(formula.Lines.ToString())).Append("$$\n");
                break;
            case CodeBlock code:
                text.Append(prefix).Append(MarkedText.WithoutTokens(code.Lines.ToString())).Append('\n');
                break;
            case LeafBlock { Inline: { } inline }:
                text.Append(prefix).Append(Of(inline)).Append('\n');
                break;
        }
    }

    /// <summary>The mark before an item of a list.</summary>
    public static string ListLabel(ListBlock list, ListItemBlock item) =>
        list.IsOrdered ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{item.Order}.") : "•";

    private static string CellText(TableCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => Of(leaf.Inline)));
}
