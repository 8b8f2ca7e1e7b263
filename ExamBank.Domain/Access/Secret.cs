using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ExamBank.Domain.Access;

/// <summary>
/// A secret that a program or a link carries: 256 random bits. It is shown once; only its SHA-256 is stored. A slow hash is for what people
/// choose: nobody can try 2²⁵⁶ of these.
/// </summary>
public static class Secret
{
    private const int Bytes = 32;

    /// <summary>A new secret that begins with <paramref name="prefix"/>, so that one that leaked is recognised.</summary>
    public static string Create(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it.</summary>
    public static string HashOf(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
    }
}
