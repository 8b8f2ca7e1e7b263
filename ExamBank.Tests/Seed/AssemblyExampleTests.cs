using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.ItemPools;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>The worked example of a pool and a specification, and the schema that describes specifications.</summary>
public sealed class AssemblyExampleTests
{
    private static readonly string Specification = File.ReadAllText(Repository.Path("seed", "assembly", "example-spec.json"));

    [Test]
    public async Task The_example_fits_its_schema_its_reader_and_its_pool()
    {
        Assert.That((await SchemaAsync()).Validate(Specification), Is.Empty);
        var read = SpecificationFile.Read(Encoding.UTF8.GetBytes(Specification));
        Assert.That(read.Errors, Is.Empty);
        await using var file = File.OpenRead(Repository.Path("seed", "assembly", "example-pool.csv"));
        var pool = ItemPoolFile.Read(file, PoolColumnUses.Of(read.Value), CancellationToken.None);
        Assert.That(pool.Errors, Is.Empty);
        Assert.That(pool.Value.Count, Is.InRange(60, 100));
        Assert.That(SpecificationChecks.Check(pool.Value, read.Value), Is.Empty);
    }

    [TestCase("\"equals\": 30", "\"equal\": 30")]
    [TestCase("\"count\": true, \"equals\": 30", "\"count\": false, \"equals\": 30")]
    [TestCase("\"count\": true, \"equals\": 30", "\"count\": true")]
    [TestCase("\"count\": true, \"equals\": 30", "\"count\": true, \"sum\": \"p\", \"equals\": 30")]
    [TestCase("\"forms\": [1]", "\"forms\": []")]
    [TestCase("\"domain\": 3", "\"domain\": true")]
    [TestCase("\"domain\": \"1\"", "\"domain\": {}")]
    [TestCase("\"target\": 14.0", "\"goal\": 14.0")]
    [TestCase("\"parallel\": {", "\"alike\": {")]
    [TestCase("\"use\": { \"min\": 0", "\"use\": { \"min\": -1")]
    public async Task The_schema_refuses_what_is_wrong(string sound, string damage)
    {
        Assert.That(Specification, Does.Contain(sound));
        Assert.That((await SchemaAsync()).Validate(Specification.Replace(sound, damage, StringComparison.Ordinal)), Is.Not.Empty);
    }

    /// <summary>The schema names exactly the members that the reader knows, on every level.</summary>
    [TestCase("", typeof(AssemblySpecification))]
    [TestCase("rule", typeof(Domain.Blueprints.Rule))]
    [TestCase("objective", typeof(Domain.Blueprints.Objective))]
    [TestCase("bounds", typeof(Domain.Blueprints.Bounds))]
    public void The_schema_knows_the_members_that_the_reader_knows(string definition, Type type)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Repository.Path("seed", "schemas", "assembly-specification.schema.json")))!;
        var node = definition.Length == 0 ? schema : schema["definitions"]![definition]!;
        var members = Domain.Questions.ContentJson.Compact.GetTypeInfo(type).Properties.Where(p => p.Get is not null).Select(p => p.Name);
        Assert.That(node["properties"]!.AsObject().Select(p => p.Key), Is.EquivalentTo(members));
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "assembly-specification.schema.json"));
}
