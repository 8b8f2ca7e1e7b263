using ExamBank.Domain.Media;

namespace ExamBank.Api.Features.Media;

/// <summary>A picture on its way into the bank.</summary>
/// <param name="Name">Name of its file; null where it has none.</param>
/// <param name="File">The picture.</param>
internal sealed record NewPicture(string? Name, PictureFile File)
{
    /// <summary>The hash that it is stored by.</summary>
    public string Sha256 { get; } = Picture.HashOf(File);
}

/// <summary>What the bank says of a picture.</summary>
/// <param name="Sha256">SHA-256 of the bytes.</param>
/// <param name="Name">Name of its file.</param>
/// <param name="MediaType"><c>image/png</c> or <c>image/jpeg</c>.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Length">Size in bytes.</param>
internal sealed record PictureFacts(string Sha256, string Name, string MediaType, int Width, int Height, int Length);
