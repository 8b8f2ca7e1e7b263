using ClosedXML.Excel;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Exchange.Questions.Excel;

/// <summary>A standard as the template needs it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Requirements">Keys and texts of its requirements, in order.</param>
public sealed record TemplateStandard(string Code, string Title, IReadOnlyList<(string Key, string Text)> Requirements);

/// <summary>
/// Writes the Excel template in which authors write questions, one a row: the sheet to fill in, one that explains each column with
/// examples, one of the requirements, and a hidden one with the words of the lists and the code of the standard.
/// </summary>
public static class QuestionTemplate
{
    /// <summary>The sheet that is filled in and read.</summary>
    public const string QuestionSheet = "试题";

    /// <summary>The hidden sheet that tells the standard.</summary>
    public const string ListSheet = "列表";

    /// <summary>Says that a workbook is made from this template; beside it stands the code of the standard.</summary>
    public const string Mark = "ExamBank questions 1";

    // Rows that have lists and formats; further ones are read all the same.
    private const int ReadyRows = 1_000;

    private const string FontName = "宋体";

    private static readonly string[][] Examples =
    [
        ["例：单项选择题", "单项选择题", "答案写 B；选项 A–D 各写一格。"],
        ["例：判断题", "判断题", "答案写“正确”或“错误”，不填选项。"],
        ["例：填空题", "填空题", "题干：社交电商的三要素是____、____和场。答案第一行：人；第二行：货|商品"],
        ["例：简答题", "简答题", "评分细则第一行：分析人群（4分）；第二行：比较货源（6分）；分值 10"],
        ["例：实操题", "实操题", "成果：直播脚本一份；提交方式：保存到考试文件夹；评分细则同简答题"],
    ];

    /// <summary>The bytes of the template.</summary>
    public static byte[] Write(TemplateStandard standard)
    {
        ArgumentNullException.ThrowIfNull(standard);
        using var workbook = Workbooks.New($"{standard.Code} 试题模板");
        var questions = workbook.Worksheets.Add(QuestionSheet);
        Explain(workbook.Worksheets.Add("填写说明"), standard);
        Requirements(workbook.Worksheets.Add("职业技能要求"), standard);
        var lists = workbook.Worksheets.Add(ListSheet);
        Questions(questions, Lists(lists, standard));
        lists.Visibility = XLWorksheetVisibility.VeryHidden;
        questions.SetTabActive();
        return Workbooks.Save(workbook);
    }

    private static void Questions(IXLWorksheet sheet, Dictionary<string, IXLRange> lists)
    {
        sheet.Style.Font.FontName = FontName;
        foreach (var column in TemplateColumn.All)
        {
            var cells = sheet.Range(TemplateColumn.HeaderRow + 1, column.Number, TemplateColumn.HeaderRow + ReadyRows, column.Number);
            sheet.Column(column.Number).Width = column.Width;
            // As text, Excel makes no date of 1-2 and no number of 007.
            sheet.Column(column.Number).Style.NumberFormat.Format = column.Kind == ColumnKind.Number ? "General" : "@";
            sheet.Column(column.Number).Style.Alignment.WrapText = true;
            sheet.Column(column.Number).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            var rule = cells.SetDataValidation();
            rule.InputTitle = column.Header;
            rule.InputMessage = column.Hint.Length <= 255 ? column.Hint : column.Hint[..255];
            rule.IgnoreBlanks = true;
            if (lists.TryGetValue(column.Name, out var words)) rule.List(words, inCellDropdown: true);
            else if (column.Name == "facility") rule.Decimal.Between(0, 1);
            else if (column.Kind == ColumnKind.Number) rule.Decimal.GreaterThan(0);
            rule.ErrorTitle = column.Header;
            rule.ErrorMessage = "请按填写说明填写。";
            Head(sheet.Cell(TemplateColumn.HeaderRow, column.Number), column.Header);
        }

        // Two lines, as nobody measures wrapped text on a machine without a screen.
        sheet.Row(TemplateColumn.HeaderRow).Height = 32;
        sheet.SheetView.Freeze(TemplateColumn.HeaderRow, 1);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.SetRowsToRepeatAtTop(TemplateColumn.HeaderRow, TemplateColumn.HeaderRow);
    }

