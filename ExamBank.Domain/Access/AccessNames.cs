using System.Text;
using System.Text.RegularExpressions;

namespace ExamBank.Domain.Access;

/// <summary>How accounts, centres and tokens may be called.</summary>
public static partial class AccessNames
{
    /// <summary>Most characters of an account's name.</summary>
    public const int LongestName = 64;

    /// <summary>Most characters of a label that people read.</summary>
    public const int LongestLabel = 100;

    /// <summary>Most characters of a subject at an OpenID Connect provider, by OpenID Connect Core 1.0, section 2.</summary>
    public const int LongestSubject = 255;

    /// <summary>Whether it can be an account's name: letters (also Chinese), digits and <c>. _ - @</c>, beginning with a letter or digit.</summary>
    public static bool IsName(string? text) => text is not null && text.Length is >= 2 and <= LongestName && Name().IsMatch(text) && text.IsNormalized(NormalizationForm.FormKC);

    /// <summary>Whether it can be a centre's code: letters, digits and <c>-</c>.</summary>
    public static bool IsCode(string? text) => text is not null && Code().IsMatch(text);

    /// <summary>Whether it can be a label: something to read, without control characters.</summary>
    public static bool IsLabel(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestLabel && !text.Any(char.IsControl);

    /// <summary>Whether it can be the address of an OpenID Connect provider: <c>https://</c>, or <c>http://</c> on this machine, without query and fragment.</summary>
    public static bool IsIssuer(string? text) => text is { Length: <= 255 }
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0;

    /// <summary>Whether it can be somebody at such a provider: ASCII that can be read, see <see cref="LongestSubject"/>.</summary>
    public static bool IsSubject(string? text) => text is { Length: > 0 and <= LongestSubject } && text.All(c => c is > ' ' and <= '~');

    /// <summary>What makes two names the same: neither width nor case tells accounts apart.</summary>
    public static string Normalized(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._@-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,31}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
