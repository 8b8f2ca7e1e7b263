using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>
/// The place of a row in an order: the value it is ordered by and its number, which settles ties; or, in an order by names,
/// the name. It names the order, so that a cursor of one list is not taken for one of another. It stays right while rows
/// come and go, as no count does.
/// </summary>
internal readonly record struct Cursor(string Order, long Value, long Number, string Name = "")
{
    /// <summary>Most characters of a cursor: more than the longest name of an account, in Chinese, takes.</summary>
    private const int Longest = 300;

    /// <summary>The cursor as clients see it.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Order}|{Value}|{Number}{(Name.Length == 0 ? "" : $"|{Name}")}")));

    /// <summary>On which side of another place of a rising order by numbers it lies: negative before it, positive after it.</summary>
    public int SideOf(Cursor other) => (Value, Number).CompareTo((other.Value, other.Number));

    /// <summary>Reads a cursor of <paramref name="order"/> that a client gave as <paramref name="argument"/>; null for none.</summary>
    /// <exception cref="BankExecutionError">It is not a cursor of this order.</exception>
    public static Cursor? Parse(string? text, string order, string argument)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length <= Longest
            && Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 4) is [var found, var value, var number, .. var names]
            && found == order
            && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var tie))
        {
            return new Cursor(found, place, tie, names is [var name] ? name : "");
        }

        throw new BankExecutionError(BankError.Of("page.cursor", argument, ("argument", argument)));
    }
}
