using System.Text.RegularExpressions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Architecture;

/// <summary>Habits that only the source shows.</summary>
[TestFixture]
public sealed class SourceTests
{
    private static IEnumerable<(string Path, string Text)> Sources(params string[] projects) => projects
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
        .Where(path => !Regex.IsMatch(path, @"[\\/](obj|bin|Migrations)[\\/]"))
        .Select(path => (Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path)));

    [TestCase(@"\bDateTime(Offset)?\.(Utc)?Now\b", TestName = "No_clock_but_TimeProvider")]
    [TestCase(@"\bnew Random\(|\bRandom\.Shared\b", TestName = "No_dice_without_a_seed")]
    [TestCase(@"\bThread\.Sleep\b", TestName = "Nobody_sleeps")]
    [TestCase(@"\bNotImplementedException\b|\bTODO\b|\bFIXME\b|\bHACK\b", TestName = "Nothing_is_left_for_later")]
    public void The_product_does_not_say(string pattern)
    {
        var found = Sources("ExamBank.Domain", "ExamBank.Generator", "ExamBank.Api").Where(s => Regex.IsMatch(s.Text, pattern)).Select(s => s.Path);
        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Long_tests_are_marked_so_that_they_are_counted_when_skipped()
    {
        var found = Sources("ExamBank.Tests").Where(s => s.Text.Contains("[Category(" + "\"Long\"", StringComparison.Ordinal)).Select(s => s.Path);
        Assert.That(found, Is.Empty, "Use [Long].");
    }

    [Test]
    public void Entities_have_no_public_setters()
    {
        var setters = typeof(ExamBank.Domain.NewId).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ExamBank.Domain.Audit.EventSource)) || type == typeof(ExamBank.Domain.Questions.Revision))
            .SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        Assert.That(setters, Is.Empty);
    }
}
