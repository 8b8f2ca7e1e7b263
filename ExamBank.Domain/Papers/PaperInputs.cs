using System.Globalization;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Papers;

/// <summary>Everything a paper follows from. Two banks with the same inputs make the same paper.</summary>
/// <param name="StandardId">The standard.</param>
/// <param name="LevelCode">Level whose candidates sit it.</param>
/// <param name="BlueprintRevisionId">The revision of the blueprint.</param>
/// <param name="BlueprintName">The blueprint's name.</param>
/// <param name="BlueprintHash">Hash of that revision's content.</param>
/// <param name="PoolHash">Hash of the pool snapshot.</param>
/// <param name="Seed">The seed of every random choice.</param>
/// <param name="Forms">The number of forms.</param>
/// <param name="Versions">Versions of each form.</param>
/// <param name="Demands">
/// What else the forms had to keep to, as JSON: kept questions, forms of earlier papers, uses that count; empty where there was nothing.
/// </param>
/// <param name="Engine">Version of the engine.</param>
public sealed record PaperInputs(
    StandardId StandardId,
    string LevelCode,
    BlueprintRevisionId BlueprintRevisionId,
    string BlueprintName,
    string BlueprintHash,
    string PoolHash,
    long Seed,
    int Forms,
    int Versions,
    string Demands,
    string Engine)
{
    /// <summary>
    /// The account that has it assembled; null at the machine itself. Two accounts get a paper each from the same inputs, so that nobody
    /// finds another's paper by trying seeds.
    /// </summary>
    public string? Setter { get; init; }

    /// <summary>SHA-256 over names and content, never ids.</summary>
    public string Hash => ContentJson.Hash(string.Join('\n', (string[])
    [
        BlueprintName, BlueprintHash, PoolHash, Seed.ToString(CultureInfo.InvariantCulture), Forms.ToString(CultureInfo.InvariantCulture),
        Versions.ToString(CultureInfo.InvariantCulture), Demands, Engine, .. Setter is null ? [] : new[] { Setter },
    ]));
}

/// <summary>What an assembly gave, ready to be locked.</summary>
/// <param name="IsSample">Whether it holds a published question.</param>
/// <param name="Facility">Facility of form A.</param>
/// <param name="CertificateText">Rule values as JSON.</param>
/// <param name="Forms">The forms.</param>
/// <param name="Files">Rendered files by path within the paper's folder, with the SHA-256 under which their bytes are stored.</param>
public sealed record PaperOutcome(
    bool IsSample,
    Facility Facility,
    string CertificateText,
    IReadOnlyList<FormOutcome> Forms,
    IReadOnlyList<(string Path, string Sha256)> Files)
{
    /// <summary>What the files were rendered from.</summary>
    public required ModelOutcome Model { get; init; }

    /// <summary>Files of further editions and packages that were asked for at once.</summary>
    public IReadOnlyList<EditionOutcome> Editions { get; init; } = [];
}

/// <summary>The model that the files of a paper are rendered from.</summary>
/// <param name="Sha256">SHA-256 of its canonical JSON.</param>
/// <param name="Content">The JSON, compressed.</param>
public sealed record ModelOutcome(string Sha256, byte[] Content);

/// <summary>A rendered file of an edition or package.</summary>
/// <param name="Path">Path within the paper's folder.</param>
/// <param name="Layout">Name of the layout.</param>
/// <param name="Edition">Name of the edition or package.</param>
/// <param name="Sha256">Hash under which the bytes are stored.</param>
public sealed record EditionOutcome(string Path, string Layout, string Edition, string Sha256);

/// <summary>A form: its questions in authored order, and its versions.</summary>
public sealed record FormOutcome(string Name, IReadOnlyList<FormQuestionOutcome> Questions, IReadOnlyList<VersionOutcome> Versions);

/// <summary>A question of a form.</summary>
/// <param name="RevisionId">The revision.</param>
/// <param name="Section">Index of the section, from 0.</param>
/// <param name="Marks">Its marks in this paper.</param>
public sealed record FormQuestionOutcome(RevisionId RevisionId, int Section, Marks Marks);

/// <summary>A version: the form's questions in printed order.</summary>
/// <param name="Number">1, 2, …</param>
/// <param name="Fingerprint">SHA-256 over the canonical content.</param>
/// <param name="Questions">Printed order.</param>
public sealed record VersionOutcome(int Number, string Fingerprint, IReadOnlyList<VersionQuestionOutcome> Questions);

/// <summary>A question in a version.</summary>
/// <param name="FormQuestion">Index into the form's questions.</param>
/// <param name="OptionOrder">Option ids as printed, by part id (empty for the question itself).</param>
public sealed record VersionQuestionOutcome(int FormQuestion, IReadOnlyDictionary<string, IReadOnlyList<string>> OptionOrder);
