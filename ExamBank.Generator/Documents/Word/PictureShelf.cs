using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using ExamBank.Generator.Documents.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A picture that a document holds.</summary>
internal sealed record PlacedPicture(string RelationshipId, PictureFile File);

/// <summary>The pictures of one document, each held once however often it is printed.</summary>
internal sealed record PictureShelf(PlacedPicture? Logo, IReadOnlyDictionary<string, PlacedPicture> ByName)
{
    /// <summary>No pictures: each stands as its alternative text.</summary>
    public static PictureShelf Empty { get; } = new(null, new Dictionary<string, PlacedPicture>(StringComparer.Ordinal));

    /// <summary>Puts the logo and the pictures that a version's questions name into a document.</summary>
    public static PictureShelf Fill(MainDocumentPart main, PaperModel paper, VersionModel version, PictureFile? logo)
    {
        var placed = new Dictionary<string, PlacedPicture>(StringComparer.Ordinal);
        if (paper.Media is { } media)
            foreach (var name in version.Questions.SelectMany(PrintedTexts.Of).SelectMany(t => Names(t.Markdown)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                placed.Add(name, Place(main, PictureFile.TryRead(media[name])!, Id(placed.Count + 1)));
        return new PictureShelf(logo is null ? null : Place(main, logo, Id(0)), placed);
    }

    /// <summary>Names of the pictures in a text.</summary>
    public static IEnumerable<string> Names(string markdown) =>
        !markdown.Contains("![", StringComparison.Ordinal) ? [] : MarkedText.Parse(markdown).Document.Descendants<LinkInline>().Where(link => link.IsImage).Select(link => link.Url ?? "");

    /// <summary>Puts a picture into a document under an id of its own.</summary>
    public static PlacedPicture Place(MainDocumentPart main, PictureFile file, string id)
    {
        var part = main.AddNewPart<ImagePart>(file.MediaType, id);
        using var bytes = new MemoryStream(file.Bytes.ToArray());
        part.FeedData(bytes);
        return new PlacedPicture(id, file);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"picture{number:0000}");
}
