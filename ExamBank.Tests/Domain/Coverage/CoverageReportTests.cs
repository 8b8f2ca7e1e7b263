using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using NUnit.Framework;

namespace ExamBank.Tests.CoverageReports;

public sealed class CoverageReportTests
{
    private static readonly CoverageReport Report = Build(
        [Place("L1-1", "L1-1.1", "L1-1.1.1"), Place("L1-1", "L1-1.1", "L1-1.1.2"), Place("L1-1", "L1-1.2", "L1-1.2.1"), Place("L1-2", "L1-2.1", "L1-2.1.1")],
        [
            Count("L1-1.1.1", QuestionType.TrueFalse, RevisionStatus.Draft, 1),
            Count("L1-1.1.1", QuestionType.SingleChoice, RevisionStatus.Approved, 2),
            Count("L1-1.1.2", QuestionType.SingleChoice, RevisionStatus.Approved, 3),
            Count("L1-1.2.1", QuestionType.SingleChoice, RevisionStatus.InReview, 4),
            Count("L9-9.9.9", QuestionType.SingleChoice, RevisionStatus.Approved, 100),
        ],
        []);

    [Test]
    public void Build_KeepsThePlacesInTheirOrder() => Assert.That(
        Report.Areas.Select(a => $"{a.Place.Key}: {string.Join("; ", a.Tasks.Select(t => $"{t.Place.Key}: {string.Join(", ", t.Requirements.Select(r => r.Place.Key))}"))}"),
        Is.EqualTo(new[] { "L1-1: L1-1.1: L1-1.1.1, L1-1.1.2; L1-1.2: L1-1.2.1", "L1-2: L1-2.1: L1-2.1.1" }));

