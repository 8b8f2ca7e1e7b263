using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using ExamBank.Domain.Media;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A picture that a document holds.</summary>
internal sealed record PlacedPicture(string RelationshipId, PictureFile File);

/// <summary>The pictures of one document, each held once however often it is printed.</summary>
internal sealed record PictureShelf(PlacedPicture? Logo, IReadOnlyDictionary<string, PlacedPicture> ByName)
{
    /// <summary>No pictures: each stands as its alternative text.</summary>
    public static PictureShelf Empty { get; } = new(null, new Dictionary<string, PlacedPicture>(StringComparer.Ordinal));

    /// <summary>Puts the logo and the pictures that a candidate's paper shows into a document.</summary>
    public static PictureShelf ForCandidates(MainDocumentPart main, PaperModel paper, VersionModel version, PictureFile? logo) =>
        Fill(main, paper, version.Questions.SelectMany(PrintedTexts.Of).Select(text => text.Markdown), logo);

    /// <summary>Puts the pictures of every text, those of explanations and answers too, into a document that no candidate sees.</summary>
    public static PictureShelf ForMarkers(MainDocumentPart main, PaperModel paper, VersionModel version) =>
        Fill(main, paper, version.Questions.SelectMany(PrintedTexts.All).Select(text => text.Markdown), logo: null);

    /// <summary>Puts a picture into a document under an id of its own.</summary>
    public static PlacedPicture Place(MainDocumentPart main, PictureFile file, string id)
    {
        var part = main.AddNewPart<ImagePart>(file.MediaType, id);
        using var bytes = new MemoryStream(file.Bytes.ToArray());
        part.FeedData(bytes);
        return new PlacedPicture(id, file);
    }

    private static PictureShelf Fill(MainDocumentPart main, PaperModel paper, IEnumerable<string> texts, PictureFile? logo)
    {
        var placed = new Dictionary<string, PlacedPicture>(StringComparer.Ordinal);
        if (paper.Media is { } media)
            foreach (var name in texts.SelectMany(PictureLinks.In).Select(link => link.Target).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                placed.Add(name, Place(main, PictureFile.TryRead(media[name])!, Id(placed.Count + 1)));
        return new PictureShelf(logo is null ? null : Place(main, logo, Id(0)), placed);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"picture{number:0000}");
}