    private static void Explain(IXLWorksheet sheet, TemplateStandard standard)
    {
        sheet.Style.Font.FontName = FontName;
        (double Width, string Head)[] columns = [(22, "列"), (14, "内容"), (96, "怎样填写")];
        for (var i = 0; i < columns.Length; i++) sheet.Column(i + 1).Width = columns[i].Width;
        sheet.Style.Alignment.WrapText = true;
        sheet.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.Cell(1, 1).SetValue(XmlText.OneLine($"{standard.Title}（{standard.Code}）试题模板"));
        sheet.Range(1, 1, 1, columns.Length).Merge().Style.Font.Bold = true;
        sheet.Cell(2, 1).SetValue($"在“{QuestionSheet}”表中一行写一题，然后用 questions import 文件 --dry-run 检查，无误后去掉 --dry-run 导入。请只填文字和数字：公式和日期不会被读取，含公式的单元格请粘贴为值。");
        sheet.Range(2, 1, 2, columns.Length).Merge();
        sheet.Row(2).Height = 34;
        for (var i = 0; i < columns.Length; i++) Head(sheet.Cell(3, i + 1), columns[i].Head);
        var row = 4;
        foreach (var column in TemplateColumn.All.Where(c => !c.Name.StartsWith("options[", StringComparison.Ordinal) || c.Name == "options[0]"))
        {
            var header = column.Name == "options[0]" ? $"选项 A–{TemplateColumn.Letter(TemplateColumn.Options - 1)}" : column.Header;
            Line(sheet, row++, header, column.Kind switch { ColumnKind.Number => "数字", ColumnKind.Word => "列表", _ => "文字" }, column.Hint);
        }

        row++;
        foreach (var example in Examples) Line(sheet, row++, example[0], example[1], example[2]);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }

    private static void Requirements(IXLWorksheet sheet, TemplateStandard standard)
    {
        sheet.Style.Font.FontName = FontName;
        sheet.Column(1).Width = 14;
        sheet.Column(2).Width = 110;
        sheet.Style.Alignment.WrapText = true;
        Head(sheet.Cell(1, 1), "编号");
        Head(sheet.Cell(1, 2), "职业技能要求");
        var row = 2;
        foreach (var (key, text) in standard.Requirements)
        {
            sheet.Cell(row, 1).SetValue(key);
            sheet.Cell(row++, 2).SetValue(XmlText.OneLine(text));
        }

        sheet.SheetView.FreezeRows(1);
        sheet.PageSetup.FitToPages(1, 0);
    }

    /// <summary>Writes the words of the lists below each other, one list a column, and gives the ranges by the names of their columns.</summary>
    private static Dictionary<string, IXLRange> Lists(IXLWorksheet sheet, TemplateStandard standard)
    {
        sheet.Cell(1, 1).SetValue(Mark);
        sheet.Cell(1, 2).SetValue(standard.Code);
        var ranges = new Dictionary<string, IXLRange>(StringComparer.Ordinal);
        var number = 1;
        foreach (var column in TemplateColumn.All.Where(c => c.Kind == ColumnKind.Word))
        {
            IReadOnlyList<string> words = column.Name == "requirement" ? [.. standard.Requirements.Select(r => r.Key)] : TemplateColumn.Words(column.Name);
            for (var i = 0; i < words.Count; i++) sheet.Cell(i + 3, number).SetValue(words[i]);
            if (words.Count > 0) ranges.Add(column.Name, sheet.Range(3, number, words.Count + 2, number));
            number++;
        }

        return ranges;
    }

    private static void Line(IXLWorksheet sheet, int row, params string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            sheet.Cell(row, i + 1).Style.NumberFormat.Format = "@";
            sheet.Cell(row, i + 1).SetValue(cells[i]);
            sheet.Cell(row, i + 1).Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        }

        // A Chinese character is as wide as two of the characters that widths are told in.
        var lines = Math.Ceiling(cells[^1].Length * 2 / 92.0);
        sheet.Row(row).Height = 15.5 * Math.Max(1, lines);
    }

    private static void Head(IXLCell cell, string text)
    {
        cell.SetValue(text);
        cell.Style.Font.Bold = true;
        cell.Style.Fill.BackgroundColor = XLColor.FromArgb(0xDD, 0xE8, 0xF4);
        cell.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        cell.Style.Alignment.WrapText = true;
    }
}
