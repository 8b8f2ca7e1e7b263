using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;

namespace ExamBank.Generator.Exchange.Questions.Excel;

/// <summary>Reads a workbook made from <see cref="QuestionTemplate"/>: each row becomes a question file of one question, so that everything that is wrong is told by its row.</summary>
public static partial class QuestionWorkbook
{
    /// <summary>Ending of the files that are read here.</summary>
    public const string Ending = ".xlsx";

    private const int MostRows = 5_000;

    // A workbook of the largest size that unpacks to more than this is no template.
    private const long MostUnpacked = 300L * 1024 * 1024;

    /// <summary>The questions in the order of their rows, each with its place; or everything that is wrong with any of them.</summary>
    /// <param name="bytes">The workbook.</param>
    /// <param name="name">Its name, as errors tell it.</param>
    public static Result<IReadOnlyList<(string Path, QuestionFile File)>> Read(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > QuestionFile.MaximumBytes) return ExchangeErrors.TooLarge(name, bytes.Length, QuestionFile.MaximumBytes);
        var opened = Open(bytes, name);
        if (!opened.Succeeded) return opened.Failed<IReadOnlyList<(string, QuestionFile)>>();
        using var workbook = opened.Value;
        if (!workbook.TryGetWorksheet(QuestionTemplate.QuestionSheet, out var sheet)
            || !workbook.TryGetWorksheet(QuestionTemplate.ListSheet, out var lists)
            || lists.Cell(1, 1).GetString() != QuestionTemplate.Mark) return ExchangeErrors.NotTheTemplate(name);
        var place = $"{name}: {QuestionTemplate.QuestionSheet}";
        var moved = TemplateColumn.All.Where(column => sheet.Cell(TemplateColumn.HeaderRow, column.Number).GetString().Trim() != column.Header).ToList();
        if (moved.Count > 0) return Result.Fail<IReadOnlyList<(string, QuestionFile)>>(moved.Select(column => ExchangeErrors.HeaderMoved($"{place}!{column.Place(TemplateColumn.HeaderRow)}", column.Header)));

        var last = sheet.LastRowUsed()?.RowNumber() ?? TemplateColumn.HeaderRow;
        if (last - TemplateColumn.HeaderRow > MostRows) return ExchangeErrors.TooManyRows(name, last - TemplateColumn.HeaderRow, MostRows);
        var (files, errors) = (new List<(string, QuestionFile)>(), new List<BankError>());
        for (var number = TemplateColumn.HeaderRow + 1; number <= last; number++)
        {
            var row = new TemplateRow(sheet, number, place);
            if (row.IsEmpty) continue;
            var entry = Entry(row);
            errors.AddRange(row.Errors);
            var key = entry.Content.Requirement;
            var task = key.LastIndexOf('.') is > 0 and var dot ? key[..dot] : key;
            files.Add((string.Create(CultureInfo.InvariantCulture, $"{place}!{number}"), new QuestionFile(lists.Cell(1, 2).GetString(), task, [], [entry])));
        }

