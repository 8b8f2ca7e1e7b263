using System.Globalization;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Tables;

/// <summary>The words of tables in one language.</summary>
/// <param name="messages">Every sentence of the product.</param>
/// <param name="culture">English for <c>en</c>, otherwise Chinese.</param>
public sealed class TableWords(MessageCatalogue messages, CultureInfo culture)
{
    /// <summary>A title or a head.</summary>
    public string Text(string name, params (string Name, object Value)[] facts) => messages.Text($"table.{name}", culture, facts);

    /// <summary>A column with the head of this name.</summary>
    public TableColumn Column(string name, double width = 12) => new(Text(name), width);

    /// <summary>A word of the product's own.</summary>
    public string Of(Domain.Errors.Word word) => messages.Text(word, culture);

    /// <summary>What was done, by the verb of the audit log such as <c>question.approved</c>.</summary>
    public string Verb(string verb) => messages.Text($"verb.{verb}", culture);

    /// <summary>The word of an enumeration's value.</summary>
    public string Of(Enum value) => Of(Domain.Errors.Word.Of(value));

    /// <summary>The title of a place.</summary>
    public string Title(CoverageName place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Title(place.Title, place.TitleEn);
    }

    /// <summary>The title of something that may have no English one.</summary>
    public string Title(string chinese, string? english) => culture.TwoLetterISOLanguageName == "en" && english is not null ? english : chinese;
}
