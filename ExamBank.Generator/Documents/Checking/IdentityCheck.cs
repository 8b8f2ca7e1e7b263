using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A file says to which paper and version it belongs, and names no other.</summary>
internal static class IdentityCheck
{
    // So many digits of a fingerprint are printed.
    private const int PrintedDigits = 16;

    public static IEnumerable<BankError> Run(PaperModel paper, string path, VersionModel version, string text)
    {
        var own = version.Fingerprint[..PrintedDigits];
        var others = paper.Forms.SelectMany(f => f.Versions).Select(v => v.Fingerprint[..PrintedDigits]).Where(f => f != own);
        if (!text.Contains(paper.Number, StringComparison.Ordinal) || !text.Contains(own, StringComparison.Ordinal) || others.Any(o => text.Contains(o, StringComparison.Ordinal)))
            yield return CheckErrors.Identity(path);
    }

    /// <summary>A file about the whole paper names it and the fingerprint of every version.</summary>
    public static IEnumerable<BankError> OfWhole(PaperModel paper, string path, OfficeParts parts)
    {
        var text = string.Join('\n', parts.All.Select(part => PrintedText.All(part.Xml)));
        if (!text.Contains(paper.Number, StringComparison.Ordinal) || paper.Forms.SelectMany(f => f.Versions).Any(v => !text.Contains(v.Fingerprint[..PrintedDigits], StringComparison.Ordinal)))
            yield return CheckErrors.Identity(path);
    }
}
