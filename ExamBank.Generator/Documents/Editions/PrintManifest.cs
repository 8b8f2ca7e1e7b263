using System.Security.Cryptography;
using System.Text.Json;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>
/// The manifest of a print package: what each file is, for which form and version, and how long and heavy the paper is. It
/// names no question of the bank, no order of options and no key. Its schema is <c>seed/schemas/print-manifest.schema.json</c>.
/// </summary>
public sealed record PrintManifest(
    int SchemaVersion,
    string Standard,
    string Level,
    string Paper,
    string Title,
    bool Sample,
    string Layout,
    Minutes Minutes,
    Marks Marks,
    IReadOnlyList<PrintManifestSection> Sections,
    IReadOnlyList<PrintManifestVersion> Versions,
    IReadOnlyList<PrintManifestFile> Files)
{
    /// <summary>Where the bank's audit chain stood when the paper was locked; only in a centre's copy.</summary>
    public AuditHead? AuditHead { get; init; }

    /// <summary>The schema version that <see cref="Of"/> writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The manifest of these files.</summary>
    public static PrintManifest Of(PaperModel paper, LayoutProfile layout, IReadOnlyList<(string Name, EditionFilePlan Plan, byte[] Bytes)> files)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(layout);
        return new PrintManifest(
            CurrentSchemaVersion, paper.StandardCode, paper.LevelCode, paper.Number, paper.Title, paper.Sample, layout.Name, layout.Duration(paper.Duration), paper.TotalMarks,
            [.. paper.Forms[0].Versions[0].Sections.Select((s, index) => new PrintManifestSection(index + 1, s.Part, s.Type, s.Questions.Count, s.Marks))],
            [.. paper.Forms.SelectMany(f => f.Versions).Select(v => new PrintManifestVersion(v.Form, v.Number, v.Fingerprint))],
            [.. files.Select(f => File(paper, layout, f.Name, f.Plan, f.Bytes))])
        {
            AuditHead = paper.AuditHead,
        };
    }

    private static PrintManifestFile File(PaperModel paper, LayoutProfile layout, string name, EditionFilePlan plan, byte[] bytes)
    {
        var minutes = plan.Layout.Duration(paper.Duration);
        return new PrintManifestFile(
            name, EditionNames.NameOf(plan.Edition), plan.Version?.Form, plan.Version?.Number, minutes == layout.Duration(paper.Duration) ? null : minutes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The file's bytes: UTF-8 without a byte order mark, two spaces of indentation, lines ended by a line feed.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ContentJson.Indented), (byte)'\n'];
}

/// <summary>A section, the same in every form and version.</summary>
public sealed record PrintManifestSection(int Section, string Part, QuestionType Type, int Questions, Marks Marks);

/// <summary>A version of a form with the fingerprint that is printed on everything that belongs to it.</summary>
public sealed record PrintManifestVersion(string Form, int Version, string Fingerprint);

/// <summary>A file of the package; form and version are left out where it is about the whole paper, minutes where they are the paper's.</summary>
public sealed record PrintManifestFile(string Name, string Edition, string? Form, int? Version, Minutes? Minutes, string Sha256);
