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
    public static PictureShelf Fill(WordPackage package, PaperModel paper, VersionModel version, PictureFile? logo)
    {
        var placed = new Dictionary<string, PlacedPicture>(StringComparer.Ordinal);
        if (paper.Media is { } media)
            foreach (var name in version.Questions.SelectMany(PrintedTexts.Of).SelectMany(t => Names(t.Markdown)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                placed.Add(name, Place(package, PictureFile.TryRead(media[name])!));
        return new PictureShelf(logo is null ? null : Place(package, logo), placed);
    }

    /// <summary>Names of the pictures in a text.</summary>
    public static IEnumerable<string> Names(string markdown) =>
        !markdown.Contains("![", StringComparison.Ordinal) ? [] : MarkedText.Parse(markdown).Document.Descendants<LinkInline>().Where(link => link.IsImage).Select(link => link.Url ?? "");

    /// <summary>Puts a picture into a document.</summary>
    public static PlacedPicture Place(WordPackage package, PictureFile file) => new(package.Add(file), file);
}
