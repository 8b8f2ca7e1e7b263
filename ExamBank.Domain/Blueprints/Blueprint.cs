using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Domain.Blueprints;

/// <summary>A blueprint (组卷方案) with immutable revisions; a paper cites one of them.</summary>
public sealed class Blueprint : EventSource
{
    private readonly List<BlueprintRevision> revisions = [];

    private Blueprint()
    {
    }

    /// <summary>The id.</summary>
    public BlueprintId Id { get; private set; }

    /// <summary>The standard.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary>Permanent name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Level whose candidates sit the papers.</summary>
    public string LevelCode { get; private set; } = "";

    /// <summary>Number of the newest revision.</summary>
    public int LatestRevision { get; private set; }

    /// <summary>Content hash of the seed text that was last taken over.</summary>
    public string? SeedHash { get; private set; }

    /// <summary>When it was taken out of use; null while it is in use.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Why it was taken out of use.</summary>
    public string? RetirementReason { get; private set; }

    /// <summary>Changes with every change of it, so that two writers cannot overwrite each other.</summary>
    public int Changes { get; private set; }

    /// <summary>Revisions in order, as far as they are loaded.</summary>
    public IReadOnlyList<BlueprintRevision> Revisions => revisions;

    /// <summary>The newest revision, which must be loaded.</summary>
    public BlueprintRevision Latest => revisions.Single(r => r.Number == LatestRevision);

    /// <summary>A new blueprint from a document that <see cref="BlueprintValidator"/> has passed.</summary>
    public static Blueprint Create(StandardId standard, BlueprintDocument document, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(document);
        var blueprint = new Blueprint
        {
            Id = NewId.Of<BlueprintId>(at),
            StandardId = standard,
            Name = document.Name,
            LevelCode = document.Level,
        };
        blueprint.Add(document, actor, at);
        return blueprint;
    }

    /// <summary>Adds a revision; false when the document is the one it has.</summary>
    public bool Revise(BlueprintDocument document, Actor actor, DateTimeOffset at)
    {
        if (BlueprintRevision.TextOf(document) == Latest.ContentText) return false;
        Add(document, actor, at);
        return true;
    }

    /// <summary>Adds a revision for somebody who has seen one.</summary>
    /// <param name="document">The new text; its name and level stay.</param>
    /// <param name="expectedRevision">The newest revision that they have seen.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<BlueprintRevision> Revise(BlueprintDocument document, int expectedRevision, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (Problem(expectedRevision) is { } problem) return problem;
        if (document.Name != Name) return BlueprintErrors.NameStays("document.name", Name);
        if (document.Level != LevelCode) return BlueprintErrors.LevelStays("document.level", LevelCode);
        return Revise(document, actor, at) ? Latest : BlueprintErrors.Unchanged(Name);
    }

    /// <summary>Takes it out of use: no paper is assembled by it any more.</summary>
    public Result<Blueprint> Retire(int expectedRevision, string reason, Actor actor, DateTimeOffset at)
    {
        if (Problem(expectedRevision) is { } problem) return problem;
        (RetiredAt, RetirementReason) = (at, reason);
        Changes++;
        Record("blueprint.retired", $"blueprint:{Name}", actor, at, null, new JsonObject { ["reason"] = reason });
        return this;
    }

    /// <summary>Remembers that the newest revision is the seed's text.</summary>
    public void MarkAsSeed() => SeedHash = Latest.ContentHash;

    private void Add(BlueprintDocument document, Actor actor, DateTimeOffset at)
    {
        var before = LatestRevision == 0 ? null : Facts();
        Changes++;
        revisions.Add(new BlueprintRevision(NewId.Of<BlueprintRevisionId>(at), Id, ++LatestRevision, BlueprintRevision.TextOf(document), at));
        Record(before is null ? "blueprint.created" : "blueprint.revised", $"blueprint:{Name}", actor, at, before, Facts());
    }

    private BankError? Problem(int expectedRevision) =>
        RetiredAt is not null ? BlueprintErrors.Retired(Name)
        : expectedRevision != LatestRevision ? BlueprintErrors.Conflict("expectedRevision", expectedRevision, LatestRevision)
        : null;

    private JsonObject Facts() => new() { ["revision"] = LatestRevision, ["sha256"] = Latest.ContentHash };
}

/// <summary>One immutable text of a blueprint.</summary>
public sealed class BlueprintRevision
{
    internal BlueprintRevision(BlueprintRevisionId id, BlueprintId blueprintId, int number, string contentText, DateTimeOffset createdAt)
    {
        (Id, BlueprintId, Number, ContentText, CreatedAt) = (id, blueprintId, number, contentText, createdAt);
        ContentHash = ContentJson.Hash(contentText);
    }

    /// <summary>The id.</summary>
    public BlueprintRevisionId Id { get; private set; }

    /// <summary>The blueprint.</summary>
    public BlueprintId BlueprintId { get; private set; }

    /// <summary>1, 2, 3, … within the blueprint.</summary>
    public int Number { get; private set; }

    /// <summary>The document as compact JSON.</summary>
    public string ContentText { get; private set; }

    /// <summary>SHA-256 of the document.</summary>
    public string ContentHash { get; private set; }

    /// <summary>When it was written, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Reads the document.</summary>
    public BlueprintDocument ReadDocument() => JsonSerializer.Deserialize<BlueprintDocument>(ContentText, ContentJson.Compact)
        ?? throw new InvalidOperationException($"Blueprint revision {Id} has no content.");

    /// <summary>The content hash that <paramref name="document"/> would have.</summary>
    public static string HashOf(BlueprintDocument document) => ContentJson.Hash(TextOf(document));

    internal static string TextOf(BlueprintDocument document) => JsonSerializer.Serialize(document with { Schema = null }, ContentJson.Compact);
}
