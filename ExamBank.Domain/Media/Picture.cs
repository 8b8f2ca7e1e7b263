using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;

namespace ExamBank.Domain.Media;

/// <summary>A picture (图片) that questions show, stored once by the hash of its bytes. It never changes: another picture has another hash.</summary>
public sealed class Picture : EventSource
{
    /// <summary>The event of somebody who brings a picture that the bank has.</summary>
    public const string BroughtVerb = "picture.brought";

    internal const string SubjectPrefix = "picture:";

    private const int LongestName = 80;

    private Picture()
    {
    }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Name of the file that an export writes, such as <c>curve.png</c>: letters, digits, hyphens, underscores and dots.</summary>
    public string Name { get; private set; } = "";

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Width in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>Size in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>When it came into the bank, in UTC.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Takes a picture into the bank.</summary>
    /// <param name="file">The picture.</param>
    /// <param name="name">What its file was called; null or empty where it had no name.</param>
    /// <param name="actor">Who brings it.</param>
    /// <param name="at">When.</param>
    public static Picture Add(PictureFile file, string? name, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(file);
        var picture = new Picture
        {
            Sha256 = HashOf(file),
            Name = NameOf(name ?? "", file.MediaType),
            MediaType = file.MediaType,
            Width = file.Width,
            Height = file.Height,
            Length = file.Bytes.Length,
            Bytes = file.Bytes.ToArray(),
            AddedAt = at,
        };
        picture.Record("picture.added", Subject(picture.Sha256), actor, at, null, new JsonObject
        {
            ["name"] = picture.Name,
            ["mediaType"] = picture.MediaType,
            ["width"] = picture.Width,
            ["height"] = picture.Height,
        });
        return picture;
    }

    /// <summary>How events name a picture.</summary>
    public static string Subject(string sha256) => SubjectPrefix + sha256;

    /// <summary>The hash that a picture is stored by.</summary>
    public static string HashOf(PictureFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
    }

    // What stays can be a file on every system, and stand in Markdown as it is. The ending says what the bytes are.
    private static string NameOf(string file, string mediaType)
    {
        var stem = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        if (stem.LastIndexOf('.') is > 0 and var dot) stem = stem[..dot];
        var name = new StringBuilder();
        foreach (var rune in stem.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (name.Length >= LongestName) break;
            name.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-' ? rune.ToString() : "-");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(name.ToString().Trim('-') is { Length: > 0 } kept ? kept : "picture")}.{(mediaType == "image/png" ? "png" : "jpg")}");
    }
}
