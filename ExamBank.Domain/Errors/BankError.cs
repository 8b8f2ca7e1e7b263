using System.Collections.Frozen;
using System.Globalization;

namespace ExamBank.Domain.Errors;

/// <summary>A failure that a user can cause and mend.</summary>
/// <param name="Code">Stable code such as <c>question.unknown-requirement</c>; programs may rely on it.</param>
/// <param name="Path">Where it is: a file, row or field such as <c>L1-1.1.json: questions[3].key</c>; empty when it concerns the whole request.</param>
/// <param name="Facts">What a person needs to act on it, by the names that the message in <see cref="MessageCatalogue"/> uses.</param>
public sealed record BankError(string Code, string Path, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>Those facts that are words of the product's own, by the names of the facts.</summary>
    public IReadOnlyDictionary<string, Word> Words { get; private init; } = FrozenDictionary<string, Word>.Empty;

    /// <summary>Makes an error from its code, its place and its named facts. A value of an enumeration is a <see cref="Word"/>.</summary>
    public static BankError Of(string code, string path, params (string Name, object Value)[] facts)
    {
        var values = facts.Select(f => (f.Name, Value: f.Value is Enum word ? Word.Of(word) : f.Value)).ToList();
        var words = values.Where(f => f.Value is Word { Code.Length: > 0 }).ToDictionary(f => f.Name, f => (Word)f.Value, StringComparer.Ordinal);
        return new BankError(code, path, values.ToDictionary(
            f => f.Name,
            f => f.Value is Word word ? word.Name : Convert.ToString(f.Value, CultureInfo.InvariantCulture) ?? "",
            StringComparer.Ordinal))
        { Words = words };
    }

    /// <summary>The same error, placed inside <paramref name="outer"/> (a file name, or the field that holds the value).</summary>
    public BankError Within(string outer) =>
        this with { Path = Path.Length == 0 ? outer : outer.EndsWith(':') ? $"{outer} {Path}" : $"{outer}.{Path}" };
}
