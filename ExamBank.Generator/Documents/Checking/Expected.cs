using System.Globalization;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>What a version has to say, worked out from the revisions and the orders alone.</summary>
internal static class Expected
{
    /// <summary>Option ids with the letters of this version.</summary>
    public static IReadOnlyDictionary<string, string> Letters(QuestionModel question, string part) =>
        question.OptionOrder.TryGetValue(part, out var order)
            ? order.Select((id, index) => (id, Letter: ((char)('A' + index)).ToString())).ToDictionary(o => o.id, o => o.Letter, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The key of a choice or statement as it is printed; null for what is marked by hand.</summary>
    public static string? Key(QuestionModel question, ResponseContent content, string part)
    {
        if (content.Key is not { } key) return null;
        if (key.Truth is { } truth) return truth ? "√" : "×";
        var letters = Letters(question, part);
        return string.Concat(key.Options!.Select(id => letters[id]).Order(StringComparer.Ordinal));
    }

    /// <summary>The key with what a later key says: void, or one of several; null for what is marked by hand.</summary>
    public static string? KeyText(QuestionModel question, ResponseContent content, string part)
    {
        if (question.Amendment?.IsVoid == true) return "全员得分";
        return Key(question, content, part) is { } key ? string.Join(" 或 ", Further(question, part).Prepend(key)) : null;
    }

    /// <summary>Further right answers as they are printed.</summary>
    public static IReadOnlyList<string> Further(QuestionModel question, string part)
    {
        var letters = Letters(question, part);
        return
        [
            .. (question.Amendment?.Further ?? []).Where(f => f.Part == part && f.Key is not null)
                .Select(f => f.Key!.Truth is { } truth ? truth ? "√" : "×" : string.Concat(f.Key.Options!.Select(id => letters[id]).Order(StringComparer.Ordinal))),
        ];
    }

    /// <summary>Bare words of the explanation, with the letters of this version.</summary>
    public static string? Explanation(QuestionModel question, ResponseContent content, string part)
    {
        if (content.Explanation is null) return null;
        var letters = Letters(question, part);
        return Wording.OfMarkdown(content.Explanation, token => letters.GetValueOrDefault(token.Id, ""));
    }

    /// <summary>The question and its parts, each with its id, its number and its label: 7, then 7 (1), 7 (2).</summary>
    public static IEnumerable<(ResponseContent Content, string Part, string Label)> Responses(QuestionModel question)
    {
        var number = question.Number.ToString(CultureInfo.InvariantCulture);
        return (question.Content.Parts ?? []).Select(((ResponseContent, string, string) (part, index) => (part, part.Id, string.Create(CultureInfo.InvariantCulture, $"{number} ({index + 1})"))))
            .Prepend((question.Content, "", number));
    }

    /// <summary>What stands in print for a question: runs of words, and options with their letters.</summary>
    public static IReadOnlyList<PrintedPiece> Pieces(QuestionModel question)
    {
        var pieces = new List<PrintedPiece>();
        Response(pieces, question, question.Content, "");
        if (question.StimulusContent is { } stimulus && question.Content.Type == QuestionType.CaseAnalysis) pieces.Add(new PrintedPiece(null, Wording.OfMarkdown(stimulus)));
        foreach (var part in question.Content.Parts ?? []) Response(pieces, question, part, part.Id);
        if (question.Content.Task is { } task)
            foreach (var text in (string[])[.. task.Materials ?? [], .. task.Equipment ?? [], task.Product, task.Submission])
                pieces.Add(new PrintedPiece(null, Wording.OfMarkdown(text)));
        return PrintedPiece.Joined(pieces);
    }

    private static void Response(List<PrintedPiece> pieces, QuestionModel question, ResponseContent content, string part)
    {
        pieces.Add(new PrintedPiece(null, Wording.OfMarkdown(content.Stem, token => token.Kind == ContentToken.Blank ? $"{Wording.Blank}" : "")));
        if (content.Options is not { } options) return;
        var texts = options.ToDictionary(o => o.Id, o => o.Text, StringComparer.Ordinal);
        var letters = Letters(question, part);
        foreach (var id in question.OptionOrder[part]) pieces.Add(new PrintedPiece(letters[id], Wording.OfMarkdown(texts.GetValueOrDefault(id, ""))));
    }
}

/// <summary>A piece of a printed question: an option with its letter, or the words between.</summary>
internal sealed record PrintedPiece(string? Letter, string Words)
{
    /// <summary>
    /// The same pieces, with words joined to the piece before them: an option may go on in lists, tables and paragraphs of its own,
    /// which nothing in print tells from the words behind it.
    /// </summary>
    public static IReadOnlyList<PrintedPiece> Joined(IEnumerable<PrintedPiece> pieces)
    {
        var joined = new List<PrintedPiece>();
        foreach (var piece in pieces.Where(p => p.Letter is not null || p.Words.Length > 0))
        {
            if (piece.Letter is null && joined is [.., var last]) joined[^1] = last with { Words = last.Words + piece.Words };
            else joined.Add(piece);
        }

        return joined;
    }
}
