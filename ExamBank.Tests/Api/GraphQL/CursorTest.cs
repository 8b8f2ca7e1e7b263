using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

internal sealed class CursorTest
{
    [FsCheck.NUnit.Property]
    public bool A_cursor_reads_back_as_it_was(long value, uint number)
    {
        var cursor = new Cursor("NUMBER", value, number);
        return Cursor.Parse(cursor.ToString(), "NUMBER", "after") == cursor;
    }

    [TestCase("BJ-001")]
    [TestCase("李雷")]
    [TestCase("a|b|")]
    public void So_does_one_of_an_order_by_names(string name)
    {
        var cursor = new Cursor("CENTRES", 0, 0, name);
        Assert.That(Cursor.Parse(cursor.ToString(), "CENTRES", "after"), Is.EqualTo(cursor));
    }

    [TestCase("x")]
    [TestCase("äöü")]
    [TestCase("TlVNQkVSfDE")]
    public void What_is_no_cursor_is_refused(string text)
    {
        Assert.That(() => Cursor.Parse(text, "NUMBER", "after"), Throws.InstanceOf<BankExecutionError>());
    }

    [Test]
    public void A_cursor_of_another_order_is_refused()
    {
        Assert.That(() => Cursor.Parse(new Cursor("FACILITY", 1, 2).ToString(), "NUMBER", "after"), Throws.InstanceOf<BankExecutionError>());
    }

    [TestCase(null, 20)]
    [TestCase(1, 1)]
    [TestCase(100, 100)]
    public void A_page_has_from_1_to_100_rows(int? first, int size)
    {
        Assert.That(PageSize.Checked(first, "first"), Is.EqualTo(size));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(101)]
    public void Another_page_size_is_refused(int first)
    {
        Assert.That(() => PageSize.Checked(first, "first"), Throws.InstanceOf<BankExecutionError>());
    }
}
