using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Keys;

namespace ExamBank.Generator.Documents;

/// <summary>
/// The manifest of a paper (<c>manifest.json</c>): what was printed, from which revisions, with which keys. It holds keys and
/// so belongs to the marking side. Its schema is <c>seed/schemas/manifest.schema.json</c>.
/// </summary>
public sealed record Manifest(
    int SchemaVersion,
    string Standard,
    string Level,
    string Paper,
    bool Sample,
    ManifestBlueprint Blueprint,
    long Seed,
    string Engine,
    string Pool,
    IReadOnlyList<ManifestSection> Sections,
    IReadOnlyList<ManifestForm> Forms)
{
    /// <summary>Number of the later key that the paper is marked by; left out for the one that it was locked with.</summary>
    public int? KeyRevision { get; init; }

    /// <summary>Where the bank's audit chain stood when the paper was locked; only in a centre's copy.</summary>
    public AuditHead? AuditHead { get; init; }

    /// <summary>The schema version that <see cref="Of"/> writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The manifest of a paper whose files were rendered: each version names the files it is printed and marked by.</summary>
    public static Manifest Of(PaperModel paper, IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var hashes = files.ToDictionary(f => f.Path, f => Convert.ToHexStringLower(SHA256.HashData(f.Bytes)), StringComparer.Ordinal);
        return new Manifest(
            CurrentSchemaVersion,
            paper.StandardCode,
            paper.LevelCode,
            paper.Number,
            paper.Sample,
            new ManifestBlueprint(paper.BlueprintName, paper.BlueprintRevision),
            paper.Seed,
            paper.Engine,
            paper.PoolHash,
            [.. paper.Forms[0].Versions[0].Sections.Select((section, index) => new ManifestSection(index + 1, section.Part, section.Type, section.Scoring))],
            [.. paper.Forms.Select(form => new ManifestForm(form.Name, [.. form.Versions.Select(version => Version(paper, version, hashes))]))])
        {
            KeyRevision = paper.KeyRevision?.Number,
            AuditHead = paper.AuditHead,
        };
    }

    /// <summary>The file's bytes: UTF-8 without a byte order mark, two spaces of indentation, lines ended by a line feed.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ContentJson.Indented), (byte)'\n'];

    private static ManifestVersion Version(PaperModel paper, VersionModel version, Dictionary<string, string> hashes)
    {
        string[] paths = [PaperPaths.Print(paper.Number, version.Form, version.Number), PaperPaths.Workbook(paper.Number, paper.KeyRevision?.Number)];
        return new ManifestVersion(
            version.Number,
            version.Fingerprint,
            [.. paths.Where(hashes.ContainsKey).Select(path => new ManifestFile(path, hashes[path]))],
            [.. version.Sections.SelectMany((section, index) => section.Questions.Select(q => ManifestQuestion.Of(q, index + 1)))]);
    }
}

/// <summary>The revision of a blueprint.</summary>
public sealed record ManifestBlueprint(string Name, int Revision);

/// <summary>A section, the same in every form and version.</summary>
/// <param name="Section">Its place in the paper, from 1, as questions name it.</param>
/// <param name="Part">Name of the part it stands in.</param>
/// <param name="Type">The question type.</param>
/// <param name="Scoring">How answers earn marks.</param>
public sealed record ManifestSection(int Section, string Part, QuestionType Type, ScoringRule Scoring);

/// <summary>A form.</summary>
public sealed record ManifestForm(string Form, IReadOnlyList<ManifestVersion> Versions);

/// <summary>A version with its files and its questions in printed order.</summary>
public sealed record ManifestVersion(int Version, string Fingerprint, IReadOnlyList<ManifestFile> Files, IReadOnlyList<ManifestQuestion> Questions);

/// <summary>A file: its path within the paper's folder, and the SHA-256 of its bytes.</summary>
public sealed record ManifestFile(string Path, string Sha256);

/// <summary>A stimulus by its code and revision.</summary>
public sealed record ManifestStimulus(string Code, int Revision);

/// <summary>A printed question.</summary>
/// <param name="Number">Printed number.</param>
/// <param name="Section">Place of its section in the paper, from 1.</param>
/// <param name="Question">Number in the bank.</param>
/// <param name="Code">Permanent code.</param>
/// <param name="Revision">Revision printed.</param>
/// <param name="Stimulus">The stimulus; null except for case questions.</param>
/// <param name="Type">The question type.</param>
/// <param name="Requirements">Keys of its requirements, the primary one first.</param>
/// <param name="WorkArea">Key of the work area.</param>
/// <param name="Marks">Marks in this paper.</param>
/// <param name="Minutes">Working time.</param>
/// <param name="Facility">Facility for candidates of the paper's level.</param>
/// <param name="Options">Option ids as printed: the first is letter A.</param>
/// <param name="Key">The key as printed.</param>
/// <param name="Parts">Parts of a case question; left out elsewhere.</param>
public sealed record ManifestQuestion(
    int Number,
    int Section,
    string Question,
    string Code,
    int Revision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ManifestStimulus? Stimulus,
    QuestionType Type,
    IReadOnlyList<string> Requirements,
    string WorkArea,
    Marks Marks,
    Minutes Minutes,
    Facility Facility,
    IReadOnlyList<string> Options,
    PrintedKey Key,
    IReadOnlyList<ManifestPart>? Parts)
{
    /// <summary>Whether a later key has made it void: every candidate earns its marks. Left out elsewhere.</summary>
    public bool? Void { get; init; }

    /// <summary>Further right answers of a later key, as printed: letters, √ or ×. Left out elsewhere.</summary>
    public IReadOnlyList<string>? FurtherKeys { get; init; }

    internal static ManifestQuestion Of(QuestionModel question, int section)
    {
        var content = question.Content;
        var marks = SharedMarks.OfParts(question);
        return new ManifestQuestion(
            question.Number,
            section,
            question.QuestionNumber,
            question.Code,
            question.Revision,
            content.Stimulus is { } code && question.StimulusRevision is { } revision ? new ManifestStimulus(code, revision) : null,
            content.Type,
            question.Requirements,
            question.WorkArea,
            question.Marks,
            question.Minutes,
            question.Facility,
            OptionIds(question, content, ""),
            PrintedAnswer.Key(question),
            content.Parts is { } parts ? [.. parts.Select((part, index) => Part(question, part, index, marks[index]))] : null)
        {
            Void = question.Amendment?.IsVoid == true ? true : null,
            FurtherKeys = FurtherOf(question, content, ""),
        };
    }

    private static ManifestPart Part(QuestionModel question, QuestionPart part, int index, Marks marks) =>
        new(index + 1, part.Type, marks, OptionIds(question, part, part.Id), PrintedAnswer.Key(question, part, part.Id)) { FurtherKeys = FurtherOf(question, part, part.Id) };

    private static IReadOnlyList<string>? FurtherOf(QuestionModel question, ResponseContent content, string part) =>
        KeyWords.Further(question, content, part) is { Count: > 0 } further ? further : null;

    private static IReadOnlyList<string> OptionIds(QuestionModel question, ResponseContent content, string part) =>
        [.. PrintedAnswer.Options(question, content, part).Select(o => o.Option.Id)];
}

/// <summary>A part of a case question as printed.</summary>
public sealed record ManifestPart(int Part, QuestionType Type, Marks Marks, IReadOnlyList<string> Options, PrintedKey Key)
{
    /// <summary>Further right answers of a later key, as printed. Left out elsewhere.</summary>
    public IReadOnlyList<string>? FurtherKeys { get; init; }
}
