using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>
/// The place of a row in an order: the value it is ordered by and its number, which settles ties. It names the order, so
/// that a cursor of one list is not taken for one of another. It stays right while rows come and go, as no count does.
/// </summary>
internal readonly record struct Cursor(string Order, long Value, long Number)
{
    /// <summary>The cursor as clients see it.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Order}|{Value}|{Number}")));

    /// <summary>On which side of another place of a rising order it lies: negative before it, positive after it.</summary>
    public int SideOf(Cursor other) => (Value, Number).CompareTo((other.Value, other.Number));

    /// <summary>Reads a cursor of <paramref name="order"/> that a client gave as <paramref name="argument"/>; null for none.</summary>
    /// <exception cref="BankExecutionError">It is not a cursor of this order.</exception>
    public static Cursor? Parse(string? text, string order, string argument)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length <= 200
            && Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|') is [var name, var value, var number]
            && name == order
            && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var tie))
        {
            return new Cursor(name, place, tie);
        }

        throw new BankExecutionError(BankError.Of("page.cursor", argument, ("argument", argument)));
    }
}
