using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;

namespace ExamBank.Generator.Documents.Text.Formulas;

/// <summary>
/// Formulas in Markdown: <c>$…$</c> in a line, <c>$$…$$</c> there or on lines of its own. Markdig's own inline parser wants a space
/// before the dollar, which Chinese text does not have. A pair of dollars that holds no formula and no command is two prices.
/// </summary>
internal sealed class FormulaMarkdown : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new MathBlockParser());
        pipeline.InlineParsers.Insert(0, new Inlines());
    }

    // Nothing is rendered by Markdig.
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class Inlines : InlineParser
    {
        private const char Dollar = '$';

        public Inlines() => OpeningCharacters = [Dollar];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text.AsSpan(slice.Start, slice.Length);
            var count = text.StartsWith("$$") ? 2 : 1;
            var length = text[count..].IndexOf(text[..count]);
            if (length <= 0) return false;
            var content = text.Slice(count, length);
            var end = count + length + count;
            if (content[0] is ' ' or Dollar || content[^1] == ' ' || end < text.Length && char.IsAsciiDigit(text[end])) return false;
            if (!content.Contains('\\') && FormulaParser.TryParse(content.ToString()) is null) return false;
            processor.Inline = new MathInline
            {
                Delimiter = Dollar,
                DelimiterCount = count,
                Content = new StringSlice(slice.Text, slice.Start + count, slice.Start + count + length - 1),
            };
            slice.Start += end;
            return true;
        }
    }
}
