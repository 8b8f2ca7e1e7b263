using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ExamBank.Domain.Errors;

/// <summary>
/// Every sentence that the product says to a person, once in Chinese and once in English, by its code.
/// The sentences are embedded JSON files: <c>{ "code": { "zh": "…{fact}…", "en": "…{fact}…" } }</c>.
/// </summary>
public sealed partial class MessageCatalogue
{
    private readonly FrozenDictionary<string, (string Zh, string En)> messages;

    private MessageCatalogue(FrozenDictionary<string, (string Zh, string En)> messages) => this.messages = messages;

    /// <summary>All codes, for tests.</summary>
    public IEnumerable<string> Codes => messages.Keys;

    /// <summary>Reads the catalogues embedded in <paramref name="assemblies"/> (resources named <c>*.Messages.json</c>).</summary>
    /// <exception cref="InvalidOperationException">A code stands in two catalogues.</exception>
    public static MessageCatalogue Load(params Assembly[] assemblies)
    {
        var all = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var assembly in assemblies.Append(typeof(MessageCatalogue).Assembly).Distinct())
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("Messages.json", StringComparison.Ordinal)))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var document = JsonDocument.Parse(stream);
                foreach (var entry in document.RootElement.EnumerateObject())
                {
                    var pair = (entry.Value.GetProperty("zh").GetString()!, entry.Value.GetProperty("en").GetString()!);
                    if (!all.TryAdd(entry.Name, pair))
                        throw new InvalidOperationException($"Message code '{entry.Name}' is defined twice.");
                }
            }
        }

        return new MessageCatalogue(all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The sentence of an error in the language of <paramref name="culture"/>: English for <c>en</c>, otherwise Chinese.</summary>
    public string Text(BankError error, CultureInfo culture) => Fill(error, culture);

    /// <summary>The sentence with this code, its <c>{name}</c> places filled.</summary>
    public string Text(string code, CultureInfo culture, params (string Name, object Value)[] facts) =>
        Fill(BankError.Of(code, "", facts), culture);

    /// <summary>A word as a person of this culture reads it.</summary>
    public string Text(Word word, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Code.Length == 0 ? word.Name : Text(word.Code, culture, [.. word.Facts]);
    }

    private string Fill(BankError error, CultureInfo culture) => Place().Replace(Template(error.Code, culture), match =>
    {
        var name = match.Groups["name"].Value;
        if (error.Words.TryGetValue(name, out var word)) return Text(word, culture);
        return error.Facts.GetValueOrDefault(name) ?? throw new InvalidOperationException($"Message '{error.Code}' needs the fact '{name}'.");
    });

    private string Template(string code, CultureInfo culture)
    {
        if (!messages.TryGetValue(code, out var pair)) throw new InvalidOperationException($"Message code '{code}' is not in the catalogue.");
        return culture.TwoLetterISOLanguageName == "en" ? pair.En : pair.Zh;
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
