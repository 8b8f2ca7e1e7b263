using System.Text.Json;

namespace ExamBank.Generator.Exchange;

/// <summary>What the serializer's own messages tell, which speak of .NET types that no author knows.</summary>
internal static class SerializerWords
{
    /// <summary>Names of the members that are missing, separated by commas; null when none is.</summary>
    public static string? Missing(JsonException exception) => exception.Message.Contains("missing required", StringComparison.Ordinal)
        ? string.Join(", ", exception.Message.Split('\'').Where((_, index) => index % 2 == 1).Skip(1))
        : null;
}
