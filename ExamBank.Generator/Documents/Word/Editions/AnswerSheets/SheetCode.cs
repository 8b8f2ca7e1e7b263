using System.Globalization;
using QRCoder;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>
/// What the QR code of a page of an answer sheet says: seven fields between colons,
/// <c>EB1:P-000045:A:2:1:3:0123456789ABCDEF</c>. The first names this format; then come the numbers of the paper, the letter of the
/// form, the number of the version, the page and the number of pages, and the fingerprint as papers print it, in capitals.
/// </summary>
/// <param name="Paper">Number of the paper.</param>
/// <param name="Form">Letter of the form.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Pages">Pages of the sheet.</param>
/// <param name="Fingerprint">The printed part of the fingerprint.</param>
public sealed record SheetCode(string Paper, string Form, int Version, int Page, int Pages, string Fingerprint)
{
    private const string Format = "EB1";
    private const int PixelsPerModule = 8;

    /// <summary>The code of a page.</summary>
    public static SheetCode Of(PaperModel paper, VersionModel version, int page, int pages)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(version);
        return new SheetCode(paper.Number, version.Form, version.Number, page, pages, Terms.ShortFingerprint(version.Fingerprint).ToUpperInvariant());
    }

    /// <summary>The text of the code: capitals, digits, colons and hyphens only, which QR codes hold in little room.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Format}:{Paper}:{Form}:{Version}:{Page}:{Pages}:{Fingerprint}");

    /// <summary>The code as PNG, with the white edge that readers need; a quarter of it may be unreadable.</summary>
    public byte[] Draw()
    {
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.Q);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }
}
