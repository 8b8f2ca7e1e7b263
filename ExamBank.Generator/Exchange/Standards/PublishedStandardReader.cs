using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// Reads the text of a standard as its issuer published it (职业技能等级标准): cover, terms, programmes, roles, and the tables of work
/// areas, tasks and requirements with their official wording. What typesetting broke is mended and told as an oddity; what would lose or
/// invent a requirement is an error that names the line.
/// </summary>
public static class PublishedStandardReader
{
    /// <summary>Most errors that one reading gives: a file with more is not mended line by line.</summary>
    public const int MaxErrors = 100;

    /// <summary>
    /// Reads a standard, or gives every reason why the file is none. <paramref name="code"/> is the standard's code; without it the code is
    /// made from the English name among the defined terms.
    /// </summary>
    public static Result<PublishedStandard> Read(ReadOnlySpan<byte> bytes, string fileName, string? code)
    {
        var text = PublishedText.Decode(bytes, fileName);
        return text.Succeeded ? Read(text.Value, fileName, code) : text.Failed<PublishedStandard>();
    }

    private static Result<PublishedStandard> Read(PublishedText text, string file, string? code)
    {
        var lines = BrokenLines.Mend(text.Lines);
        var front = lines.TakeWhile(line => !TableWords.IsTableStart(line.Text)).ToList();
        if (front.Count == lines.Count) return NoTables(lines, file);

        var cover = CoverReader.Read(front);
        var headers = PageHeaders(cover.Title);
        var outline = TableReader.Read(lines.Skip(front.Count), file, headers);
        if (outline.Errors.Count > 0) return Result.Fail<PublishedStandard>(outline.Errors.Take(MaxErrors));

        var assembly = new StandardAssembly(file, cover, FrontSections.Divide(front, headers), outline);
        var document = assembly.Assemble(code, lines[front.Count]);
        if (!document.Succeeded) return document.Failed<PublishedStandard>();
        var valid = StandardDocumentValidator.Validate(document.Value);
        return valid.Succeeded
            ? new PublishedStandard(valid.Value, text.Encoding, [.. outline.Oddities.OrderBy(oddity => oddity.Line)])
            : Result.Fail<PublishedStandard>(valid.Errors.Select(error => error.Within($"{file}:")));
    }

    /// <summary>A standard whose tables were left as pictures is told so, with the line of the first.</summary>
    private static BankError NoTables(IEnumerable<PublishedLine> lines, string file)
    {
        var picture = lines.FirstOrDefault(line => TableWords.IsPicture(line.Text));
        return picture.Number > 0 ? StandardTextErrors.Picture(file, picture.Number) : StandardTextErrors.NoTables(file);
    }

    /// <summary>What a page may carry at its top, compared without spaces.</summary>
    private static HashSet<string> PageHeaders(string title) =>
        new(StringComparer.Ordinal) { "职业技能等级标准", PublishedWords.Bare(title) };
}