    [Test]
    public void Build_ShowsARequirementWithoutAnyQuestion()
    {
        var bare = Report.Requirements.Single(r => r.Place.Key == "L1-2.1.1");
        Assert.That((bare.Counts.Length, bare.Approved), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Approved_CountsApprovedQuestionsOnly() =>
        Assert.That(Report.Requirements.Select(r => r.Approved), Is.EqualTo(new[] { 2, 3, 0, 0 }));

    [Test]
    public void Sums_AddUpByTypeAndStatus_OnEveryStage() => Assert.Multiple(() =>
    {
        Assert.That(Told(Report.Areas[0].Tasks[0].Counts), Is.EqualTo("SingleChoice Approved 5, TrueFalse Draft 1"));
        Assert.That(Told(Report.Areas[0].Counts), Is.EqualTo("SingleChoice InReview 4, SingleChoice Approved 5, TrueFalse Draft 1"));
        Assert.That(Told(Report.Areas[1].Counts), Is.Empty);
        Assert.That(Told(Report.Counts), Is.EqualTo(Told(Report.Areas[0].Counts)));
    });

    [Test]
    public void Build_LeavesOutQuestionsOfOtherPlaces() => Assert.That(Report.Counts.Sum(c => c.Questions), Is.EqualTo(10));

    [Test]
    public void AQuestion_CountsWhereItsPartsAre_AndOnceInEveryPlace()
    {
        CountedPart Part(string requirement, int question, string primary) => new(requirement, question, primary, Cell(QuestionType.CaseAnalysis, RevisionStatus.Approved, 1));
        var report = Build(
            [Place("L1-1", "L1-1.1", "L1-1.1.1"), Place("L1-1", "L1-1.1", "L1-1.1.2"), Place("L1-1", "L1-1.2", "L1-1.2.1"), Place("L1-2", "L1-2.1", "L1-2.1.1")],
            [Count("L1-1.1.1", QuestionType.CaseAnalysis, RevisionStatus.Approved, 2)],
            [
                Part("L1-1.1.2", 1, "L1-1.1.1"), Part("L1-1.2.1", 1, "L1-1.1.1"), Part("L1-2.1.1", 2, "L1-1.1.1"),
                Part("L1-1.1.2", 3, "L2-1.1.1"), Part("L1-1.2.1", 3, "L2-1.1.1"),
            ]);
        int Of(IEnumerable<CoverageCount> counts) => counts.Sum(c => c.Questions);
        Assert.Multiple(() =>
        {
            Assert.That(report.Requirements.Select(r => r.Approved), Is.EqualTo(new[] { 2, 2, 2, 1 }));
            Assert.That(report.Areas.SelectMany(a => a.Tasks).Select(t => Of(t.Counts)), Is.EqualTo(new[] { 3, 2, 1 }));
            Assert.That(report.Areas.Select(a => Of(a.Counts)), Is.EqualTo(new[] { 3, 1 }));
            Assert.That(Of(report.Counts), Is.EqualTo(3));
        });
    }

    [Test]
    public void Figures_AddUpApprovedQuestionsByBandMindAndMinutes_OnEveryStage()
    {
        CountedQuestions At(string requirement, CoverageCell cell) => new(requirement, cell);
        var report = Build(
            [Place("L1-1", "L1-1.1", "L1-1.1.1"), Place("L1-1", "L1-1.2", "L1-1.2.1")],
            [
                At("L1-1.1.1", Cell(QuestionType.SingleChoice, RevisionStatus.Approved, 2, FacilityBand.Hard, 1.5m)),
                At("L1-1.1.1", Cell(QuestionType.TrueFalse, RevisionStatus.Draft, 7, FacilityBand.Easy)),
                At("L1-1.2.1", Cell(QuestionType.SingleChoice, RevisionStatus.Approved, 3, FacilityBand.Easy)),
            ],
            []);
        Assert.Multiple(() =>
        {
            Assert.That(report.FacilityBands, Is.EqualTo(new[] { new BandCount(FacilityBand.Easy, 3), new BandCount(FacilityBand.Hard, 2) }));
            Assert.That(report.CognitiveLevels, Is.EqualTo(new[] { new CognitiveCount(CognitiveLevel.Apply, 5) }));
            Assert.That((report.Minutes, report.Pending), Is.EqualTo((9m, 7)));
            Assert.That(report.Areas[0].Tasks[0].FacilityBands, Is.EqualTo(new[] { new BandCount(FacilityBand.Hard, 2) }));
        });
    }

    [Test]
    public void Missing_IsWhatRequirementsLack_AndAWealthElsewhereDoesNotFillIt()
    {
        var report = Build(
            [Place("L1-1", "L1-1.1", "L1-1.1.1"), Place("L1-1", "L1-1.1", "L1-1.1.2"), Place("L1-1", "L1-1.2", "L1-1.2.1")],
            [Count("L1-1.1.1", QuestionType.SingleChoice, RevisionStatus.Approved, 9), Count("L1-1.1.2", QuestionType.SingleChoice, RevisionStatus.Draft, 9)],
            [new CountedPart("L1-1.2.1", 1, "L1-1.1.1", Cell(QuestionType.CaseAnalysis, RevisionStatus.Approved, 1))],
            minimum: 3);
        Assert.That(report.Requirements.Select(r => r.Missing), Is.EqualTo(new[] { 0, 3, 2 }));
        Assert.That((report.Areas[0].Tasks[0].Missing, report.Missing), Is.EqualTo((3, 5)));
    }

    [Test]
    public void Papers_AreNamedOnceInEachPlace_NewestFirst()
    {
        var report = Build(
            [Place("L1-1", "L1-1.1", "L1-1.1.1"), Place("L1-1", "L1-1.1", "L1-1.1.2")], [], [], 1, new CountedUse("L1-1.1.1", 7), new CountedUse("L1-1.1.1", 12), new CountedUse("L1-1.1.2", 7));
        Assert.That(report.Requirements.Select(r => string.Join(' ', r.Papers)), Is.EqualTo(new[] { "P-000012 P-000007", "P-000007" }));
        Assert.That(report.Papers, Is.EqualTo(new[] { "P-000012", "P-000007" }));
    }

    private static string Told(IEnumerable<CoverageCount> counts) => string.Join(", ", counts.Select(c => $"{c.Type} {c.Status} {c.Questions}"));

    private static CoveragePlace Place(params string[] keys) => new(Name(keys[0]), Name(keys[1]), Name(keys[2]));

    private static CoverageName Name(string key) => new(key, $"名称 {key}", null);

    private static CountedQuestions Count(string requirement, QuestionType type, RevisionStatus status, int questions) =>
        new(requirement, Cell(type, status, questions));

    private static CoverageCell Cell(QuestionType type, RevisionStatus status, int questions, FacilityBand band = FacilityBand.Medium, decimal minutes = 2) =>
        new(new QuestionKind(type, CognitiveLevel.Apply, band), status, questions, questions * minutes);

    private static CoverageReport Build(
        IEnumerable<CoveragePlace> places, IEnumerable<CountedQuestions> questions, IEnumerable<CountedPart> parts, int minimum = 1, params CountedUse[] uses) =>
        CoverageReport.Build(new CoverageRequest("CAFE-2024", "L1", Minimum: minimum), places, new CountedCoverage(questions, parts, uses));
}
