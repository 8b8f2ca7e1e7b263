using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>What the reader mended, skipped or missed, and tells so that a person can look at it.</summary>
internal static class StandardTextOddities
{
    public static StandardOddity HeadRepeated(int line) => At(line, "head-repeated");

    public static StandardOddity CaptionRepeated(int line, string level) => At(line, "caption-repeated", ("level", level));

    public static StandardOddity OtherTable(int line, string caption) => At(line, "other-table", ("text", Short(caption)));

    public static StandardOddity PageLine(int line, string text) => At(line, "page-line", ("text", Short(text)));

    public static StandardOddity SkippedLine(int line, string text) => At(line, "skipped-line", ("text", Short(text)));

    public static StandardOddity NoPoint(int line, string number, string title) =>
        At(line, "no-point", ("number", number), ("title", title));

    public static StandardOddity SpaceInTitle(int line, string number, string title) =>
        At(line, "space-in-title", ("number", number), ("title", title));

    public static StandardOddity LateTitle(int line, string number, string title) =>
        At(line, "late-title", ("number", number), ("title", title));

    public static StandardOddity JoinedTitle(int line, string number, string title) =>
        At(line, "joined-title", ("number", number), ("title", title));

    public static StandardOddity RepeatedTitle(int line, string number, string title) =>
        At(line, "repeated-title", ("number", number), ("title", title));

    public static StandardOddity JoinedText(int line, string number) => At(line, "joined-text", ("number", number));

    public static StandardOddity RunTogether(int line, string first, string last, int count) =>
        At(line, "run-together", ("first", first), ("last", last), ("count", count));

    public static StandardOddity NumberInText(int line, string number, string inside) =>
        At(line, "number-in-text", ("number", number), ("inside", inside));

    public static StandardOddity OtherBeginning(int line, string number, string text) =>
        At(line, "other-beginning", ("number", number), ("text", Short(text)));

    public static StandardOddity JoinedParagraph(int line, string text) => At(line, "joined-paragraph", ("text", Short(text)));

    public static StandardOddity TitleFromTable(int line, string title) => At(line, "title-from-table", ("title", title));

    public static StandardOddity YearFromCode(int line, int year) => At(line, "year-from-code", ("year", year));

    public static StandardOddity NoEdition(int line) => At(line, "no-edition");

    public static StandardOddity NoIssuer(int line) => At(line, "no-issuer");

    public static StandardOddity NoTerms(int line) => At(line, "no-terms");

    public static StandardOddity NoProgrammes(int line) => At(line, "no-programmes");

    public static StandardOddity NoRoles(int line, string level) => At(line, "no-roles", ("level", level));

    public static StandardOddity NoCovers(int line, string level) => At(line, "no-covers", ("level", level));

    public static StandardOddity CodeDerived(int line, string code, string name) =>
        At(line, "code-derived", ("code", code), ("name", name));

    /// <summary>Enough of a text to find it by.</summary>
    public static string Short(string text) => text.Length <= 20 ? text : $"{text[..20]}…";

    private static StandardOddity At(int line, string code, params (string Name, object Value)[] facts)
    {
        var note = BankError.Of($"standard-text.{code}", "", facts);
        return new StandardOddity(line, note.Code, note.Facts);
    }
}
