using System.Text;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.ItemPools;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.CsvPool;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>What a CSV file means as an item pool.</summary>
public sealed class ItemPoolFileTests
{
    [Test]
    public void A_column_is_of_numbers_when_every_value_is_one_and_an_empty_cell_is_no_value()
    {
        var pool = Of("id,p,domain\ni1,0.50,1\ni2,,A\ni3,1e-05,\n");
        Assert.That(pool.Ids, Is.EqualTo(new[] { "i1", "i2", "i3" }));
        Assert.That(pool.Numbers("p"), Is.EqualTo(new decimal?[] { 0.5m, null, 0.00001m }));
        Assert.That(((NumberColumn)pool.Column("p")!).Unit, Is.EqualTo(0.00001m));
        Assert.That(pool.Words("domain"), Is.EqualTo(new[] { "1", "A", "" }));
    }

    [TestCase("5", "5")]
    [TestCase("+5", "5")]
    [TestCase("-0.50", "-0.5")]
    [TestCase(".5", "0.5")]
    [TestCase("5.", "5")]
    [TestCase("1E3", "1000")]
    [TestCase("12.5e-1", "1.25")]
    [TestCase("0e99999999999", "0")]
    [TestCase("1000000000000000000e-18", "1")]
    [TestCase("0.5000000000000000000000000000000000000000", "0.5")]
    [TestCase("4611686018427387903", "4611686018427387903")]
    [TestCase("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [TestCase(" 7 ", "7")]
    public void A_number_is_read_exactly(string written, string meant) =>
        Assert.That(Of($"id,x\na,{written}\n").Numbers("x"), Is.EqualTo(new decimal?[] { decimal.Parse(meant, System.Globalization.CultureInfo.InvariantCulture) }));

    [TestCase("1,5")]
    [TestCase("0x10")]
    [TestCase("1e")]
    [TestCase("e5")]
    [TestCase("1.2.3")]
    [TestCase("--1")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("１２")]
    [TestCase(".")]
    [TestCase("1 2")]
    [TestCase("NA")]
    public void What_is_no_number_makes_its_column_one_of_words(string written) =>
        Assert.That(Of($"id,x\na,\"{written}\"\nb,2\n").Words("x"), Is.EqualTo(new[] { written, "2" }));

    [Test]
    public void Numbers_before_the_first_word_of_a_column_are_words_as_they_were_written()
    {
        var csv = "id,x,y\na,01,1\nb,1.0,2\nc,n/a,3\nd,\" 1e0 \",\n";
        Assert.That(Of(csv).Words("x"), Is.EqualTo(new[] { "01", "1.0", "n/a", "1e0" }));
        Assert.That(Of(csv).Numbers("y"), Is.EqualTo(new decimal?[] { 1, 2, 3, null }));
    }

    [Test]
    public void A_stroke_splits_several_values_and_one_that_is_repeated_counts_once()
    {
        var pool = Of("id,tags\na,x\nb,\nc, y | x |y||\nd,|\n");
        Assert.That(pool.Words("tags"), Is.EqualTo(new[] { "x", "", "y|x", "" }));
        Assert.That(pool.Column("tags")!.HasSeveralValues, Is.True);
    }

    [Test]
    public void A_column_in_which_a_cell_has_several_numbers_is_one_of_words() =>
        Assert.That(Of("id,objective\na,1\nb,2|3\n").Words("objective"), Is.EqualTo(new[] { "1", "2|3" }));

    [Test]
    public void An_empty_column_is_one_of_words_without_any() => Assert.That(Of("id,x\na,\nb,\" \"\n").Words("x"), Is.EqualTo(new[] { "", "" }));

    [Test]
    public void Ids_are_text_even_where_all_are_numbers_and_can_be_filtered_by()
    {
        var pool = Of("id,x\n007,1\n7,2\n1e1,3\n");
        Assert.That(pool.Ids, Is.EqualTo(new[] { "007", "7", "1e1" }));
        Assert.That(pool.Words("id"), Is.EqualTo(new[] { "007", "7", "1e1" }));
    }

    [Test]
    public void A_column_of_ids_is_text_like_the_ids()
    {
        const string Csv = "id,enemies,x\n007,,1\n7,007,2\n";
        Assert.That(Of(Csv).Numbers("enemies"), Is.EqualTo(new decimal?[] { null, 7 }));
        var uses = PoolColumnUses.Of(new AssemblySpecification { EnemiesColumn = "enemies" });
        Assert.That(Read(Csv, uses).Value.Words("enemies"), Is.EqualTo(new[] { "", "007" }));
    }

    [Test]
    public void Quotation_marks_hold_commas_line_breaks_and_doubled_quotation_marks()
    {
        var pool = Of("\"id\",\"stem, short\"\r\n\"a\",\"1,5\r\n\"\"quoted\"\"\"\r\nb,\"\"\r\n");
        Assert.That(pool.Words("stem, short"), Is.EqualTo(new[] { "1,5\r\n\"quoted\"", "" }));
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public void Lines_end_in_any_of_the_usual_ways_and_empty_ones_may_follow_the_last(string end) =>
        Assert.That(Of(string.Join(end, "id,x", "a,1", "b,2", "", "")).Numbers("x"), Is.EqualTo(new decimal?[] { 1, 2 }));

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_first_name() =>
        Assert.That(Read([.. Encoding.UTF8.Preamble, .. "id,题干\n甲,乙丙\n"u8]).Value.Words("题干"), Is.EqualTo(new[] { "乙丙" }));

    [Test]
    public void White_space_around_names_ids_and_values_does_not_count() =>
        Assert.That(Of("id , 分值\n\u3000a\u3000,\u00A0" + "2\n").Numbers("分值"), Is.EqualTo(new decimal?[] { 2 }));

    [Test]
    public void A_column_without_a_name_is_passed_over() => Assert.That(Of(",id,x,\n1,a,5,\n2,b,6,\n").ColumnNames, Is.EquivalentTo(new[] { "id", "x" }));

    [Test]
    public void A_stream_that_cannot_go_back_is_read_too()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("id,x\na,1\nb,z\n"));
        using var pipe = new System.IO.Compression.BrotliStream(Packed(file), System.IO.Compression.CompressionMode.Decompress);
        Assert.That(pipe.CanSeek, Is.False);
        Assert.That(ItemPoolFile.Read(pipe, null, CancellationToken.None).Value.Words("x"), Is.EqualTo(new[] { "1", "z" }));
    }

    [Test]
    public void Reading_can_be_cancelled()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("id\n" + string.Concat(Enumerable.Range(0, 20_000).Select(n => $"i{n}\n"))));
        Assert.That(() => ItemPoolFile.Read(file, null, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("", "pool.empty", "")]
    [TestCase("\n\n", "pool.empty", "")]
    [TestCase("id,p\n", "pool.empty", "")]
    [TestCase("ID,p\na,1\n", "pool.no-id-column", "row 1")]
    [TestCase("id;p\na;1\n", "pool.no-id-column", "row 1")]
    [TestCase("id,p,q, p\na,1,2,3\n", "pool.duplicate-column", "row 1, column p")]
    [TestCase("id,p\na,1\nb\n", "pool.ragged-row", "row 3")]
    [TestCase("id,p\na,1\nb,2,3\n", "pool.ragged-row", "row 3")]
    [TestCase("id,p\na,1\n\nb,2\n", "pool.ragged-row", "row 3")]
    [TestCase("id,p\na,1\n ,2\n", "pool.no-id", "row 3, column id")]
    [TestCase("id\na\n\nb\n", "pool.no-id", "row 3, column id")]
    [TestCase("id,p\na,1\nb,1\na,2\n", "pool.duplicate-id", "row 4, column id")]
    [TestCase("id,p\na,\"1\n2\"\n a,2\n", "pool.duplicate-id", "row 3, column id")]
    [TestCase("id,p\na,1\nb,x\"y\n", "pool.quotes", "row 3")]
    [TestCase("id,p\na,\"x\"y\n", "pool.quotes", "row 2")]
    [TestCase("id,p\na,1\nb,\"x\nc,2\n", "pool.quotes", "row 3")]
    [TestCase("id,p\na,1\nb,x\0y\n", "pool.nul", "row 3, column p")]
    [TestCase("id,p\0\na,1\n", "pool.nul", "row 1, column 2")]
    [TestCase("id,p\na,1e300\n", "pool.not-exact", "row 2, column p")]
    [TestCase("id,p\na,0.00000000000000000000000000001\n", "pool.not-exact", "row 2, column p")]
    [TestCase("id,p\na,4611686018427387904\n", "pool.not-exact", "row 2, column p")]
    [TestCase("id,p\na,1234567890123\nb,5\nc,0.1234567\nd,0.1\n", "pool.not-exact", "row 4, column p")]
    [TestCase("id,p\na,0.1234567\nb,5\nc,-1234567890123\n", "pool.not-exact", "row 4, column p")]
    [TestCase("id,p\na,1234567890123456789012345678\n", "pool.not-exact", "row 2, column p")]
    public void What_is_wrong_is_told_with_row_and_column(string csv, string code, string path)
    {
        var errors = Read(csv).Errors;
        Assert.That(errors.Select(e => (e.Code, e.Path)), Is.EqualTo(new[] { (code, path) }));
    }

    [TestCase(new byte[] { (byte)'i', (byte)'d', 10, 0xC3, 0x28, 10 }, "row 2, column id")]
    [TestCase(new byte[] { (byte)'i', (byte)'d', (byte)',', 0xB1, 0xEA, 10, (byte)'a', (byte)',', (byte)'b', 10 }, "row 1, column 2")]
    [TestCase(new byte[] { 0xFF, 0xFE, (byte)'i', 0, (byte)'d', 0 }, "row 1, column id")]
    [TestCase(new byte[] { (byte)'i', (byte)'d', 10, 0xED, 0xA0, 0x80, 10 }, "row 2, column id")]
    public void Bytes_that_are_not_UTF_8_are_told_with_row_and_column(byte[] csv, string path) =>
        Assert.That(Read(csv).Errors.Select(e => (e.Code, e.Path)), Has.Member(("pool.not-utf8", path)));

    [Test]
    public void Several_errors_are_told_together_but_not_without_end()
    {
        var errors = Read("id,p\n" + string.Concat(Enumerable.Repeat("a\n", 1000))).Errors;
        Assert.That(errors, Has.Length.EqualTo(ItemPoolFile.MostErrors));
        Assert.That(errors[^1].Path, Is.EqualTo("row 21"));
    }

    [Test]
    public void A_row_without_end_is_refused_before_it_fills_the_memory()
    {
        var errors = Read("id,p\na,1\nb,\"" + new string('x', 20 << 20)).Errors;
        Assert.That(errors.Select(e => (e.Code, e.Path)), Is.EqualTo(new[] { ("pool.row-too-long", "row 3") }));
    }

    [Test]
    public void Numbers_that_cannot_be_exact_are_words_in_a_column_that_nobody_calculates_with()
    {
        const string Csv = "id,code,p\na,12345678901234567890123456789012,0.5\nb,1,0.25\n";
        Assert.That(Read(Csv).Errors.Single().Path, Is.EqualTo("row 2, column code"));
        var other = PoolColumnUses.Of(new AssemblySpecification { Order = new("p") });
        Assert.That(Read(Csv, other).Value.Words("code"), Is.EqualTo(new[] { "12345678901234567890123456789012", "1" }));
        var same = PoolColumnUses.Of(new AssemblySpecification { Order = new("code") });
        Assert.That(Read(Csv, same).Errors.Single().Code, Is.EqualTo("pool.not-exact"));
    }

    private static MemoryStream Packed(Stream content)
    {
        var packed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) content.CopyTo(brotli);
        packed.Position = 0;
        return packed;
    }
}
