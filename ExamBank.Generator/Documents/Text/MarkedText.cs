using System.Globalization;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text.Formulas;
using Markdig;
using Markdig.Syntax;

namespace ExamBank.Generator.Documents.Text;

/// <summary>
/// Parsed Markdown whose tokens (<see cref="ContentToken"/>) each stand as their index between two marks, so that Markdown
/// cannot take a token for a link and a token can stand anywhere in a line.
/// </summary>
internal sealed record MarkedText(MarkdownDocument Document, IReadOnlyList<ContentToken> Tokens)
{
    // A Unicode non-character, which cleaned text cannot hold.
    private const char Mark = '\uFDD0';

    // Pairs of tildes and carets stay text here, because 3~5天 and 6~8天 in one stem would otherwise become a subscript; see ScriptText.
    private static readonly MarkdownPipeline Pipeline = Syntax().Build();

    private static readonly MarkdownPipeline PlacedPipeline = Syntax().UsePreciseSourceLocation().Build();

    /// <summary>Parses Markdown.</summary>
    public static MarkedText Parse(string markdown)
    {
        var tokens = new List<ContentToken>();
        var marked = ContentToken.Replace(XmlText.Clean(markdown), token =>
        {
            tokens.Add(token);
            return string.Create(CultureInfo.InvariantCulture, $"{Mark}{tokens.Count - 1}{Mark}");
        });
        return new MarkedText(Markdown.Parse(marked, Pipeline), tokens);
    }

    /// <summary>Parses Markdown so that every place in the document is a place in the text: a token stands as marks of its own length.</summary>
    public static MarkdownDocument ParseInPlace(string markdown) =>
        Markdown.Parse(ContentToken.Cover(markdown, Mark), PlacedPipeline);

    /// <summary>A literal text cut at its tokens: pieces of text and, between them, tokens.</summary>
    public static IEnumerable<(string Text, ContentToken? Token)> Pieces(string text, IReadOnlyList<ContentToken> tokens)
    {
        var pieces = text.Split(Mark);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 0) yield return (pieces[i], null);
            else yield return ("", tokens[int.Parse(pieces[i], NumberStyles.None, CultureInfo.InvariantCulture)]);
        }
    }

    /// <summary>A literal text without its tokens.</summary>
    public static string WithoutTokens(string text) => string.Concat(text.Split(Mark).Where((_, index) => index % 2 == 0));

    private static MarkdownPipelineBuilder Syntax() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .Use<FormulaMarkdown>()
        .UseCjkFriendlyEmphasis()
        .DisableHtml();
}
