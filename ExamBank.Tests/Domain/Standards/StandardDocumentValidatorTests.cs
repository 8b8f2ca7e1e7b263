using System.Collections.Immutable;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;
using NUnit.Framework;
using static ExamBank.Tests.Standards.StandardDocuments;

namespace ExamBank.Tests.Standards;

public sealed class StandardDocumentValidatorTests
{
    private static readonly string TooLongName = new('名', StandardDocumentValidator.MaxName + 1);

    [Test]
    public void Validate_SoundDocument_GivesItBack() =>
        Assert.That(StandardDocumentValidator.Validate(Barista).Value, Is.SameAs(Barista));

    [Test]
    public void Count_CountsEveryDepth() =>
        Assert.That(StandardDocumentValidator.Count(Barista), Is.EqualTo(new StandardCounts(2, 4, 8, 16)));

    [TestCase("")]
    [TestCase("B")]
    [TestCase("bari-2030")]
    [TestCase("-BARI")]
    [TestCase("BARI 2030")]
    [TestCase("BARI-2030\n")]
    [TestCase("咖啡-2030")]
    public void Validate_MalformedCode_IsRefused(string code) =>
        AssertOnly(Barista with { Code = code }, "standard.code-format", "code");

    [TestCase(1899)]
    [TestCase(2201)]
    public void Validate_ImplausibleYear_IsRefused(int year) => AssertOnly(Barista with { Year = year }, "standard.year-range", "year");

    [Test]
    public void Validate_WrongCounts_AreEachNamed()
    {
        var document = Barista with { Counts = new StandardCounts(3, 4, 9, 17) };
        Assert.That(Problems(document), Is.EqualTo(new[]
        {
            ("standard.count", "counts.levels"),
            ("standard.count", "counts.tasks"),
            ("standard.count", "counts.requirements"),
        }));
    }

    [Test]
    public void Validate_NoDeclaredCounts_IsFine() => Assert.That(Problems(Barista with { Counts = null }), Is.Empty);

    [Test]
    public void Validate_NoLevels_IsRefused() => AssertOnly(WithLevels(), "standard.no-entries", "levels");

    [Test]
    public void Validate_LevelGap_NamesTheLevel() =>
        AssertOnly(WithLevels(Level("L1", "初级"), Level("L3", "高级")), "standard.gap", "levels[1].code");

    [TestCase("1")]
    [TestCase("L0")]
    [TestCase("L10")]
    [TestCase("初级")]
    public void Validate_MalformedLevelCode_IsRefused(string code) =>
        AssertOnly(WithLevels(Level(code, "初级")), "standard.number-format", "levels[0].code");

    [Test]
    public void Validate_LevelsOfOneName_AreRefused() =>
        AssertOnly(WithLevels(Level("L1", "初级"), Level("L2", "初级")), "standard.duplicate-name", "levels[1].name");

    [Test]
    public void Validate_AreaGap_TellsWhatWasExpected()
    {
        var error = Errors(WithAreas(Area("1"), Area("3"))).Single();
        Assert.Multiple(() =>
        {
            Assert.That((error.Code, error.Path), Is.EqualTo(("standard.gap", "levels[0].areas[1].number")));
            Assert.That(error.Facts, Is.EqualTo(new Dictionary<string, string> { ["expected"] = "2", ["found"] = "3" }));
        });
    }

    [Test]
    public void Validate_AreaOutOfOrder_IsOneErrorForTheGapAndOneForThePlace() =>
        Assert.That(Problems(WithAreas(Area("1"), Area("3"), Area("2"))), Is.EqualTo(new[]
        {
            ("standard.gap", "levels[0].areas[1].number"),
            ("standard.order", "levels[0].areas[2].number"),
        }));

    [Test]
    public void Validate_TaskOfAnotherArea_IsRefused() =>
        AssertOnly(WithTasks(Task("1.1"), Task("2.1")), "standard.wrong-parent", "levels[0].areas[0].tasks[1].number");

    [Test]
    public void Validate_DuplicateTask_IsRefused() =>
        AssertOnly(WithTasks(Task("1.1"), Task("1.1")), "standard.duplicate-number", "levels[0].areas[0].tasks[1].number");

    [TestCase("1.1")]
    [TestCase("1.1.01")]
    [TestCase("1.1.1.1")]
    [TestCase("1.1.100")]
    [TestCase("１.１.１")]
    [TestCase("1.1.1 ")]
    [TestCase("")]
    public void Validate_MalformedRequirementNumber_IsRefused(string number) => AssertOnly(
        WithRequirements(Requirement(number)), "standard.number-format", "levels[0].areas[0].tasks[0].requirements[0].number");

    [Test]
    public void Validate_RequirementWithoutAnyWording_IsRefused() => AssertOnly(
        WithRequirements(new RequirementDocument("1.1.1", null, "in English only", null)),
        "standard.no-wording",
        "levels[0].areas[0].tasks[0].requirements[0]");

    [Test]
    public void Validate_RequirementWithOfficialTextAlone_IsFine() =>
        Assert.That(Problems(WithRequirements(new RequirementDocument("1.1.1", null, null, "能够清洗器具。"))), Is.Empty);

