using System.Text;
using System.Text.RegularExpressions;
using ExamBank.Domain.Questions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>
/// Compares what is printed with what an author wrote: both without spaces, without the marks of Markdown and without what the
/// printer adds by itself.
/// </summary>
internal static partial class Wording
{
    /// <summary>Stands for a blank, or for several that touch.</summary>
    public const char Blank = '\uFFFB';

    private const string BlankText = "\uFFFB";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>The bare words of printed text.</summary>
    public static string OfPrint(string text) => Furniture().Replace(Bare(Rule().Replace(text, $"{Blank}")), "");

    /// <summary>The bare words of Markdown; <paramref name="print"/> says what stands in the place of a token.</summary>
    public static string OfMarkdown(string markdown, Func<ContentToken, string>? print = null)
    {
        var text = new StringBuilder();
        Append(Markdown.Parse(ContentToken.Replace(markdown, print ?? (_ => "")), Pipeline), text);
        return OfPrint(text.ToString());
    }

    /// <summary>Whether printed words are the expected ones; a formula or picture stands for whatever is written for it, but for no blank.</summary>
    public static bool Agree(string printed, string expected)
    {
        if (printed == expected) return true;
        if (printed.Count(c => c == Blank) != expected.Count(c => c == Blank)) return false;
        var pieces = printed.Split(PrintedText.Figure);
        if (pieces.Length == 1 || !expected.StartsWith(pieces[0], StringComparison.Ordinal)) return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces[1..^1])
        {
            var found = expected.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + piece.Length;
        }

        return expected.Length - at >= pieces[^1].Length && expected.EndsWith(pieces[^1], StringComparison.Ordinal);
    }

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFEFF or (>= 0xFDD0 and <= 0xFDEF)) && (rune.Value & 0xFFFE) != 0xFFFE && !Marks.Contains((char)rune.Value))
                bare.Append(rune.ToString());
        return bare.ToString();
    }

    // What Markdown uses to shape text, what lists begin with, and shorter rules than that of a blank.
    private const string Marks = "*_`~^\\|•$";

    private static void Append(MarkdownObject node, StringBuilder text)
    {
        switch (node)
        {
            case LinkInline { IsImage: true } or ThematicBreakBlock or LinkReferenceDefinition:
                break;
            case LiteralInline literal:
                text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case CodeBlock code:
                text.Append(code.Lines.ToString());
                break;
            case ContainerInline container:
                foreach (var child in container) Append(child, text);
                break;
            case LeafBlock { Inline: { } inline }:
                Append(inline, text);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    if (child is ListItemBlock item && container is ListBlock { IsOrdered: true }) text.Append(item.Order).Append('.');
                    Append(child, text);
                }

                break;
        }
    }

    // The rule to write on: no shorter one is printed for a blank. Underscores of an author that touch it belong to it.
    [GeneratedRegex($"_*(?:_{{12}}|{BlankText})(?:_|{BlankText})*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();

    // The place for an answer, marks behind a stem, the number of a part, what heads a practical task, and what stands for a picture.
    [GeneratedRegex(@"（）|（\d+(\.\d+)?分）|\(\d+\)|提供的材料：|设备与软件：|提交成果：|提交要求：|【图：[^】]*】", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Furniture();
}
