using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A file for candidates or the print shop: nothing hidden in it, and nothing that only an author or a marker may know.</summary>
internal static partial class SecretsCheck
{
    // Shorter words may stand in a paper by chance.
    private const int ShortestSecret = 8;
    private const int ShortestCode = 5;
    private const int KeysInARow = 8;

    public static IEnumerable<BankError> Run(string path, PaperModel paper, IReadOnlyList<VersionModel> versions, OfficeParts parts)
    {
        if (parts.Names.Any(IsForeign) || parts.All.Any(p => p.Name.StartsWith("word/", StringComparison.Ordinal) && PrintedText.HidesSomething(p.Xml)))
            yield return CheckErrors.Hidden(path);
        var text = Wording.OfPrint(string.Join('\n', parts.All.Where(p => !p.Name.EndsWith(".rels", StringComparison.Ordinal)).Select(p => p.Xml.Root!.Value)));
        var letters = LettersOf(parts);
        // A right answer may be what the paper says anyway: the name of the standard.
        var printable = string.Concat(versions.SelectMany(v => v.Questions).SelectMany(Expected.Pieces).Select(p => p.Words)
            .Concat(new[] { paper.Title, paper.StandardTitle, paper.LevelName }.Concat(paper.Notes).Select(Wording.OfPrint)));
        if (versions.Any(version => SecretsOf(version).Any(secret => text.Contains(secret, StringComparison.Ordinal) && !printable.Contains(secret, StringComparison.Ordinal))
                || Rows(version).Any(row => letters.Contains(row, StringComparison.Ordinal))))
            yield return CheckErrors.Secret(path);
    }

    private static bool IsForeign(string part) =>
        part.Contains("comments", StringComparison.Ordinal) || part.StartsWith("customXml/", StringComparison.Ordinal) || part.StartsWith("docProps/custom", StringComparison.Ordinal)
        || part.Contains("/embeddings/", StringComparison.Ordinal) || part.EndsWith("vbaProject.bin", StringComparison.Ordinal);

    private static IEnumerable<string> SecretsOf(VersionModel version)
    {
        foreach (var question in version.Questions)
        {
            if (question.Code.Length >= ShortestCode) yield return Wording.OfPrint(question.Code);
            if (question.QuestionNumber.Length >= ShortestCode) yield return question.QuestionNumber;
            foreach (var (content, part, _) in Expected.Responses(question))
                foreach (var secret in Written(question, content, part).Where(s => s.Length >= ShortestSecret))
                    yield return secret;
        }
    }

    private static IEnumerable<string> Written(QuestionModel question, ResponseContent content, string part) =>
    [
        .. Expected.Explanation(question, content, part) is { } explanation ? [explanation] : Array.Empty<string>(),
        .. content.Answer is { } answer ? [Wording.OfMarkdown(answer)] : Array.Empty<string>(),
        .. (content.Rubric ?? []).Select(line => Wording.OfMarkdown(line.Criterion)),
        .. (content.Blanks ?? []).SelectMany(blank => blank.Accepted).Select(Wording.OfPrint),
    ];

    /// <summary>The keys of each section, one behind the other, as a list of keys would show them.</summary>
    private static IEnumerable<string> Rows(VersionModel version) => version.Sections
        .Select(section => section.Questions.Select(q => Expected.Key(q, q.Content, "") ?? "").ToList())
        .Where(keys => keys.Count >= KeysInARow)
        .Select(keys => string.Concat(keys.Take(KeysInARow)));

    // What stands outside the questions, as letters and marks only: 1.B 2.D 3.√ becomes BD√.
    private static string LettersOf(OfficeParts parts)
    {
        if (!parts.Has("word/document.xml")) return "";
        var (_, others) = PrintedSections.Read(PrintedText.Paragraphs(parts.Xml("word/document.xml")));
        var rest = parts.All.Where(p => p.Name.StartsWith("word/header", StringComparison.Ordinal) || p.Name.StartsWith("word/footer", StringComparison.Ordinal)).Select(p => PrintedText.All(p.Xml));
        var text = string.Join('\n', others.Where(o => !AnswerSheetCheck.IsBubbles(o)).Select(o => o.Text).Concat(rest));
        return new string([.. Names().Replace(text, "").Where(c => c is (>= 'A' and <= 'Z') or '√' or '×')]);
    }

    // Every page says of which paper, form and version it is.
    [GeneratedRegex("[A-Z]卷|P-[0-9]{6,}|[A-Z]-[0-9](?![0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Names();
}
