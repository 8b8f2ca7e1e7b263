using System.Text;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Standards;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>The standard that the product carries with it.</summary>
public sealed class SeedStandardTests
{
    private static readonly byte[] Bytes = File.ReadAllBytes(Repository.Path("seed", "standards", "SECO-2021.json"));

    private static readonly StandardDocument Seed = StandardFile.Read(Bytes, "SECO-2021.json").Value;

    private static IEnumerable<RequirementDocument> Requirements =>
        Seed.Levels.SelectMany(level => level.Areas).SelectMany(area => area.Tasks).SelectMany(task => task.Requirements);

    [Test]
    public void Seed_HasTheCountsOfThePublishedStandard() => Assert.Multiple(() =>
    {
        Assert.That(Seed.Counts, Is.EqualTo(new StandardCounts(3, 14, 45, 150)));
        Assert.That(StandardDocumentValidator.Count(Seed), Is.EqualTo(Seed.Counts));
        Assert.That(Seed.Levels.Select(level => level.Areas.Count), Is.EqualTo(new[] { 5, 5, 4 }));
        Assert.That(Seed.Levels.Select(level => level.Areas.Sum(area => area.Tasks.Count)), Is.EqualTo(new[] { 15, 17, 13 }));
        Assert.That(
            Seed.Levels.Select(level => level.Areas.Sum(area => area.Tasks.Sum(task => task.Requirements.Count))),
            Is.EqualTo(new[] { 51, 57, 42 }));
    });

    [Test]
    public void Seed_WrittenAgain_IsTheSameFile() =>
        Assert.That(Encoding.UTF8.GetString(StandardFile.Write(Seed)), Is.EqualTo(Encoding.UTF8.GetString(Bytes)));

    [Test]
    public async Task Seed_FitsItsSchema()
    {
        var schema = await Schema();
        Assert.That(schema.Validate(Encoding.UTF8.GetString(Bytes)).Select(error => error.ToString()), Is.Empty);
    }

    [TestCase("\"year\": 2021", "\"year\": \"2021\"")]
    [TestCase("\"year\": 2021", "\"year\": 2021, \"colour\": \"red\"")]
    [TestCase("\"code\": \"L1\"", "\"code\": \"L0\"")]
    [TestCase("\"number\": \"1.1.1\"", "\"number\": \"1.1\"")]
    [TestCase("\"summary\":", "\"summaryEn\":")]
    [TestCase("\"title\": \"营销主页面设计与发布\"", "\"title\": \"\"")]
    public async Task Schema_RefusesWhatTheReaderRefuses(string sound, string damage)
    {
        var schema = await Schema();
        var text = Encoding.UTF8.GetString(Bytes);
        Assert.That(text, Does.Contain(sound));
        var damaged = text.Replace(sound, damage, StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(schema.Validate(damaged), Is.Not.Empty);
            Assert.That(StandardFile.Read(Encoding.UTF8.GetBytes(damaged), "damaged.json").Succeeded, Is.False);
        });
    }

    [Test]
    public void Seed_NamesItsSchema() => Assert.That(
        File.Exists(Path.GetFullPath(Repository.Path("seed", "standards", Seed.Schema!))), Is.True);

    [Test]
    public void Seed_IsCompleteInBothLanguages() => Assert.Multiple(() =>
    {
        Assert.That(Seed.TitleEn, Is.Not.Null);
        Assert.That(Seed.Programmes.Select(programme => programme.SchoolEn), Has.All.Not.Null);
        Assert.That(Seed.Terms, Has.Count.EqualTo(6));
        Assert.That(Seed.Terms.SelectMany(term => new[] { term.NameEn, term.DefinitionEn }), Has.All.Not.Null);
        Assert.That(Seed.Levels.SelectMany(level => new[] { level.NameEn, level.CoversEn }), Has.All.Not.Null.And.All.Not.Empty);
        Assert.That(
            Seed.Levels.SelectMany(level => level.Areas).SelectMany(area => area.Tasks.Select(task => task.TitleEn).Append(area.TitleEn)),
            Has.All.Not.Null);
        Assert.That(Seed.Levels.Select(level => level.Roles.Count), Has.All.Positive);
    });

    [Test]
    public void Seed_CarriesSummariesAndNoneOfTheIssuersSentences() => Assert.Multiple(() =>
    {
        Assert.That(Requirements.Select(requirement => requirement.OfficialText), Has.All.Null);
        Assert.That(Requirements.Select(requirement => requirement.Summary!.Length), Has.All.InRange(10, 28));
        Assert.That(Requirements.Select(requirement => requirement.SummaryEn!.Split(' ').Length), Has.All.InRange(6, 16));
        Assert.That(Requirements.Where(requirement => requirement.Summary!.StartsWith("能够", StringComparison.Ordinal)), Is.Empty);
    });

    [Test]
    public void Seed_SummariesTellRequirementsApart() => Assert.Multiple(() =>
    {
        Assert.That(Requirements.Select(requirement => requirement.Summary), Is.Unique);
        Assert.That(Requirements.Select(requirement => requirement.SummaryEn), Is.Unique);
    });

    private static Task<JsonSchema> Schema() =>
        JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "standard.schema.json"));
}
