using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using NUnit.Framework;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ExamBank.Tests.Architecture;

/// <summary>The rules of the house that hold between namespaces.</summary>
[TestFixture]
public sealed class DependencyTests
{
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(
            typeof(ExamBank.Domain.NewId).Assembly,
            typeof(ExamBank.Generator.Assembly.Papers.PaperAssembler).Assembly,
            typeof(ExamBank.Api.Hosting.Server).Assembly)
        .Build();

    private const string EntityFramework = @"^Microsoft\.EntityFrameworkCore|^Microsoft\.Data\.Sqlite";
    private const string Office = @"^DocumentFormat\.OpenXml|^ClosedXML";
    private const string Solver = @"^Google\.OrTools";
    private const string Web = @"^Microsoft\.AspNetCore|^GraphQL";

    // Identity's stores are in the domain's rooms that a rule of its own names.
    private const string WebButIdentity = @"^Microsoft\.AspNetCore(?!\.Identity)|^GraphQL";

    [TestCase(@"^ExamBank\.Domain(?!\.Persistence)", EntityFramework)]
    [TestCase(@"^ExamBank\.Domain", Office)]
    [TestCase(@"^ExamBank\.Domain", Solver)]
    [TestCase(@"^ExamBank\.Domain", WebButIdentity)]
    [TestCase(@"^ExamBank\.Domain", @"^ExamBank\.(Generator|Api)")]
    [TestCase(@"^ExamBank\.Generator", EntityFramework)]
    [TestCase(@"^ExamBank\.Generator", Web)]
    [TestCase(@"^ExamBank\.Generator", @"^ExamBank\.Api")]
    [TestCase(@"^ExamBank\.Generator", @"^ExamBank\.Domain\.Persistence")]
    [TestCase(@"^ExamBank\.Generator\.Assembly", Office)]
    [TestCase(@"^ExamBank\.Generator\.Assembly", @"^ExamBank\.Generator\.(Documents|Exchange)")]
    [TestCase(@"^ExamBank\.Generator\.Assembly", @"^System\.IO\.(File|Directory|FileStream)$")]
    [TestCase(@"^ExamBank\.Generator\.Documents", Solver)]
    [TestCase(@"^ExamBank\.Generator\.Documents", @"^ExamBank\.Generator\.(Assembly|Exchange)")]
    [TestCase(@"^ExamBank\.Generator\.Exchange", Solver)]
    [TestCase(@"^ExamBank\.Api\.Cli", EntityFramework)]
    // The roots of the graph are partial classes: each feature adds its own fields.
    [TestCase(@"^ExamBank\.Api\.GraphQL\.(?!(Query|Mutation)(\W|$))", EntityFramework)]
    [TestCase(@"^ExamBank\.Api\.Cli", @"^GraphQL")]
    [TestCase(@"^ExamBank\.Api\.Features", @"^ExamBank\.Api\.Cli")]
    [TestCase(@"^ExamBank\.(Generator|Api\.(Cli|GraphQL)|Domain(?!\.(Access|Persistence)))", @"^Microsoft\.AspNetCore\.Identity")]
    public void Names_in_one_room_do_not_use_those_of_another(string room, string other)
    {
        var offenders = House.Types
            .Where(type => System.Text.RegularExpressions.Regex.IsMatch(type.FullName, room))
            .SelectMany(type => type.Dependencies.Select(d => (type.FullName, Target: d.Target.FullName)))
            .Where(d => System.Text.RegularExpressions.Regex.IsMatch(d.Target, other))
            .Select(d => $"{d.FullName} uses {d.Target}")
            .Distinct();
        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void The_rooms_that_the_rules_name_exist()
    {
        string[] rooms =
        [
            "ExamBank.Domain.Persistence", "ExamBank.Generator.Assembly", "ExamBank.Generator.Documents", "ExamBank.Generator.Exchange",
            "ExamBank.Api.Cli", "ExamBank.Api.Features", "ExamBank.Api.GraphQL",
        ];
        foreach (var room in rooms)
            Assert.That(House.Types.Any(t => t.FullName.StartsWith(room + ".", StringComparison.Ordinal)), Is.True, room);
    }

    [Test]
    public void Entity_framework_is_seen_where_it_is_used() =>
        Types().That().ResideInNamespaceMatching(@"^ExamBank\.Domain\.Persistence").Should().Exist().Check(House);
}
