using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Keys;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>Keys of objective questions in blocks of five, as markers read them beside a pile of papers.</summary>
internal static class KeyBlocksSheet
{
    private const int BlockSize = 5;

    public static void Write(XLWorkbook workbook, PaperModel paper, VersionModel version)
    {
        var sheet = Sheet.Add(
            workbook,
            $"{Terms.VersionName(version)} 速查",
            SheetTitles.Title(paper, version, "客观题答案速查（每五题一组）"),
            SheetTitles.Identity(paper, version),
            [("题型", 16), ("题号", 12), ("1 / 6", 11), ("2 / 7", 11), ("3 / 8", 11), ("4 / 9", 11), ("5 / 0", 11)]);
        foreach (var section in version.Sections.Where(s => s.Type <= QuestionType.TrueFalse))
            foreach (var block in section.Questions.GroupBy(q => (q.Number - 1) / BlockSize))
                sheet.Row([Terms.Of(section.Type), Range([.. block]), .. Cells([.. block])]);
    }

    // Blocks follow the printed numbers (1–5, 6–10, …), so a key stands in the column of its number's last digit.
    private static IEnumerable<object?> Cells(IReadOnlyList<QuestionModel> block) =>
        Enumerable.Range(0, BlockSize).Select(place => block.SingleOrDefault(q => (q.Number - 1) % BlockSize == place) is { } question
            ? KeyWords.Of(question)
            : null);

    private static string Range(IReadOnlyList<QuestionModel> block) => block.Count == 1
        ? block[0].Number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{block[0].Number}–{block[^1].Number}");
}
