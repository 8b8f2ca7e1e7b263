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

    /// <summary>The word of an enumeration's value.</summary>
    public string Of(Enum value) => messages.Text(Domain.Errors.Word.Of(value).Code, culture);

    /// <summary>The title of a place.</summary>
    public string Title(CoverageName place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return culture.TwoLetterISOLanguageName == "en" && place.TitleEn is { } english ? english : place.Title;
    }
}
