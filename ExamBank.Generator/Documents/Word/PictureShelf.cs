using ExamBank.Domain.Media;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A picture that a document holds.</summary>
internal sealed record PlacedPicture(string RelationshipId, PictureFile File);

/// <summary>The pictures of one document: each is put into it where it is first printed, and held once however often it is.</summary>
internal sealed class PictureShelf
{
    private readonly WordPackage? package;
    private readonly IReadOnlyDictionary<string, byte[]>? media;
    private readonly Dictionary<string, PlacedPicture?> placed = new(StringComparer.Ordinal);

    private PictureShelf(WordPackage? package, IReadOnlyDictionary<string, byte[]>? media, PlacedPicture? logo) => (this.package, this.media, Logo) = (package, media, logo);

    /// <summary>No pictures: each stands as its alternative text.</summary>
    public static PictureShelf Empty { get; } = new(null, null, null);

    /// <summary>The logo, where one is printed.</summary>
    public PlacedPicture? Logo { get; }

    /// <summary>The shelf of a document of a paper; the logo is put into it at once.</summary>
    public static PictureShelf Of(WordPackage package, PaperModel paper, PictureFile? logo) =>
        new(package, paper.Media, logo is null ? null : Place(package, logo));

    /// <summary>The picture of a name; null where the document cannot hold it.</summary>
    public PlacedPicture? Find(string name)
    {
        if (package is null || media is null) return null;
        if (placed.TryGetValue(name, out var picture)) return picture;
        picture = media.TryGetValue(name, out var bytes) && PictureFile.TryRead(bytes) is { } file ? Place(package, file) : null;
        placed.Add(name, picture);
        return picture;
    }

    /// <summary>Puts a picture into a document.</summary>
    public static PlacedPicture Place(WordPackage package, PictureFile file) => new(package.Add(file), file);
}
