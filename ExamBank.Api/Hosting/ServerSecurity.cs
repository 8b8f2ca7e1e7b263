using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Hosting;

/// <summary>What lets a server listen beyond its own machine: a certificate of its own, or a proxy before it that has one.</summary>
/// <param name="Certificate">The certificate of <c>https://</c> addresses; null for none.</param>
/// <param name="Proxies">The proxies whose word about a client's address and scheme is taken.</param>
internal sealed record ServerSecurity(X509Certificate2? Certificate, IReadOnlyList<IPNetwork> Proxies)
{
    /// <summary>Neither.</summary>
    public static readonly ServerSecurity None = new(null, []);

    /// <summary>Whether there is nothing of it.</summary>
    public bool IsNone => Certificate is null && Proxies.Count == 0;

    /// <summary>Reads the options of <c>serve</c>.</summary>
    /// <param name="certificate">A PEM file, or a PKCS#12 file without a password; null for none.</param>
    /// <param name="key">The PEM file of its key, where that is another file.</param>
    /// <param name="proxies">Addresses or networks, separated by commas; null for none.</param>
    public static Result<ServerSecurity> Read(string? certificate, string? key, string? proxies)
    {
        X509Certificate2? loaded = null;
        if (certificate is not null)
        {
            try
            {
                loaded = Load(certificate, key);
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
            {
                return BankError.Of("serve.certificate", "--certificate", ("reason", e is CryptographicException ? new Word("", e.Message) : Word.OfReason(e)));
            }
        }

        var networks = new List<IPNetwork>();
        foreach (var text in (proxies ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(text, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(text, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else return BankError.Of("serve.proxy", "--proxy", ("proxy", text));
        }

        return new ServerSecurity(loaded, networks);
    }

    private static X509Certificate2 Load(string certificate, string? key) => key is not null || X509Certificate2.GetCertContentType(certificate) != X509ContentType.Pkcs12
        ? X509Certificate2.CreateFromPemFile(certificate, key)
        : X509CertificateLoader.LoadPkcs12FromFile(certificate, null);
}
