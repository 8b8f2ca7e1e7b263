using System.Text.Json;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions.Review;

/// <summary>What a reviewer looks at before approving.</summary>
public enum ChecklistItem
{
    /// <summary>科学性: right, unambiguous, one key.</summary>
    Science,

    /// <summary>政治性: no political fault.</summary>
    Politics,

    /// <summary>公平性: no group of candidates is favoured or hurt.</summary>
    Fairness,

    /// <summary>版权: nobody else's text or picture.</summary>
    Copyright,

    /// <summary>合法性: nothing against the law.</summary>
    Law,
}

/// <summary>The answer to one item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Passed">Whether the text passes.</param>
/// <param name="Note">What the reviewer has to say of it.</param>
public sealed record ChecklistAnswer(ChecklistItem Item, bool Passed, string? Note = null);

/// <summary>A whole checklist (审题清单): each item answered once.</summary>
public sealed record ReviewChecklist
{
    private const int LongestNote = 1_000;

    private ReviewChecklist(IReadOnlyList<ChecklistAnswer> answers) => Answers = answers;

    /// <summary>The answers, in the order of the items.</summary>
    public IReadOnlyList<ChecklistAnswer> Answers { get; }

    /// <summary>Checks answers as a reviewer gave them.</summary>
    public static Result<ReviewChecklist> Create(IReadOnlyList<ChecklistAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var errors = Enum.GetValues<ChecklistItem>().Where(item => answers.Count(a => a.Item == item) != 1).Select(item => ReviewErrors.ItemNotAnsweredOnce("checklist", item)).ToList();
        for (var i = 0; i < answers.Count; i++)
            if (answers[i].Note is { } note && ReviewText.Fault(note, $"checklist[{i}].note", LongestNote) is { } fault) errors.Add(fault);
        return errors.Count > 0 ? Result.Fail<ReviewChecklist>(errors) : new ReviewChecklist([.. answers.OrderBy(a => a.Item)]);
    }

    /// <summary>A checklist on which everything passes, without notes.</summary>
    public static ReviewChecklist AllPassed { get; } = new([.. Enum.GetValues<ChecklistItem>().Select(item => new ChecklistAnswer(item, Passed: true, null))]);

    /// <summary>Reads a stored checklist.</summary>
    public static ReviewChecklist Read(string stored) => new(JsonSerializer.Deserialize<IReadOnlyList<ChecklistAnswer>>(stored, ContentJson.Compact) ?? []);

    internal string Write() => JsonSerializer.Serialize(Answers, ContentJson.Compact);
}

/// <summary>That somebody approved a revision.</summary>
public sealed class RevisionApproval
{
    /// <summary>Records an approval.</summary>
    public RevisionApproval(RevisionId revisionId, string reviewer, DateTimeOffset at, string? checklistText) =>
        (RevisionId, Reviewer, At, ChecklistText) = (revisionId, reviewer, at, checklistText);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The revision.</summary>
    public RevisionId RevisionId { get; private set; }

    /// <summary>Name of the actor.</summary>
    public string Reviewer { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The checklist as JSON (<see cref="ReviewChecklist.Read"/>); null where the local operator approved without one.</summary>
    public string? ChecklistText { get; private set; }
}
