using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using ExamBank.Domain.Media;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A picture that a document holds.</summary>
internal sealed record PlacedPicture(string RelationshipId, PictureFile File);

/// <summary>The pictures of one document: each is put into it where it is first printed, and held once however often it is.</summary>
internal sealed class PictureShelf
{
    private readonly MainDocumentPart? main;
    private readonly IReadOnlyDictionary<string, byte[]>? media;
    private readonly Dictionary<string, PlacedPicture?> placed = new(StringComparer.Ordinal);

    private PictureShelf(MainDocumentPart? main, IReadOnlyDictionary<string, byte[]>? media, PlacedPicture? logo) => (this.main, this.media, Logo) = (main, media, logo);

    /// <summary>No pictures: each stands as its alternative text.</summary>
    public static PictureShelf Empty { get; } = new(null, null, null);

    /// <summary>The logo, where one is printed.</summary>
    public PlacedPicture? Logo { get; }

    /// <summary>The shelf of a document of a paper; the logo is put into it at once.</summary>
    public static PictureShelf Of(MainDocumentPart main, PaperModel paper, PictureFile? logo) =>
        new(main, paper.Media, logo is null ? null : Place(main, logo, Id(0)));

    /// <summary>The picture of a name; null where the document cannot hold it.</summary>
    public PlacedPicture? Find(string name)
    {
        if (main is null || media is null) return null;
        if (placed.TryGetValue(name, out var picture)) return picture;
        picture = media.TryGetValue(name, out var bytes) && PictureFile.TryRead(bytes) is { } file ? Place(main, file, Id(placed.Count + 1)) : null;
        placed.Add(name, picture);
        return picture;
    }

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