        if (errors.Count > 0) return Result.Fail<IReadOnlyList<(string, QuestionFile)>>(errors);
        return files.Count == 0 ? ExchangeErrors.NothingToImport(name) : files;
    }

    /// <summary>An error of an import at its cell: what a file calls <c>questions[0].stem</c> is the row's column.</summary>
    public static BankError Located(BankError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return RowPlace().Match(error.Path) is { Success: true } match && TemplateColumn.Named(match.Groups["field"].Value) is { } column
            ? error with { Path = $"{match.Groups["sheet"].Value}!{column.Place(int.Parse(match.Groups["row"].Value, CultureInfo.InvariantCulture))}" }
            : error;
    }

    private static QuestionEntry Entry(TemplateRow row)
    {
        var code = row.Needed("code");
        var type = row.Word("type", TemplateColumn.Types, Terms.Of);
        var requirement = row.Needed("requirement");
        var level = requirement.Split('-')[0];
        var stem = row.Needed("stem");
        var content = new QuestionContent
        {
            Type = type,
            Requirement = requirement,
            FurtherRequirements = row.Text("furtherRequirements").Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } further ? further : null,
            CognitiveLevel = row.Word("cognitiveLevel", Enum.GetValues<CognitiveLevel>(), Terms.Of),
            Facility = new Dictionary<string, Facility>(StringComparer.Ordinal) { [level] = Facility.TryFrom(row.Number("facility"), out var facility) ? facility : Bad<Facility>(row, "facility") },
            Marks = Marks.TryFrom(row.Number("marks"), out var marks) ? marks : Bad<Marks>(row, "marks"),
            Minutes = Minutes.TryFrom(row.Number("minutes"), out var minutes) ? minutes : Bad<Minutes>(row, "minutes"),
            Stem = type == QuestionType.FillBlank ? Blanked(stem) : stem,
            Options = Options(row),
            Shuffle = row.Text("shuffle") switch { "是" => false, "" or "否" => null, var other => Unknown(row, other) },
            Key = type is QuestionType.FillBlank ? null : Key(row, type),
            Blanks = type == QuestionType.FillBlank ? Blanks(row) : null,
            Answer = row.Optional("answer"),
            Rubric = row.Rubric()?.Select(line => new RubricLine(line.Criterion, Marks.TryFrom(line.Marks, out var own) ? own : Bad<Marks>(row, "rubric"))).ToList(),
            Explanation = row.Optional("explanation"),
            Task = Task(row),
        };
        return new QuestionEntry(code, content);
    }

    private static readonly char[] Separators = [';', '；', ',', '，', '、', '\n', ' '];

    private static List<Option>? Options(TemplateRow row)
    {
        var refused = row.Errors.Count;
        var texts = Enumerable.Range(0, TemplateColumn.Options).Select(i => row.Text($"options[{i}]")).ToList();
        if (row.Errors.Count > refused) return null;
        var count = texts.FindLastIndex(text => text.Length > 0) + 1;
        for (var i = 0; i < count; i++)
            if (texts[i].Length == 0) row.Errors.Add(ExchangeErrors.CellEmpty(row.Place(TemplateColumn.Of($"options[{i}]"))));
        return count == 0 ? null : [.. texts.Take(count).Select((text, i) => new Option(Id(i), text))];
    }

    private static AnswerKey? Key(TemplateRow row, QuestionType type)
    {
        var text = row.Text("key");
        if (text.Length == 0) return null;
        if (type == QuestionType.TrueFalse)
        {
            if (TemplateColumn.True.Contains(text, StringComparer.OrdinalIgnoreCase)) return AnswerKey.Of(true);
            if (TemplateColumn.False.Contains(text, StringComparer.OrdinalIgnoreCase)) return AnswerKey.Of(false);
            row.Errors.Add(ExchangeErrors.UnknownValue(row.Place(TemplateColumn.Of("key")), text, $"{TemplateColumn.True[0]}、{TemplateColumn.False[0]}"));
            return null;
        }

        var letters = text.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && !Separators.Contains(c)).ToList();
        if (letters.TrueForAll(c => c is >= 'A' and < (char)('A' + TemplateColumn.Options))) return AnswerKey.Of([.. letters.Select(c => Id(c - 'A'))]);
        row.Errors.Add(ExchangeErrors.UnknownValue(row.Place(TemplateColumn.Of("key")), text, $"A–{TemplateColumn.Letter(TemplateColumn.Options - 1)}"));
        return null;
    }

    private static List<Blank>? Blanks(TemplateRow row) => row.Lines("key")
        ?.Select((line, i) => new Blank((i + 1).ToString(CultureInfo.InvariantCulture), line.Split(['|', '｜'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))).ToList();

    /// <summary>Underscores become the tokens of blanks, counted from 1; a stem that has tokens already keeps them.</summary>
    private static string Blanked(string stem)
    {
        var number = 0;
        return Underscores().Replace(stem, _ => string.Create(CultureInfo.InvariantCulture, $"[[blank:{++number}]]"));
    }

    private static PracticalTask? Task(TemplateRow row)
    {
        var (materials, equipment, product, submission) = (row.Lines("task.materials"), row.Lines("task.equipment"), row.Text("task.product"), row.Text("task.submission"));
        return materials is null && equipment is null && product.Length == 0 && submission.Length == 0
            ? null
            : new PracticalTask { Materials = materials, Equipment = equipment, Product = product, Submission = submission };
    }

    private static T Bad<T>(TemplateRow row, string name)
        where T : struct
    {
        row.Errors.Add(ExchangeErrors.CellOutOfBounds(row.Place(TemplateColumn.Of(name))));
        return default;
    }

    private static bool? Unknown(TemplateRow row, string text)
    {
        row.Errors.Add(ExchangeErrors.UnknownValue(row.Place(TemplateColumn.Of("shuffle")), text, "是、否"));
        return null;
    }

    private static string Id(int index) => ((char)('a' + index)).ToString();

    private static Result<XLWorkbook> Open(byte[] bytes, string name)
    {
        try
        {
            using (var archive = new ZipArchive(new MemoryStream(bytes, writable: false)))
            {
                var unpacked = archive.Entries.Sum(entry => entry.Length);
                if (unpacked > MostUnpacked) return ExchangeErrors.TooLarge(name, unpacked, MostUnpacked);
            }

            return new XLWorkbook(new MemoryStream(bytes, writable: false));
        }
#pragma warning disable CA1031 // Whatever the library makes of bytes that are no workbook, to a person it is the same.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return ExchangeErrors.NotAWorkbook(name);
        }
    }

    [GeneratedRegex(@"_{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Underscores();

    [GeneratedRegex(@"^(?<sheet>.+)!(?<row>\d+): questions\[0\]\.(?<field>.+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RowPlace();
}
