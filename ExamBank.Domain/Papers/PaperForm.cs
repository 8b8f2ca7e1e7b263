using System.Text.Json;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Papers;

/// <summary>A form (平行卷): A, B, C, …</summary>
public sealed class PaperForm
{
    private readonly List<FormQuestion> questions = [];
    private readonly List<PaperVersion> versions = [];

    private PaperForm()
    {
    }

    /// <summary>The id.</summary>
    public PaperFormId Id { get; private set; }

    /// <summary>The paper.</summary>
    public PaperId PaperId { get; private set; }

    /// <summary>A, B, C, …</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its questions.</summary>
    public IReadOnlyList<FormQuestion> Questions => questions;

    /// <summary>Its versions.</summary>
    public IReadOnlyList<PaperVersion> Versions => versions;

    internal static PaperForm Create(PaperId paper, FormOutcome outcome, DateTimeOffset at)
    {
        var form = new PaperForm { Id = NewId.Of<PaperFormId>(at), PaperId = paper, Name = outcome.Name };
        foreach (var (question, index) in outcome.Questions.Select((q, i) => (q, i)))
            form.questions.Add(new FormQuestion(form.Id, index + 1, question.Section, question.RevisionId, question.Marks));
        foreach (var version in outcome.Versions) form.versions.Add(PaperVersion.Create(form.Id, version, at));
        return form;
    }
}

/// <summary>A question of a form, by the revision that is printed.</summary>
public sealed class FormQuestion
{
    internal FormQuestion(PaperFormId paperFormId, int position, int section, RevisionId revisionId, Marks marks) =>
        (PaperFormId, Position, Section, RevisionId, Marks) = (paperFormId, position, section, revisionId, marks);

    /// <summary>The form.</summary>
    public PaperFormId PaperFormId { get; private set; }

    /// <summary>1, 2, … in the form, whatever the printed order.</summary>
    public int Position { get; private set; }

    /// <summary>Index of its section in the blueprint, from 0.</summary>
    public int Section { get; private set; }

    /// <summary>The revision.</summary>
    public RevisionId RevisionId { get; private set; }

    /// <summary>Its marks in this paper.</summary>
    public Marks Marks { get; private set; }
}

/// <summary>A version (乱序卷) of a form: the same questions with questions and options in another order.</summary>
public sealed class PaperVersion
{
    private readonly List<VersionQuestion> questions = [];

    private PaperVersion()
    {
    }

    /// <summary>The id.</summary>
    public PaperVersionId Id { get; private set; }

    /// <summary>The form.</summary>
    public PaperFormId PaperFormId { get; private set; }

    /// <summary>1, 2, …</summary>
    public int Number { get; private set; }

    /// <summary>SHA-256 over the canonical content (校验码).</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Questions in printed order.</summary>
    public IReadOnlyList<VersionQuestion> Questions => questions;

    internal static PaperVersion Create(PaperFormId form, VersionOutcome outcome, DateTimeOffset at)
    {
        var version = new PaperVersion
        {
            Id = NewId.Of<PaperVersionId>(at),
            PaperFormId = form,
            Number = outcome.Number,
            Fingerprint = outcome.Fingerprint,
        };
        foreach (var (question, index) in outcome.Questions.Select((q, i) => (q, i)))
        {
            version.questions.Add(new VersionQuestion(
                version.Id, index + 1, question.FormQuestion + 1, JsonSerializer.Serialize(question.OptionOrder, ContentJson.Compact)));
        }

        return version;
    }
}

/// <summary>A printed question of a version.</summary>
public sealed class VersionQuestion
{
    internal VersionQuestion(PaperVersionId paperVersionId, int number, int formPosition, string optionOrderText) =>
        (PaperVersionId, Number, FormPosition, OptionOrderText) = (paperVersionId, number, formPosition, optionOrderText);

    /// <summary>The version.</summary>
    public PaperVersionId PaperVersionId { get; private set; }

    /// <summary>Printed number, from 1 through the paper.</summary>
    public int Number { get; private set; }

    /// <summary><see cref="FormQuestion.Position"/> of the question.</summary>
    public int FormPosition { get; private set; }

    /// <summary>Option ids as printed, by part id (empty for the question itself), as JSON.</summary>
    public string OptionOrderText { get; private set; }

    /// <summary>Reads the option order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ReadOptionOrder() =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(OptionOrderText, ContentJson.Compact)!;
}

/// <summary>A rendered file of a paper.</summary>
public sealed class PaperFile
{
    internal PaperFile(PaperId paperId, string path, string sha256) => (PaperId, Path, Sha256) = (paperId, path, sha256);

    /// <summary>The paper.</summary>
    public PaperId PaperId { get; private set; }

    /// <summary>Path within the paper's folder, such as <c>print/A-1.docx</c>.</summary>
    public string Path { get; private set; }

    /// <summary>Hash under which the bytes are stored.</summary>
    public string Sha256 { get; private set; }
}

/// <summary>Bytes of a rendered file, stored once by their hash.</summary>
public sealed class StoredFile
{
    /// <summary>Stores bytes under their hash.</summary>
    public StoredFile(string sha256, byte[] bytes) => (Sha256, Bytes) = (sha256, bytes);

    /// <summary>SHA-256 of the bytes.</summary>
    public string Sha256 { get; private set; }

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; private set; }
}

/// <summary>A pool snapshot, stored once by its hash.</summary>
public sealed class PoolSnapshot
{
    /// <summary>Stores a snapshot under its hash.</summary>
    public PoolSnapshot(string hash, byte[] content) => (Hash, Content) = (hash, content);

    /// <summary>SHA-256 of the canonical snapshot.</summary>
    public string Hash { get; private set; }

    /// <summary>The snapshot, as compressed JSON.</summary>
    public byte[] Content { get; private set; }
}
