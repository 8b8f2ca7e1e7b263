using System.Text.Json.Serialization;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Keys;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents;

/// <summary>Everything that the documents of one paper print: no choice is left to them, and nothing is looked up.</summary>
/// <param name="Number">Paper number such as <c>P-000045</c>.</param>
/// <param name="StandardCode">Code of the standard.</param>
/// <param name="StandardTitle">Chinese title of the standard.</param>
/// <param name="LevelCode">Level code.</param>
/// <param name="LevelName">Chinese name of the level.</param>
/// <param name="BlueprintName">Name of the blueprint.</param>
/// <param name="BlueprintRevision">Revision of the blueprint.</param>
/// <param name="Title">Printed title, such as 社交电商运营（初级）理论.</param>
/// <param name="Sample">Whether it is a sample paper (样卷).</param>
/// <param name="Duration">Duration in minutes.</param>
/// <param name="TotalMarks">Marks of the whole paper.</param>
/// <param name="PassMarks">Marks to pass.</param>
/// <param name="Notes">Notes to candidates.</param>
/// <param name="Seed">Seed of the assembly.</param>
/// <param name="Engine">Version of the engine.</param>
/// <param name="PoolHash">Hash of the pool.</param>
/// <param name="WorkAreas">The work areas whose questions the paper may hold, in order.</param>
/// <param name="Requirements">Every requirement of the paper's level, in order, for the coverage sheet.</param>
/// <param name="Plan">Planned counts of work areas and levels, for the specification table.</param>
/// <param name="PlannedSections">Sections as the blueprint plans them, for the specification table.</param>
/// <param name="Forms">The forms.</param>
public sealed record PaperModel(
    string Number,
    string StandardCode,
    string StandardTitle,
    string LevelCode,
    string LevelName,
    string BlueprintName,
    int BlueprintRevision,
    string Title,
    bool Sample,
    Minutes Duration,
    Marks TotalMarks,
    Marks? PassMarks,
    IReadOnlyList<string> Notes,
    long Seed,
    string Engine,
    string PoolHash,
    IReadOnlyList<PlaceModel> WorkAreas,
    IReadOnlyList<PlaceModel> Requirements,
    IReadOnlyList<PlannedArea> Plan,
    IReadOnlyList<PlannedSection> PlannedSections,
    IReadOnlyList<FormModel> Forms)
{
    /// <summary>Name of the layout that the paper was locked in: the files that every paper has are drawn by it.</summary>
    public string Layout { get; init; } = LayoutProfile.Default.Name;

    /// <summary>That layout as it was then; null for a paper that an earlier build has locked, in a layout of the seed.</summary>
    public StoredLayout? LockedLayout { get; init; }

    /// <summary>
    /// Pictures (PNG, JPEG) by the names that questions give them. Null where the bank keeps none: a picture then stands as its
    /// alternative text. Where it is given, every picture of a question has to be in it (<see cref="PrintProblems"/>).
    /// </summary>
    public IReadOnlyDictionary<string, byte[]>? Media { get; init; }

    /// <summary>What the blueprint's rules say of questions by work area, level, type, cognitive level and facility band.</summary>
    public IReadOnlyList<PlannedShare> Shares { get; init; } = [];

    /// <summary>What the blueprint says of the mean facility; null where it says nothing.</summary>
    public PlannedFacility? MeanFacility { get; init; }

    /// <summary>The later key that it is marked by; null for the one that it was locked with.</summary>
    public KeyRevisionModel? KeyRevision { get; init; }

    /// <summary>What the foot of every page names beside the paper, so that a copy can be traced to whom it was made for; null for nobody.</summary>
    public string? CopyMark { get; init; }

    /// <summary>
    /// Where the bank's audit chain stood when the paper was locked, for the manifests of copies that leave the bank; null in the paper's own
    /// files, which are the same in every bank that makes the paper.
    /// </summary>
    public AuditHead? AuditHead { get; init; }

    /// <summary>Forms of recent papers to tell repetitions by; null where nobody has given any, which is not the same as none.</summary>
    public IReadOnlyList<RecentForm>? Recent { get; init; }

    /// <summary>The same paper with some of its forms; what the blueprint says of other forms is left out.</summary>
    public PaperModel Only(IReadOnlyCollection<string> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var kept = Forms.Index().Where(f => forms.Contains(f.Item.Name, StringComparer.Ordinal)).ToList();
        if (kept.Count == Forms.Count) return this;
        var places = kept.Index().ToDictionary(f => f.Item.Index + 1, f => f.Index + 1);
        return this with
        {
            Forms = [.. kept.Select(f => f.Item)],
            Shares =
            [
                .. Shares.Select(share => share.Forms is { } named ? share with { Forms = [.. named.Where(places.ContainsKey).Select(n => places[n])] } : share)
                    .Where(share => share.Forms is not { Count: 0 }),
            ],
        };
    }
}

/// <summary>A place in the standard: key and Chinese title or summary.</summary>
public sealed record PlaceModel(string Key, string Title);

