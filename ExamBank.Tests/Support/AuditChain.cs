using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ExamBank.Tests.Support;

/// <summary>Checks the audit chain from the columns of the table. It shares no code with what wrote it.</summary>
internal static class AuditChain
{
    /// <summary>What is wrong with the chain, and how many events it has.</summary>
    public static (IReadOnlyList<string> Faults, int Length) Check(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Sequence", "At", "ActorKind", "ActorName", "Origin", "Verb", "Subject", "Before", "After", "PreviousHash", "Hash" FROM "AuditEvents" ORDER BY "Sequence" """;
        using var reader = command.ExecuteReader();
        var faults = new List<string>();
        var (length, previous) = (0, new string('0', 64));
        while (reader.Read())
        {
            length++;
            var fields = Enumerable.Range(0, 10).Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields))));
            if (reader.GetInt64(0) != length) faults.Add($"event {length} has number {reader.GetInt64(0)}");
            if (reader.GetString(9) != previous) faults.Add($"event {length} does not follow the one before it");
            if (reader.GetString(10) != hash) faults.Add($"event {length} has been changed");
            previous = reader.GetString(10);
        }

        return (faults, length);
    }
}
