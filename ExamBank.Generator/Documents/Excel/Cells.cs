namespace ExamBank.Generator.Documents.Excel;

/// <summary>A formula that Excel 2016 and LibreOffice both calculate; the file carries no result of it, so both calculate it on opening.</summary>
/// <param name="Text">The formula without its equals sign, in English function names.</param>
/// <param name="IsText">Whether its result is a text, which wraps from the left.</param>
internal sealed record Formula(string Text, bool IsText = false);

/// <summary>A cell that people fill in, tinted so that they find it.</summary>
/// <param name="IsText">Whether what they type stays as typed: leading noughts and eighteen digits survive.</param>
/// <param name="Value">What stands in it beforehand: a text or a <see cref="decimal"/>.</param>
internal sealed record Entry(bool IsText, object? Value = null);

/// <summary>A share, printed in per cent.</summary>
internal sealed record Share(decimal Value)
{
    /// <summary>What a part is of a whole; nothing of nothing is nothing.</summary>
    public static Share Of(decimal part, decimal whole) => new(whole == 0 ? 0 : part / whole);
}
