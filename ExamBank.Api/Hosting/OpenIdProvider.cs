using System.Text;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Hosting;

/// <summary>
/// The OpenID Connect provider (统一身份) that people may sign in by. It is no record on purpose: nothing that writes options down writes the
/// secret with them.
/// </summary>
internal sealed class OpenIdProvider
{
    /// <summary>Where the secret is looked for when no file is named.</summary>
    public const string SecretVariable = "EXAMBANK_OPENID_SECRET";

    /// <summary>Most characters of a secret: more is another file than was meant.</summary>
    private const int LongestSecret = 4096;

    private const UnixFileMode OthersMay = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private OpenIdProvider(string authority, string clientId, string clientSecret) => (Authority, ClientId, ClientSecret) = (authority, clientId, clientSecret);

    /// <summary>Its address, which discovery starts from: <c>https://</c>, or <c>http://</c> on this machine.</summary>
    public string Authority { get; }

    /// <summary>Who we are to it.</summary>
    public string ClientId { get; }

    /// <summary>How we prove that.</summary>
    public string ClientSecret { get; }

    /// <summary>Reads the options of <c>serve</c>; null where none is given.</summary>
    /// <param name="authority">Its address.</param>
    /// <param name="clientId">Who we are to it.</param>
    /// <param name="secretFile">The file with the secret in its only line, which nobody else may read; null for the environment's.</param>
    /// <param name="secret">The secret of the environment, taken where no file is named.</param>
    public static Result<OpenIdProvider?> Read(string? authority, string? clientId, string? secretFile, string? secret)
    {
        if (authority is null && clientId is null && secretFile is null) return Result.Of<OpenIdProvider?>(null);
        if (!AccessNames.IsIssuer(authority)) return BankError.Of("serve.openid-authority", "--openid-authority", ("authority", authority ?? ""));
        if (string.IsNullOrWhiteSpace(clientId)) return BankError.Of("serve.openid-client", "--openid-client");
        var found = secretFile is null ? Result.Of(secret ?? "") : ReadFile(secretFile);
        if (!found.Succeeded) return found.Failed<OpenIdProvider?>();
        return found.Value.Length is > 0 and <= LongestSecret
            ? new OpenIdProvider(authority!.TrimEnd('/'), clientId.Trim(), found.Value)
            : BankError.Of("serve.openid-secret", "--openid-secret", ("variable", SecretVariable));
    }

    private static Result<string> ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & OthersMay) != UnixFileMode.None) return BankError.Of("serve.openid-secret-open", "--openid-secret");
            using var reader = new StreamReader(file, Encoding.UTF8);
            return file.Length > LongestSecret ? "" : reader.ReadToEnd().Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return BankError.Of("serve.openid-secret-unreadable", "--openid-secret", ("reason", Word.OfReason(e)));
        }
    }
}
