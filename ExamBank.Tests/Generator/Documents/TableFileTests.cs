using System.Text;
using ClosedXML.Excel;
using ExamBank.Generator.Documents.Tables;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Documents;

public sealed class TableFileTests
{
    private static readonly string[] Nasty =
    [
        "=1+1", "+1", "-1", "@SUM(A1)", " =HYPERLINK(\"http://evil\")", "\t=1", "\r=1", "a,b", "say \"hi\"", "line\nend", "中文，逗号", "", "'quoted", "x\u0001\uD800y",
    ];

    [Test]
    public async Task Csv_IsReadBackAsItWas_AndNothingInItIsAFormula()
    {
        var bytes = await CsvAsync(Nasty.Select(IReadOnlyList<object?> (text) => [text, 1.5m]));
        Assert.That(bytes[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }), "Excel knows UTF-8 by its mark");
        var rows = CsvText.Rows(Encoding.UTF8.GetString(bytes[3..]));
        Assert.That(rows[0], Is.EqualTo(new[] { "文字", "'=数" }));
        Assert.That(rows.Skip(1).Select(r => r[1]), Has.All.EqualTo("1.5"));
        var read = rows.Skip(1).Select(r => r[0]).ToList();
        Assert.That(read.Where(text => text.TrimStart() is ['=' or '+' or '-' or '@', ..]), Is.Empty);
        Assert.That(read, Is.EqualTo(new[]
        {
            "'=1+1", "'+1", "'-1", "'@SUM(A1)", "' =HYPERLINK(\"http://evil\")", "'\t=1", "'=1", "a,b", "say \"hi\"", "line\nend", "中文，逗号", "", "'quoted", "xy",
        }));
    }

    [Test]
    public async Task Numbers_KeepTheirSign_AndMomentsAreUtc()
    {
        var text = Encoding.UTF8.GetString(await CsvAsync([[-3, -2.50m], [new DateTimeOffset(2026, 1, 2, 8, 0, 0, TimeSpan.FromHours(8)), null], [9_000_000_000L, 0]]));
        Assert.That(text.TrimStart('\uFEFF'), Is.EqualTo("文字,'=数\r\n-3,-2.50\r\n2026-01-02T00:00:00.000Z,\r\n9000000000,0\r\n"));
    }

    [Test]
    public async Task Xlsx_HoldsTextsAsTextsAndNumbersAsNumbers()
    {
        var bytes = (await TableFile.XlsxAsync(Table(Nasty.Select(IReadOnlyList<object?> (text) => [text, -1.5m])), CancellationToken.None)).Value;
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        var cells = workbook.Worksheets.Single().RowsUsed().Skip(3).Select(r => (Text: r.Cell(1), Number: r.Cell(2))).ToList();
        Assert.That(cells, Has.Count.EqualTo(Nasty.Length));
        Assert.That(cells.Select(c => c.Text.HasFormula), Has.All.False);
        Assert.That(cells.Select(c => c.Number.GetDouble()), Has.All.EqualTo(-1.5));
        Assert.That(cells.Select(c => c.Text.GetString()).Take(4), Is.EqualTo(Nasty.Take(4)));
    }

    [Test]
    public async Task AWorkbook_HasALimit_AndCsvHasNone()
    {
        var many = Enumerable.Range(0, TableFile.MostWorkbookRows + 1).Select(IReadOnlyList<object?> (i) => [i, i]);
        Assert.That((await TableFile.XlsxAsync(Table(many), CancellationToken.None)).Errors.Single().Code, Is.EqualTo("document.too-many-rows"));
        Assert.That(Encoding.UTF8.GetString(await CsvAsync(many)).Split("\r\n"), Has.Length.EqualTo(TableFile.MostWorkbookRows + 3));
    }

    [Test]
    public async Task AnEmptyTable_HasItsHeads()
    {
        Assert.That(Encoding.UTF8.GetString(await CsvAsync([])).TrimStart('\uFEFF'), Is.EqualTo("文字,'=数\r\n"));
        Assert.That((await TableFile.XlsxAsync(Table([]), CancellationToken.None)).Succeeded, Is.True);
    }

    private static Table Table(IEnumerable<IReadOnlyList<object?>> rows) => ExamBank.Generator.Documents.Tables.Table.Of("t", "表", [new TableColumn("文字"), new TableColumn("=数")], rows);

    private static async Task<byte[]> CsvAsync(IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var bytes = new MemoryStream();
        await TableFile.WriteCsvAsync(Table(rows), bytes, CancellationToken.None);
        return bytes.ToArray();
    }
}
