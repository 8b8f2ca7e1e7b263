using System.Text.RegularExpressions;

namespace ExamBank.Domain.Media;

/// <summary>
/// How texts in the bank name a picture: <c>/media/HASH</c>, so that a text pins the very bytes it was written for. The service answers
/// at the same address.
/// </summary>
public static partial class PictureReference
{
    /// <summary>What every name begins with.</summary>
    public const string Prefix = "/media/";

    /// <summary>The name of the picture with this hash.</summary>
    public static string Of(string sha256) => Prefix + sha256;

    /// <summary>The hash that a name holds; null when it is no such name.</summary>
    public static string? HashOf(string target) => Form().Match(target) is { Success: true } match ? match.Groups["hash"].Value : null;

    /// <summary>Every hash that a text holds, in a name or bare.</summary>
    public static IEnumerable<string> HashesIn(string text) => Hash().Matches(text).Select(match => match.Value);

    /// <summary>A text without such names: nobody looks for the letters of a hash.</summary>
    public static string Hide(string markdown) => Anywhere().Replace(markdown, "");

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex("/media/[0-9a-f]{64}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"^/media/(?<hash>[0-9a-f]{64})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
