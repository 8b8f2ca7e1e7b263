using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;
using Markdig.Syntax.Inlines;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Where pictures may stand, and how large; in twentieths of a point.</summary>
internal readonly record struct PictureRoom(PictureShelf Pictures, int Width, int Height)
{
    /// <summary>A place without pictures.</summary>
    public static PictureRoom None { get; } = new(PictureShelf.Empty, 0, 0);

    /// <summary>The picture with its alternative text, or null where the document does not hold it.</summary>
    public Run? Draw(LinkInline image) => Pictures.Find(image.Url ?? "") is { } picture
        ? PictureRun.Create(picture, PlainText.Of((ContainerInline)image), Width, Height)
        : null;
}
