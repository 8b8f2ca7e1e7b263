using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Papers;

/// <summary>
/// A paper (试卷): the result of one assembly. It refers to revisions, not to questions, and keeps the pool it was made
/// from; nothing about it changes later. A key that is corrected after the sitting stands beside it (<see cref="KeyRevision"/>).
/// </summary>
public sealed class Paper : EventSource
{
    private readonly List<PaperForm> forms = [];
    private readonly List<PaperFile> files = [];
    private readonly List<EditionFile> editions = [];
    private readonly List<KeyRevision> keyRevisions = [];

    /// <summary>The verb of <see cref="RecordEncryptedCopy"/> in the audit log.</summary>
    public const string EncryptedVerb = "paper.encrypted";

    private Paper()
    {
    }

    /// <summary>The id.</summary>
    public PaperId Id { get; private set; }

    /// <summary>Number in this bank, printed as <c>P-000045</c>.</summary>
    public int Number { get; private set; }

    /// <summary>The standard.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary>Level whose candidates sit it.</summary>
    public string LevelCode { get; private set; } = "";

    /// <summary>The revision of the blueprint.</summary>
    public BlueprintRevisionId BlueprintRevisionId { get; private set; }

    /// <summary>The seed of every random choice.</summary>
    public long Seed { get; private set; }

    /// <summary>Version of the engine.</summary>
    public string Engine { get; private set; } = "";

    /// <summary>Hash of the pool snapshot.</summary>
    public string PoolHash { get; private set; } = "";

    /// <summary>How many versions each form has.</summary>
    public int VersionsPerForm { get; private set; }

    /// <summary>The account that had it assembled; null when that was done at the machine itself.</summary>
    public string? Setter { get; private set; }

    /// <summary>Hash of all inputs; the same inputs give the same paper.</summary>
    public string InputHash { get; private set; } = "";

    /// <summary>Whether it holds a published question (样卷).</summary>
    public bool IsSample { get; private set; }

    /// <summary>Σ marks · p ÷ Σ marks of form A, estimated.</summary>
    public Facility Facility { get; private set; }

    /// <summary>Each rule's value against its limits, as JSON.</summary>
    public string CertificateText { get; private set; } = "";

    /// <summary>When it was assembled and locked, in UTC.</summary>
    public DateTimeOffset LockedAt { get; private set; }

    /// <summary>Forms in order A, B, C, …</summary>
    public IReadOnlyList<PaperForm> Forms => forms;

    /// <summary>Files rendered when it was locked.</summary>
    public IReadOnlyList<PaperFile> Files => files;

    /// <summary>Files of further editions and packages, rendered when they were first asked for.</summary>
    public IReadOnlyList<EditionFile> Editions => editions;

    /// <summary>Changes of its key after the sitting, in order; the key it was locked with is revision 1 and not among them.</summary>
    public IReadOnlyList<KeyRevision> KeyRevisions => keyRevisions;

    /// <summary>What the files are rendered from; null for a paper that an earlier build has locked.</summary>
    public LockedModel? Model { get; private set; }

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => PaperNumber.Format(Number);

    /// <summary>Locks an assembled paper with its rendered files.</summary>
    public static Paper Lock(PaperInputs inputs, PaperOutcome outcome, int number, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outcome);
        var paper = new Paper
        {
            Id = NewId.Of<PaperId>(at),
            Number = number,
            StandardId = inputs.StandardId,
            LevelCode = inputs.LevelCode,
            BlueprintRevisionId = inputs.BlueprintRevisionId,
            Seed = inputs.Seed,
            Engine = inputs.Engine,
            PoolHash = inputs.PoolHash,
            VersionsPerForm = inputs.Versions,
            Setter = inputs.Setter,
            InputHash = inputs.Hash,
            IsSample = outcome.IsSample,
            Facility = outcome.Facility,
            CertificateText = outcome.CertificateText,
            LockedAt = at,
        };
        foreach (var form in outcome.Forms) paper.forms.Add(PaperForm.Create(paper.Id, form, at));
        foreach (var (path, sha256) in outcome.Files) paper.files.Add(new PaperFile(paper.Id, path, sha256));
        paper.Model = new LockedModel(paper.Id, outcome.Model.Sha256, outcome.Model.Content);
        paper.Record("paper.locked", $"paper:{paper.DisplayNumber}", actor, at, null, new JsonObject
        {
            ["blueprint"] = inputs.BlueprintName,
            ["seed"] = inputs.Seed,
            ["pool"] = inputs.PoolHash,
            ["fingerprints"] = new JsonArray([.. outcome.Forms.SelectMany(f => f.Versions).Select(v => JsonValue.Create(v.Fingerprint))]),
        });
        if (outcome.Editions.Count > 0) paper.AddEditions(outcome.Editions, actor, at);
        return paper;
    }

    /// <summary>Adds files that somebody has asked for; from now on these bytes are handed out for them.</summary>
    /// <returns>What is to be stored.</returns>
    public IReadOnlyList<EditionFile> AddEditions(IReadOnlyList<EditionOutcome> rendered, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(rendered);
        EditionFile[] added = [.. rendered.Select(r => new EditionFile(Id, r.Path, r.Layout, r.Edition, r.Sha256))];
        editions.AddRange(added);
        Record("paper.rendered", $"paper:{DisplayNumber}", actor, at, null, new JsonObject
        {
            ["files"] = new JsonArray([.. added.Select(f => new JsonObject { ["path"] = f.Path, ["layout"] = f.Layout, ["sha256"] = f.Sha256 })]),
        });
        return added;
    }

    /// <summary>Records that an encrypted copy of a package was made. Each copy is other bytes, so the bank keeps its hash and not the copy.</summary>
    public void RecordEncryptedCopy(string path, string sha256, Actor actor, DateTimeOffset at) =>
        Record(EncryptedVerb, $"paper:{DisplayNumber}", actor, at, null, new JsonObject { ["path"] = path, ["sha256"] = sha256 });

    /// <summary>Adds a key revision; its key revisions must be loaded.</summary>
    /// <param name="expected">The newest key revision that whoever asked has seen.</param>
    /// <param name="changes">Every change to the key that holds from now on, those of earlier revisions included.</param>
    /// <param name="reason">Why.</param>
    /// <param name="requestedBy">Who asked for it.</param>
    /// <param name="actor">Who confirmed it.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<KeyRevision> ReviseKey(int expected, IReadOnlyList<KeyChange> changes, string reason, string requestedBy, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(actor);
        var latest = keyRevisions.Count == 0 ? KeyRevision.Locked : keyRevisions.Max(r => r.Number);
        if (expected != latest) return KeyErrors.Conflict("expectedKeyRevision", expected, latest);
        var revision = new KeyRevision(Id, latest + 1, changes, reason, requestedBy, actor.Name, at);
        keyRevisions.Add(revision);
        Record("paper.key-revised", $"paper:{DisplayNumber}", actor, at, new JsonObject { ["keyRevision"] = latest }, new JsonObject
        {
            ["keyRevision"] = revision.Number,
            ["changes"] = JsonNode.Parse(revision.ChangesText),
            ["reason"] = reason,
            ["requestedBy"] = requestedBy,
            [AuditSalt.Member] = AuditSalt.Draw(),
        });
        return revision;
    }
}
