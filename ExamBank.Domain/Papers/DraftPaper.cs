using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>The states of a draft paper.</summary>
public enum DraftState
{
    /// <summary>可修改: questions may still be swapped.</summary>
    Open,

    /// <summary>已锁定: a paper was made of it.</summary>
    Locked,

    /// <summary>已放弃: no paper will be made of it.</summary>
    Discarded,
}

/// <summary>
/// Assembled forms that are not locked yet (试卷草稿): questions may be swapped, one by one, as long as every rule is kept. Locking makes a
/// <see cref="Paper"/> of it, which never changes.
/// </summary>
public sealed class DraftPaper : EventSource
{
    private DraftPaper()
    {
    }

    /// <summary>The id.</summary>
    public DraftPaperId Id { get; private set; }

    /// <summary>Number in this bank, shown as <c>D-000012</c>.</summary>
    public int Number { get; private set; }

    /// <summary>The standard.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary>Level whose candidates will sit it.</summary>
    public string LevelCode { get; private set; } = "";

    /// <summary>The revision of the blueprint.</summary>
    public BlueprintRevisionId BlueprintRevisionId { get; private set; }

    /// <summary>The seed of every random choice.</summary>
    public long Seed { get; private set; }

    /// <summary>Version of the engine.</summary>
    public string Engine { get; private set; } = "";

    /// <summary>Hash of the pool snapshot that the forms were last judged by.</summary>
    public string PoolHash { get; private set; } = "";

    /// <summary>Number of forms.</summary>
    public int FormCount { get; private set; }

    /// <summary>How many versions each form will have.</summary>
    public int VersionsPerForm { get; private set; }

    /// <summary>Name of the layout that it will be locked in.</summary>
    public string Layout { get; private set; } = "";

    /// <summary>The layout itself, as JSON, for it may be of the setter's own.</summary>
    public string LayoutText { get; private set; } = "";

    /// <summary>What else the forms had to keep to, and every swap, as JSON by lines.</summary>
    public string Demands { get; private set; } = "";

    /// <summary>The account that had it assembled; null when that was done at the machine itself.</summary>
    public string? Setter { get; private set; }

    /// <summary>The forms with their questions and each rule's value, as JSON.</summary>
    public string ContentText { get; private set; } = "";

    /// <summary>State.</summary>
    public DraftState State { get; private set; }

    /// <summary>Number of the paper that was made of it.</summary>
    public int? PaperNumber { get; private set; }

    /// <summary>1 when it is new, one more with each change.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was assembled, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => DraftNumber.Format(Number);

    /// <summary>A new draft.</summary>
    public static DraftPaper Create(PaperInputs inputs, string layout, string layoutText, string contentText, int number, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(actor);
        var draft = new DraftPaper
        {
            Id = NewId.Of<DraftPaperId>(at),
            Number = number,
            StandardId = inputs.StandardId,
            LevelCode = inputs.LevelCode,
            BlueprintRevisionId = inputs.BlueprintRevisionId,
            Seed = inputs.Seed,
            Engine = inputs.Engine,
            PoolHash = inputs.PoolHash,
            FormCount = inputs.Forms,
            VersionsPerForm = inputs.Versions,
            Layout = layout,
            LayoutText = layoutText,
            Demands = inputs.Demands,
            Setter = actor.Kind == ActorKind.Account ? actor.Name : null,
            ContentText = contentText,
            Revision = 1,
            CreatedAt = at,
        };
        draft.Record("draft.assembled", draft.Told, actor, at, null, new JsonObject
        {
            ["blueprint"] = inputs.BlueprintName,
            ["seed"] = inputs.Seed,
            ["pool"] = inputs.PoolHash,
        });
        return draft;
    }

    /// <summary>Takes over forms in which one question stands in the place of another.</summary>
    /// <param name="swap">What was swapped.</param>
    /// <param name="contentText">The forms with it.</param>
    /// <param name="poolHash">The pool that they were judged by.</param>
    /// <param name="actor">Who swaps.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<DraftPaper> Swap(QuestionSwap swap, string contentText, string poolHash, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(swap);
        if (Problem(swap.ExpectedRevision) is { } problem) return problem;
        (ContentText, PoolHash) = (contentText, poolHash);
        var line = new JsonObject { ["form"] = swap.Form, ["replaced"] = swap.Replace, ["by"] = swap.By };
        Demands = $"{Demands}\n{line.ToJsonString(Questions.ContentJson.Compact)}";
        Revision++;
        line["revision"] = Revision;
        Record("draft.swapped", Told, actor, at, new JsonObject { ["revision"] = Revision - 1 }, line);
        return this;
    }

    /// <summary>Remembers the paper that was made of it.</summary>
    public Result<DraftPaper> Lock(int expectedRevision, int paper, string? requestedBy, Actor actor, DateTimeOffset at)
    {
        if (Problem(expectedRevision) is { } problem) return problem;
        (State, PaperNumber) = (DraftState.Locked, paper);
        Record("draft.locked", Told, actor, at, new JsonObject { ["revision"] = Revision }, new JsonObject
        {
            ["paper"] = Papers.PaperNumber.Format(paper),
            ["requestedBy"] = requestedBy,
        });
        return this;
    }

    /// <summary>Gives it up.</summary>
    public Result<DraftPaper> Discard(int expectedRevision, Actor actor, DateTimeOffset at)
    {
        if (Problem(expectedRevision) is { } problem) return problem;
        State = DraftState.Discarded;
        Record("draft.discarded", Told, actor, at, new JsonObject { ["revision"] = Revision }, null);
        return this;
    }

    /// <summary>Why it may not be changed by whoever has seen a revision; null when it may.</summary>
    public BankError? Problem(int expectedRevision) =>
        State != DraftState.Open ? DraftErrors.Closed(DisplayNumber, State)
        : expectedRevision != Revision ? DraftErrors.Conflict("expectedRevision", expectedRevision, Revision)
        : null;

    private string Told => $"draft:{DisplayNumber}";
}

/// <summary>A question that takes the place of another.</summary>
/// <param name="ExpectedRevision">The revision of the draft that whoever swaps has seen.</param>
/// <param name="Form">Name of the form.</param>
/// <param name="Replace">Code of the question that leaves.</param>
/// <param name="By">Code of the question that comes.</param>
public sealed record QuestionSwap(int ExpectedRevision, string Form, string Replace, string By);
