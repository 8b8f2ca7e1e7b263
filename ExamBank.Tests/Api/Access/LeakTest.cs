using System.Text.Json;
using ExamBank.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>
/// Walks every field that can be reached, one request a field and member, and reads what comes back: a text that somebody may not read
/// stands in none of their answers, whatever way they took to it.
/// </summary>
[Long]
internal sealed class LeakTest
{
    private const int Deepest = 6;

    private static readonly Dictionary<string, string[]> Readers = new()
    {
        [Cafe.ApprovedText] = ["author", "reviewer", "setter", "setter-2", "auditor-granted", "author-reads"],
        [Cafe.ApprovedKey] = ["author", "reviewer", "setter", "setter-2", "auditor-granted", "author-reads"],
        [Cafe.DraftText] = ["author", "reviewer", "author-reads"],
        [Cafe.LonelyDraft] = ["author", "reviewer", "author-reads"],
        [Cafe.StimulusText] = ["author", "reviewer", "author-reads"],
    };

    private Cafe cafe = null!;

    [OneTimeSetUp]
    public async Task Open() => cafe = await Cafe.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await cafe.DisposeAsync();

    [Test]
    public async Task Nobody_reads_a_text_that_is_not_theirs_by_any_field()
    {
        var queries = Queries();
        var read = Readers.Keys.ToDictionary(text => text, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var broken = new List<string>();
        foreach (var member in cafe.Members)
        {
            foreach (var query in queries)
            {
                var answer = (await member.QueryAsync(query)).ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                if (answer.Contains("\"unexpected\"", StringComparison.Ordinal)) broken.Add($"{member.Name}: {query} {answer}");
                foreach (var text in Readers.Keys.Where(text => answer.Contains(text, StringComparison.Ordinal)))
                {
                    read[text].Add(member.Name);
                    // A grant is for the paper as it is printed, and for nothing by any other way.
                    if (member.Name == "auditor-granted" && !query.StartsWith("{ paperText(paper: \"P-000001\")", StringComparison.Ordinal)) broken.Add($"{member.Name}: {query}");
                }
            }
        }

        await TestContext.Out.WriteLineAsync($"{queries.Count} requests for each of {cafe.Members.Count} members");
        Assert.That(queries, Has.Count.GreaterThan(200));
        Assert.That(broken, Is.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (text, names) in Readers) Assert.That(read[text], Is.EquivalentTo(names), text);
        });
    }

    /// <summary>A query for every leaf, from every door.</summary>
    private List<string> Queries()
    {
        var schema = cafe.Server.Services.GetRequiredService<ISchema>();
        (string Call, string Type)[] doors =
        [
            ("standard(code: \"CAFE-2024\")", "Standard"),
            ("questions", "QuestionConnection"),
            ("question(number: \"Q-000001\")", "Question"),
            ("question(number: \"Q-000002\")", "Question"),
            ("coverage(standard: \"CAFE-2024\", level: \"L1\")", "Coverage"),
            ("blueprints", "Blueprint"),
            ("paper(number: \"P-000001\")", "Paper"),
            ("papers", "PaperConnection"),
            ("paperText(paper: \"P-000001\")", "PaperText"),
            ("paperText(paper: \"P-000002\")", "PaperText"),
            ("paperGrants", "PaperGrantConnection"),
            ("accounts", "AccountConnection"),
            ("centres", "CentreConnection"),
            ("checkBlueprint(blueprint: \"cafe-l1\")", "BlueprintCheck"),
            ("draftPaper(number: \"D-000001\")", "DraftPaper"),
            ("compareForms(number: \"P-000001\")", "FormComparison"),
            ("paperReleases", "PaperReleaseConnection"),
            ("jointSteps", "JointStepConnection"),
            ("draftPapers", "DraftPaperConnection"),
            .. cafe.Ids.Select(id => ($"node(id: \"{id.Value}\")", $"... on {id.Key.Split(' ')[0]}")),
        ];
        return [.. doors.SelectMany(door =>
        {
            var (call, on) = door.Type.StartsWith("... on ", StringComparison.Ordinal) ? ($"{door.Call} {{ {door.Type}", door.Type[7..]) : (door.Call, door.Type);
            var end = call == door.Call ? "" : " }";
            return Leaves(schema.AllTypes[on]!, Deepest, []).Select(leaf => $"{{ {call} {{ {leaf} }}{end} }}");
        })];
    }

    private static IEnumerable<string> Leaves(IGraphType type, int depth, HashSet<string> above)
    {
        if (type is not IComplexGraphType complex || depth == 0) yield break;
        foreach (var field in complex.Fields)
        {
            // Each field once on a door: whoever reaches it by another way meets the same rule.
            if (!above.Add($"{type.Name}.{field.Name}")) continue;
            var inside = field.ResolvedType!.GetNamedType();
            if (inside is IComplexGraphType)
                foreach (var leaf in Leaves(inside, depth - 1, above)) yield return $"{field.Name} {{ {leaf} }}";
            else
                yield return field.Name;
        }
    }
}
