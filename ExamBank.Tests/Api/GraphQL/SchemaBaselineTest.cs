using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>Clients of an older schema go on working: what the baseline has stays, and nothing new is required.</summary>
internal sealed class SchemaBaselineTest
{
    private static readonly string Baseline = Repository.Path("ExamBank.Tests", "Api", "GraphQL", "schema.baseline.graphql");

    /// <summary>A breaking change that is meant is made by <c>ACCEPT_BREAKING_SCHEMA=1</c>, which writes the baseline anew.</summary>
    [Test]
    public async Task The_schema_breaks_no_client_of_the_baseline()
    {
        var running = await File.ReadAllTextAsync(Repository.Path("ExamBank.Api", "schema.graphql"));
        if (Environment.GetEnvironmentVariable("ACCEPT_BREAKING_SCHEMA") == "1") await File.WriteAllTextAsync(Baseline, running);

        Assert.That(SchemaChanges.Breaking(await File.ReadAllTextAsync(Baseline), running), Is.Empty);
    }

    /// <summary>
    /// What the baseline does not have can be taken away again unseen: whoever adds a field to a root adds it there too.
    /// <c>UPDATE_SCHEMA_BASELINE=1</c> does that, as long as nothing breaks.
    /// </summary>
    [Test]
    public async Task Every_root_field_stands_in_the_baseline()
    {
        var (running, baseline) = (await File.ReadAllTextAsync(Repository.Path("ExamBank.Api", "schema.graphql")), await File.ReadAllTextAsync(Baseline));
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA_BASELINE") == "1" && SchemaChanges.Breaking(baseline, running).Count == 0)
            await File.WriteAllTextAsync(Baseline, baseline = running);

        Assert.That(
            SchemaChanges.NewRootFields(baseline, running), Is.Empty,
            "Nothing would tell when these are removed again. Run this test with UPDATE_SCHEMA_BASELINE=1 and commit schema.baseline.graphql.");
    }

    [TestCase("size: Int! = 20): Standard!", "size: Int! = 20): Standard! further: Int", "Query.further")]
    [TestCase("scalar Long", "scalar Long type Mutation { change: Int }", "Mutation.change")]
    [TestCase("name: String", "name: String more: Int", "")]
    public void A_root_field_that_an_older_schema_has_not_is_told(string old, string changed, string expected) =>
        Assert.That(string.Join(' ', SchemaChanges.NewRootFields(Older, Replaced(old, changed))), Is.EqualTo(expected));

    private static readonly string Older = """
        type Query { standard(code: String!, level: String, size: Int! = 20): Standard! all: [Standard!] answer: Answer kind: Kind }
        interface Node { id: ID! }
        type Standard implements Node { id: ID! name: String }
        type Other { id: ID! }
        union Answer = Standard | Other
        enum Kind { A B }
        input Filter { text: String level: String! }
        scalar Long
        """;

    [TestCase("name: String", "name: String!")]
    [TestCase("name: String", "name: String more(size: Int!): Int")]
    [TestCase("code: String!", "code: String")]
    [TestCase("level: String,", "level: String, further: Int,")]
    [TestCase("level: String,", "level: String, further: Int! = 1,")]
    [TestCase("[Standard!]", "[Standard!]!")]
    [TestCase("enum Kind { A B }", "enum Kind { A B C }")]
    [TestCase("= Standard | Other", "= Standard | Other | Third  type Third { id: ID! }")]
    [TestCase("text: String", "text: String more: Int")]
    [TestCase("level: String! }", "level: String }")]
    [TestCase("scalar Long", "scalar Long \"told\" type New { a: Int }")]
    public void An_addition_or_a_firmer_promise_breaks_nobody(string old, string changed)
    {
        Assert.That(SchemaChanges.Breaking(Older, Replaced(old, changed)), Is.Empty);
    }

    [TestCase("type Other { id: ID! }", "type Another { id: ID! }", "Other is gone")]
    [TestCase("name: String", "names: String", "Standard.name is gone")]
    [TestCase("id: ID! name", "id: ID name", "Standard.id was ID! and is ID")]
    [TestCase("name: String", "name: Int", "Standard.name was String and is Int")]
    [TestCase("all: [Standard!]", "all: [Standard]", "Query.all was [Standard!] and is [Standard]")]
    [TestCase("all: [Standard!]", "all: Standard", "Query.all was [Standard!] and is Standard")]
    [TestCase("code: String!, ", "", "Query.standard(code) is gone")]
    [TestCase("level: String,", "level: String!,", "Query.standard(level) took String and takes String!")]
    [TestCase("level: String,", "level: Int,", "Query.standard(level) took String and takes Int")]
    [TestCase("level: String,", "level: String, further: Int!,", "Query.standard(further) is new and required")]
    [TestCase("= 20", "= 10", "Query.standard(size) has another default")]
    [TestCase("enum Kind { A B }", "enum Kind { A }", "Kind.B is gone")]
    [TestCase("Standard | Other", "Standard", "Answer holds no Other any more")]
    [TestCase("text: String", "", "Filter(text) is gone")]
    [TestCase("text: String", "text: String more: Int!", "Filter(more) is new and required")]
    [TestCase("input Filter", "input Filter @oneOf", "Filter takes exactly one of its fields now")]
    [TestCase("Standard implements Node", "Standard", "Standard is no Node any more")]
    [TestCase("scalar Long", "enum Long { X }", "Long is of another kind")]
    public void A_change_that_breaks_a_client_is_told_with_its_place(string old, string changed, string expected)
    {
        Assert.That(SchemaChanges.Breaking(Older, Replaced(old, changed)), Is.EqualTo(new[] { expected }));
    }

    private static string Replaced(string old, string changed)
    {
        Assert.That(Older, Does.Contain(old));
        return Older.Replace(old, changed, StringComparison.Ordinal);
    }
}
