using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;
using NUnit.Framework;

namespace ExamBank.Tests.CoverageReports;

public sealed class CoverageReportTests
{
    private static readonly CoverageReport Report = CoverageReport.Build(
        "CAFE-2024",
        "L1",
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
        CountedPart Part(string requirement, int question, string primary) => new(requirement, question, primary, QuestionType.CaseAnalysis, RevisionStatus.Approved);
        var report = CoverageReport.Build(
            "CAFE-2024",
            "L1",
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

    private static string Told(IEnumerable<CoverageCount> counts) => string.Join(", ", counts.Select(c => $"{c.Type} {c.Status} {c.Questions}"));

    private static CoveragePlace Place(params string[] keys) => new(Name(keys[0]), Name(keys[1]), Name(keys[2]));

    private static CoverageName Name(string key) => new(key, $"名称 {key}", null);

    private static CountedQuestions Count(string requirement, QuestionType type, RevisionStatus status, int questions) =>
        new(requirement, new CoverageCount(type, status, questions));
}
