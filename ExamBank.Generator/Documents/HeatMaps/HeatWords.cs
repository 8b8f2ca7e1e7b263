using System.Globalization;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.HeatMaps;

/// <summary>The words of a heat map in one language.</summary>
/// <param name="messages">Every sentence of the product.</param>
/// <param name="culture">English for <c>en</c>, otherwise Chinese.</param>
public sealed class HeatWords(MessageCatalogue messages, CultureInfo culture)
{
    /// <summary>The language, as HTML and SVG name it.</summary>
    public string Language => IsEnglish ? "en" : "zh-CN";

    private bool IsEnglish => culture.TwoLetterISOLanguageName == "en";

    internal string Text(string name, params (string Name, object Value)[] facts) => messages.Text($"heatmap.{name}", culture, facts);

    internal string Title(CoverageName place) => IsEnglish && place.TitleEn is { } english ? english : place.Title;

    internal string Short(QuestionType type) => Text($"type.{type}");

    internal string Full(QuestionType type) => messages.Text(Domain.Errors.Word.Of(type).Code, culture);

    internal string Band(FacilityBand band) => Text($"band.{band}");
}
