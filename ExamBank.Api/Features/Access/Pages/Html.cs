using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>
/// Markup. What stands in the holes of <see cref="Of"/> is text and is encoded, unless it is markup itself: nobody has to remember it.
/// </summary>
internal readonly record struct Html(string Markup)
{
    /// <summary>Nothing.</summary>
    public static readonly Html Nothing = new("");

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup from a literal with holes.</summary>
    public static Html Of(Handler handler) => handler.Result;

    /// <summary>Pieces one after another.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Markup)));

    /// <summary>Takes a literal as it is and encodes what stands in its holes.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder text;

        public Handler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (16 * formattedCount));

        /// <summary>What came out.</summary>
        public Html Result => new(text.ToString());

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(Html markup) => text.Append(markup.Markup);

        public void AppendFormatted<T>(T value) => text.Append(Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
    }
}
