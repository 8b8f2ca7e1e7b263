using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions;

/// <summary>A stimulus (材料): a shared text, table or picture with its own identity and immutable revisions.</summary>
public sealed class Stimulus : EventSource
{
    private readonly List<StimulusRevision> revisions = [];

    private Stimulus()
    {
    }

    /// <summary>The id.</summary>
    public StimulusId Id { get; private set; }

    /// <summary>The standard it belongs to.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary>Permanent code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Number of the newest revision.</summary>
    public int LatestRevision { get; private set; }

    /// <summary>Content hash of the seed text that was last taken over; when the newest revision differs from it, a person has edited the stimulus.</summary>
    public string? SeedHash { get; private set; }

    /// <summary>Revisions in order, as far as they are loaded.</summary>
    public IReadOnlyList<StimulusRevision> Revisions => revisions;

    /// <summary>The newest revision.</summary>
    public StimulusRevision Latest => revisions.Single(r => r.Number == LatestRevision);

    /// <summary>A new stimulus with its first text.</summary>
    public static Result<Stimulus> Create(StandardId standard, string code, string title, string content, Actor actor, DateTimeOffset at)
    {
        var errors = StimulusRules.Check(code, title, content);
        if (errors.Count > 0) return Result.Fail<Stimulus>(errors);
        var stimulus = new Stimulus { Id = NewId.Of<StimulusId>(at), StandardId = standard, Code = code };
        stimulus.Add(title, content, actor, at);
        return stimulus;
    }

    /// <summary>Gives it a new text. The questions that hang on it keep the text they were written for until they follow (<see cref="Question.Follow"/>).</summary>
    /// <returns>False when the text is the one it has.</returns>
    public Result<bool> Revise(string title, string content, Actor actor, DateTimeOffset at)
    {
        var errors = StimulusRules.Check(Code, title, content);
        if (errors.Count > 0) return Result.Fail<bool>(errors);
        if (Latest.HasText(title, content)) return false;
        Add(title, content, actor, at);
        return true;
    }

    /// <summary>Remembers that the newest revision is the seed's text.</summary>
    public void MarkAsSeed() => SeedHash = Latest.ContentHash;

    private void Add(string title, string content, Actor actor, DateTimeOffset at)
    {
        var before = LatestRevision == 0 ? null : Facts();
        revisions.Add(new StimulusRevision(NewId.Of<StimulusRevisionId>(at), Id, ++LatestRevision, title, content, at));
        Record(before is null ? "stimulus.created" : "stimulus.revised", $"stimulus:{Code}", actor, at, before, Facts());
    }

    private JsonObject Facts() => new() { ["revision"] = LatestRevision, ["sha256"] = Latest.ContentHash };
}

/// <summary>One immutable text of a stimulus.</summary>
public sealed class StimulusRevision
{
    internal StimulusRevision(StimulusRevisionId id, StimulusId stimulusId, int number, string title, string content, DateTimeOffset createdAt)
    {
        (Id, StimulusId, Number, Title, Content, CreatedAt) = (id, stimulusId, number, title, content, createdAt);
        ContentHash = ContentJson.Hash($"{title}\n{content}");
    }

    /// <summary>The id.</summary>
    public StimulusRevisionId Id { get; private set; }

    /// <summary>The stimulus.</summary>
    public StimulusId StimulusId { get; private set; }

    /// <summary>1, 2, 3, … within the stimulus.</summary>
    public int Number { get; private set; }

    /// <summary>Title.</summary>
    public string Title { get; private set; }

    /// <summary>Markdown.</summary>
    public string Content { get; private set; }

    /// <summary>SHA-256 of title and content.</summary>
    public string ContentHash { get; private set; }

    /// <summary>When it was written, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Whether it says just this.</summary>
    public bool HasText(string title, string content) => Title == title && Content == content;
}
