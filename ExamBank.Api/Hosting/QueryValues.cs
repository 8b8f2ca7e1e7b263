using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Hosting;

/// <summary>Reads the values of an address, and remembers the first that is none.</summary>
internal sealed class QueryValues(IQueryCollection query)
{
    /// <summary>What was wrong; null while nothing is.</summary>
    public BankError? Error { get; private set; }

    /// <summary>Text; empty when left out.</summary>
    public string Text(string name) => query[name].ToString();

    /// <summary>Text that has to be there.</summary>
    public string Needed(string name)
    {
        if (Text(name).Length == 0) Error ??= RequestErrors.ArgumentMissing(name);
        return Text(name);
    }

    /// <summary>Text; null when left out.</summary>
    public string? OptionalText(string name) => query.ContainsKey(name) ? Text(name) : null;

    /// <summary>A whole number.</summary>
    public int Number(string name, int usual) => Value<int>(name, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null) ?? usual;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(string name) => Value<bool>(name, text => bool.TryParse(text, out var value) ? value : null) ?? false;

    /// <summary>A moment, as ISO 8601 writes it; in UTC where it names no zone.</summary>
    public DateTimeOffset? Moment(string name) => Value<DateTimeOffset>(
        name, text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value) ? value : null);

    private T? Value<T>(string name, Func<string, T?> parse)
        where T : struct
    {
        if (!query.ContainsKey(name)) return null;
        var value = parse(Text(name));
        if (value is null) Error ??= RequestErrors.NotAValue(name, Text(name));
        return value;
    }
}