    [Test]
    public void Validate_EmptyContainers_AreNamed() => Assert.Multiple(() =>
    {
        AssertOnly(WithAreas(), "standard.no-entries", "levels[0].areas");
        AssertOnly(WithTasks(), "standard.no-entries", "levels[0].areas[0].tasks");
        AssertOnly(WithRequirements(), "standard.no-entries", "levels[0].areas[0].tasks[0].requirements");
    });

    [Test]
    public void Validate_BlankTitles_AreNamed() => Assert.Multiple(() =>
    {
        AssertOnly(Barista with { Title = " " }, "standard.empty", "title");
        AssertOnly(Barista with { TitleEn = "" }, "standard.empty", "titleEn");
        AssertOnly(WithLevels(Level("L1", "　")), "standard.empty", "levels[0].name");
        AssertOnly(WithAreas(Area("1") with { Title = "" }), "standard.empty", "levels[0].areas[0].title");
        AssertOnly(WithTasks(Task("1.1") with { Title = "" }), "standard.empty", "levels[0].areas[0].tasks[0].title");
    });

    [Test]
    public void Validate_TextsThatAreTooLong_AreNamed() => Assert.Multiple(() =>
    {
        AssertOnly(Barista with { Title = TooLongName }, "standard.too-long", "title");
        AssertOnly(Barista with { Edition = TooLongName }, "standard.too-long", "edition");
        AssertOnly(Barista with { Issuer = TooLongName }, "standard.too-long", "issuer");
        AssertOnly(
            WithLevels(Level("L1", "初级") with { Covers = new string('长', StandardDocumentValidator.MaxText + 1) }),
            "standard.too-long",
            "levels[0].covers");
    });

    [Test]
    public void Validate_TooManyEntries_AreRefused() => Assert.Multiple(() =>
    {
        var areas = Enumerable.Range(1, 100).Select(i => Area($"{i}")).ToArray();
        Assert.That(Problems(WithAreas(areas)), Has.Member(("standard.too-many", "levels[0].areas")));
        var levels = Enumerable.Range(1, 10).Select(i => Level($"L{i}", $"等级 {i}")).ToArray();
        Assert.That(Problems(WithLevels(levels)), Has.Member(("standard.too-many", "levels")));
    });

    [Test]
    public void Validate_Terms_AreUniqueAndNumbered() => Assert.Multiple(() =>
    {
        var term = Barista.Terms[0];
        AssertOnly(Barista with { Terms = [term, term with { Number = "3.2" }] }, "standard.duplicate-name", "terms[1].name");
        AssertOnly(Barista with { Terms = [term, term with { Name = "研磨" }] }, "standard.duplicate-number", "terms[1].number");
        AssertOnly(Barista with { Terms = [term with { Number = "三" }] }, "standard.number-format", "terms[0].number");
        AssertOnly(Barista with { Terms = [term with { Definition = "" }] }, "standard.empty", "terms[0].definition");
    });

    [Test]
    public void Validate_Programmes_NameEachSchoolAndProgrammeOnce() => Assert.Multiple(() =>
    {
        var programme = Barista.Programmes[0];
        AssertOnly(Barista with { Programmes = [programme, programme] }, "standard.duplicate-name", "programmes[1].school");
        AssertOnly(Barista with { Programmes = [programme with { Names = [] }] }, "standard.no-entries", "programmes[0].names");
        AssertOnly(
            Barista with { Programmes = [programme with { Names = ["甲", "甲"] }] }, "standard.duplicate-name", "programmes[0].names[1]");
    });

    [Test]
    public void Validate_SeveralProblems_AreAllFound() => Assert.That(
        Problems(Barista with { Code = "?", Title = "", Year = 0, Terms = [Barista.Terms[0] with { Name = "" }] }).Select(p => p.Path),
        Is.EquivalentTo(new[] { "code", "title", "year", "terms[0].name" }));

    /// <summary>Any permutation or loss of numbers but the right order is refused, and one wrong number is one error.</summary>
    [FsCheck.NUnit.Property]
    public bool Validate_AcceptsExactlyTheNumbersInOrder(byte[] numbers)
    {
        var own = numbers.Select(n => (n % 12) + 1).ToList();
        if (own.Count == 0) return true;
        var document = WithRequirements([.. own.Select(n => Requirement($"1.1.{n}"))]);
        var problems = Problems(document);
        var inOrder = own.Index().All(entry => entry.Item == entry.Index + 1);
        return inOrder == (problems.Count == 0) && problems.Count <= own.Count;
    }

    private static void AssertOnly(StandardDocument document, string code, string path) =>
        Assert.That(Problems(document), Is.EqualTo(new[] { (code, path) }));

    private static List<(string Code, string Path)> Problems(StandardDocument document) =>
        [.. Errors(document).Select(error => (error.Code, error.Path))];

    private static ImmutableArray<BankError> Errors(StandardDocument document) => StandardDocumentValidator.Validate(document).Errors;
}
