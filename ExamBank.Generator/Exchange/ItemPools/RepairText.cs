using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>Says a repair in a sentence, such as 再写 2 题.</summary>
public static class RepairText
{
    /// <summary>The sentence in the language of <paramref name="culture"/>.</summary>
    public static string Of(Repair repair, MessageCatalogue messages, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(repair);
        ArgumentNullException.ThrowIfNull(messages);
        var code = repair.Kind switch
        {
            RepairKind.LowerMinimum => "assembly.repair.lower-minimum",
            RepairKind.RaiseMaximum => "assembly.repair.raise-maximum",
            RepairKind.WriteItems => "assembly.repair.write-items",
            _ => throw new ArgumentOutOfRangeException(nameof(repair), repair.Kind, null),
        };
        var form = repair.Form is null ? "" : messages.Text("assembly.repair.form", culture, ("form", repair.Form));
        return messages.Text(
            code, culture, ("rule", repair.Rule), ("form", form), ("from", Plain(repair.From)), ("to", Plain(repair.To)), ("more", Plain(repair.To - repair.From)));
    }

    /// <summary>A number without noughts at its end.</summary>
    internal static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
