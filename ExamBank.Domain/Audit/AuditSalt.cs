using System.Security.Cryptography;

namespace ExamBank.Domain.Audit;

/// <summary>
/// Something random among the facts of an event of which not everybody is shown all: without it, who knows the event's hash would find what is
/// left out by trying.
/// </summary>
public static class AuditSalt
{
    /// <summary>Name of the fact.</summary>
    public const string Member = "salt";

    private const int HexDigits = 32;

    /// <summary>A new one: 128 bits as hexadecimal digits.</summary>
    public static string Draw() => RandomNumberGenerator.GetHexString(HexDigits, lowercase: true);
}
