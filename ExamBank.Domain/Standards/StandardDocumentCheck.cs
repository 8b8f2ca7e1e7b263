using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Standards;

/// <summary>The single checks that <see cref="StandardDocumentValidator"/> is made of, and the errors they found.</summary>
internal sealed class StandardDocumentCheck
{
    private readonly List<BankError> errors = [];

    public IReadOnlyList<BankError> Errors => errors;

    public void Add(BankError error) => errors.Add(error);

    public void Required(string path, string text, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) Add(StandardErrors.Empty(path));
        else Limit(path, text, max);
    }

    /// <summary>What may be absent may still not be blank: that would be a field someone forgot.</summary>
    public void Optional(string path, string? text, int max)
    {
        if (text is not null) Required(path, text, max);
    }

    public void Limit(string path, string text, int max)
    {
        if (text.Length > max) Add(StandardErrors.TooLong(path, text.Length, max));
    }

    public void Size(string path, int count, int min, int max)
    {
        if (count < min) Add(StandardErrors.NoEntries(path));
        if (count > max) Add(StandardErrors.TooMany(path, count, max));
    }

    public void Names(string path, IReadOnlyList<string> names, int min, int max)
    {
        Size(path, names.Count, min, max);
        for (var i = 0; i < names.Count; i++) Required($"{path}[{i}]", names[i], StandardDocumentValidator.MaxName);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!seen.Add(names[i])) Add(StandardErrors.DuplicateName($"{path}[{i}]", names[i]));
        }
    }

    public void Distinct(string path, string field, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, name) in names.Index())
        {
            if (!seen.Add(name)) Add(StandardErrors.DuplicateName($"{path}[{i}].{field}", name));
        }
    }

    public void Count(string path, int declared, int found)
    {
        if (declared != found) Add(StandardErrors.Count(path, declared, found));
    }

    /// <summary>
    /// Numbers are <paramref name="prefix"/> and 1, 2, 3, … in order. After a wrong number the count goes on from that number, so
    /// that one mistake is one error.
    /// </summary>
    public void Numbers(string path, string field, string prefix, IEnumerable<string> numbers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var last = 0;
        foreach (var (i, number) in numbers.Index())
        {
            var place = $"{path}[{i}].{field}";
            if (!IsNumberOf(prefix, number))
            {
                Add(StandardErrors.NumberFormat(place, number, $"{prefix}{i + 1}"));
                continue;
            }

            if (!number.StartsWith(prefix, StringComparison.Ordinal))
            {
                Add(StandardErrors.WrongParent(place, number, prefix.TrimEnd('.')));
                continue;
            }

            var own = int.Parse(number.AsSpan(prefix.Length), CultureInfo.InvariantCulture);
            if (!seen.Add(number)) Add(StandardErrors.DuplicateNumber(place, number));
            else if (own < last) Add(StandardErrors.Order(place, number, $"{prefix}{last}"));
            else if (own > last + 1) Add(StandardErrors.Gap(place, $"{prefix}{last + 1}", number));
            last = Math.Max(last, own);
        }
    }

    /// <summary>Whether the number has as many parts as the prefix and one more, each 1–99 without leading zero.</summary>
    private static bool IsNumberOf(string prefix, string number)
    {
        if (prefix == "L") return number is ['L', >= '1' and <= '9'];
        var parts = number.Split('.');
        return parts.Length == prefix.Count(c => c == '.') + 1
            && parts.All(part => part is [>= '1' and <= '9'] or [>= '1' and <= '9', >= '0' and <= '9']);
    }
}