/// <summary>What the blueprint plans for a work area or for a whole level.</summary>
/// <param name="WorkArea">Key of the work area such as <c>L1-3</c>, or code of the level such as <c>L1</c>.</param>
/// <param name="MinimumCount">Fewest questions; null where the blueprint sets no limit.</param>
/// <param name="MaximumCount">Most questions; null where the blueprint sets no limit.</param>
public sealed record PlannedArea(string WorkArea, int? MinimumCount, int? MaximumCount);

/// <summary>What a rule plans for the questions that have one value of each of some attributes.</summary>
/// <param name="Where">The values by attribute, as <see cref="AttributeNames"/> name them.</param>
/// <param name="InMarks">Whether the limits are marks; else they are counts.</param>
/// <param name="Minimum">Least; null where there is no limit.</param>
/// <param name="Maximum">Most; null where there is no limit.</param>
/// <param name="Forms">Numbers, from 1, of the forms it holds in; all when null.</param>
public sealed record PlannedShare(
    IReadOnlyDictionary<string, string> Where, bool InMarks, decimal? Minimum, decimal? Maximum, IReadOnlyList<int>? Forms = null);

/// <summary>The mean facility, weighted by marks, as the blueprint plans it.</summary>
/// <param name="Minimum">Least; null where there is no limit.</param>
/// <param name="Maximum">Most; null where there is no limit.</param>
/// <param name="Target">What it should be near; null where there is no target.</param>
public sealed record PlannedFacility(decimal? Minimum, decimal? Maximum, decimal? Target);

/// <summary>A form of a recent paper.</summary>
/// <param name="Paper">Number of the paper.</param>
/// <param name="Form">Name of the form.</param>
/// <param name="Codes">Permanent codes of its questions.</param>
public sealed record RecentForm(string Paper, string Form, IReadOnlyList<string> Codes);

/// <summary>A section as the blueprint plans it.</summary>
/// <param name="Type">The question type.</param>
/// <param name="Count">How many questions.</param>
/// <param name="Marks">Marks of each question.</param>
public sealed record PlannedSection(QuestionType Type, int Count, Marks Marks);

/// <summary>A form (平行卷).</summary>
/// <param name="Name">A, B, C, …</param>
/// <param name="Facility">Σ marks · p ÷ Σ marks, estimated.</param>
/// <param name="Versions">Its versions.</param>
public sealed record FormModel(string Name, Facility Facility, IReadOnlyList<VersionModel> Versions);

/// <summary>A version (乱序卷) in printed order.</summary>
/// <param name="Form">Name of the form.</param>
/// <param name="Number">1, 2, …</param>
/// <param name="Fingerprint">SHA-256 over the canonical content, 64 hexadecimal digits; printed short as its first 16.</param>
/// <param name="Sections">Sections in printed order.</param>
public sealed record VersionModel(string Form, int Number, string Fingerprint, IReadOnlyList<SectionModel> Sections)
{
    /// <summary>All questions in printed order.</summary>
    [JsonIgnore]
    public IEnumerable<QuestionModel> Questions => Sections.SelectMany(s => s.Questions);
}

/// <summary>A section.</summary>
/// <param name="Part">Name of the part it stands in, such as 理论.</param>
/// <param name="Type">The question type.</param>
/// <param name="Scoring">How answers earn marks.</param>
/// <param name="Questions">Questions in printed order.</param>
public sealed record SectionModel(string Part, QuestionType Type, ScoringRule Scoring, IReadOnlyList<QuestionModel> Questions)
{
    /// <summary>Marks of the section: the sum of its questions.</summary>
    [JsonIgnore]
    public Marks Marks => Marks.Sum(Questions.Select(q => q.Marks));
}

/// <summary>A printed question.</summary>
/// <param name="Number">Printed number, from 1 through the paper.</param>
/// <param name="QuestionNumber">Number in the bank, such as <c>Q-000123</c>.</param>
/// <param name="Code">Permanent code.</param>
/// <param name="Revision">Revision that is printed.</param>
/// <param name="StimulusRevision">Revision of the stimulus.</param>
/// <param name="StimulusContent">Markdown of the stimulus.</param>
/// <param name="Requirements">Keys of its requirements, the primary one first.</param>
/// <param name="WorkArea">Key of the work area of the primary requirement.</param>
/// <param name="CognitiveLevel">The cognitive level.</param>
/// <param name="Marks">Marks in this paper.</param>
/// <param name="Minutes">Working time.</param>
/// <param name="Facility">Facility for candidates of the paper's level.</param>
/// <param name="Content">Content as authored, with options in authored order and tokens in the texts.</param>
/// <param name="OptionOrder">Option ids as printed, by part id (empty for the question itself).</param>
public sealed record QuestionModel(
    int Number,
    string QuestionNumber,
    string Code,
    int Revision,
    int? StimulusRevision,
    string? StimulusContent,
    IReadOnlyList<string> Requirements,
    string WorkArea,
    CognitiveLevel CognitiveLevel,
    Marks Marks,
    Minutes Minutes,
    Facility Facility,
    QuestionContent Content,
    IReadOnlyDictionary<string, IReadOnlyList<string>> OptionOrder)
{
    /// <summary>What a later key says of it; null where nothing was changed.</summary>
    public KeyAmendment? Amendment { get; init; }
}
