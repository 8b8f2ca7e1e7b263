using System.Globalization;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Exchange.Questions.Excel;

/// <summary>A row of the template as it is read: what its cells hold, and what is wrong with them.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="number">Number of the row.</param>
/// <param name="place">The file and sheet, as errors name them.</param>
internal sealed partial class TemplateRow(IXLWorksheet sheet, int number, string place)
{
    /// <summary>What is wrong, cell by cell.</summary>
    public List<BankError> Errors { get; } = [];

    /// <summary>Whether no cell holds anything.</summary>
    public bool IsEmpty => TemplateColumn.All.All(column => sheet.Cell(number, column.Number) is { HasFormula: false } cell && string.IsNullOrWhiteSpace(cell.GetString()));

    /// <summary>Where a column of the row is.</summary>
    public string Place(TemplateColumn column) => $"{place}!{column.Place(number)}";

    /// <summary>The text of a cell with line feeds, as Excel shows it; empty where there is none.</summary>
    public string Text(string name)
    {
        var column = TemplateColumn.Of(name);
        var cell = sheet.Cell(number, column.Number);
        if (IsRefused(cell, column)) return "";
        var text = cell.DataType switch
        {
            XLDataType.Text => cell.GetString(),
            XLDataType.Boolean => cell.GetBoolean() ? "TRUE" : "FALSE",
            _ => Shown(cell),
        };
        return LineEnds.Normalise(text).Trim();
    }

    /// <summary>The text, which must not be empty.</summary>
    public string Needed(string name)
    {
        var before = Errors.Count;
        var text = Text(name);
        if (text.Length == 0 && Errors.Count == before) Errors.Add(ExchangeErrors.CellEmpty(Place(TemplateColumn.Of(name))));
        return text;
    }

    /// <summary>The text, or null where there is none.</summary>
    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>The lines of a cell that hold anything; null where none does.</summary>
    public IReadOnlyList<string>? Lines(string name) =>
        Text(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines ? lines : null;

    /// <summary>The number in a cell, as it is written in decimals.</summary>
    public decimal Number(string name)
    {
        var column = TemplateColumn.Of(name);
        var cell = sheet.Cell(number, column.Number);
        if (IsRefused(cell, column)) return 0;
        var text = cell.DataType == XLDataType.Number ? cell.GetDouble().ToString("R", CultureInfo.InvariantCulture) : cell.GetString().Trim();
        if (text.Length == 0) Errors.Add(ExchangeErrors.CellEmpty(Place(column)));
        else if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)) return value;
        else Errors.Add(ExchangeErrors.NotANumber(Place(column), text));
        return 0;
    }

    /// <summary>The member of an enumeration whose word a cell holds.</summary>
    public T Word<T>(string name, IReadOnlyList<T> values, Func<T, string> word)
        where T : struct
    {
        var before = Errors.Count;
        var text = Needed(name);
        foreach (var value in values)
            if (word(value) == text) return value;
        if (Errors.Count == before) Errors.Add(ExchangeErrors.UnknownValue(Place(TemplateColumn.Of(name)), text, string.Join("、", values.Select(word))));
        return values[0];
    }

    /// <summary>Lines of a rubric: a criterion, and its marks in brackets at the end.</summary>
    public IReadOnlyList<(string Criterion, decimal Marks)>? Rubric()
    {
        if (Lines("rubric") is not { } lines) return null;
        var read = new List<(string, decimal)>();
        foreach (var line in lines)
        {
            if (RubricLine().Match(line) is { Success: true } match && decimal.TryParse(match.Groups["marks"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var marks))
                read.Add((match.Groups["criterion"].Value.Trim(), marks));
            else
                Errors.Add(ExchangeErrors.RubricLine(Place(TemplateColumn.Of("rubric")), line));
        }

        return read;
    }

    /// <summary>A formula is never worked out and a date never guessed at: both are told.</summary>
    private bool IsRefused(IXLCell cell, TemplateColumn column)
    {
        if (cell.HasFormula) Errors.Add(ExchangeErrors.CellFormula(Place(column)));
        else if (IsDate(cell)) Errors.Add(ExchangeErrors.CellDate(Place(column), Shown(cell)));
        else if (cell.DataType == XLDataType.Text && cell.GetString() is ['#', ..] error && ErrorValues().IsMatch(error)) Errors.Add(ExchangeErrors.CellFormula(Place(column)));
        else return false;
        return true;
    }

    private static bool IsDate(IXLCell cell)
    {
        if (cell.DataType is XLDataType.DateTime or XLDataType.TimeSpan) return true;
        if (cell.DataType != XLDataType.Number) return false;
        return Format(cell) is { IsDateTimeFormat: true };
    }

    /// <summary>A number or date as Excel shows it.</summary>
    private static string Shown(IXLCell cell)
    {
        if (cell.DataType == XLDataType.DateTime && Format(cell) is { IsDateTimeFormat: true } dates) return dates.Format(cell.GetDateTime(), CultureInfo.InvariantCulture);
        if (cell.DataType == XLDataType.Number && Format(cell) is { } format)
        {
            var value = cell.GetDouble();
            return format.Format(format.IsDateTimeFormat ? DateTime.FromOADate(value) : value, CultureInfo.InvariantCulture);
        }

        return cell.DataType == XLDataType.Number ? cell.GetDouble().ToString("R", CultureInfo.InvariantCulture) : cell.GetString();
    }

    /// <summary>The format of a cell; null for a plain one. Excel keeps its own formats as numbers: those of dates, of East Asia among them, are told as dates.</summary>
    private static ExcelNumberFormat.NumberFormat? Format(IXLCell cell)
    {
        var text = cell.Style.NumberFormat switch
        {
            { Format: { Length: > 0 } own } => own,
            { NumberFormatId: 1 } => "0",
            { NumberFormatId: 2 } => "0.00",
            { NumberFormatId: 3 } => "#,##0",
            { NumberFormatId: 4 } => "#,##0.00",
            { NumberFormatId: 9 } => "0%",
            { NumberFormatId: 10 } => "0.00%",
            { NumberFormatId: (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) } => "yyyy-mm-dd",
            _ => "",
        };
        return text is "" or "General" or "@" ? null : new ExcelNumberFormat.NumberFormat(text);
    }

    [GeneratedRegex(@"^(?<criterion>.+)[（(]\s*(?<marks>\d+(\.\d+)?)\s*分?\s*[)）]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RubricLine();

    [GeneratedRegex(@"^#(REF|N/A|NAME|VALUE|NULL|NUM|DIV/0)[!?]?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ErrorValues();
}
