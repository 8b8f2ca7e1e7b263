using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Generator.Exchange.Blueprints;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Blueprints;

/// <summary>What a blueprint file may say beside sections: each member alone, good and broken, by the reader and by the JSON Schema.</summary>
public sealed class BlueprintGrammarTests
{
    private JsonSchema schema = null!;

    [OneTimeSetUp]
    public async Task ReadSchema() => schema = await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "blueprint.schema.json"));

    [TestCase("rules", """[{"name": "a", "count": true, "min": 1, "forms": [1, 2]}]""")]
    [TestCase("rules", """[{"name": "a", "sum": "marks", "max": 9, "across": true, "where": {"exposure": {"max": 2}}}]""")]
    [TestCase("enemies", """[["a", "b"], ["c", "d", "e"]]""")]
    [TestCase("stimuli", """{"by": "stimulus", "count": {"min": 1, "max": 2}, "itemsEach": {"equals": 3}}""")]
    [TestCase("allOrNone", """{"by": "stimulus"}""")]
    [TestCase("include", """["a"]""")]
    [TestCase("exclude", """["a"]""")]
    [TestCase("use", """{"max": 2}""")]
    [TestCase("overlap", """{"max": 5}""")]
    [TestCase("anchors", """{"count": 5}""")]
    [TestCase("earlier", """{"max": 3, "papers": 2}""")]
    [TestCase("exposure", """{"maxUses": 2, "withinDays": 365}""")]
    [TestCase("objectives", """[{"minimizeDeviation": {"sum": "minutes", "target": 60}}, {"minimizeDeviation": {"mean": "facility", "weight": "marks", "target": 0.6}}]""")]
    [TestCase("objectives", """[{"maximize": {"sum": "facility"}}, {"maximize": {"distinct": "requirement"}}, {"minimize": {"sum": "exposure"}}]""")]
    [TestCase("objectives", """[{"maximin": {"count": true, "where": {"type": "TrueFalse"}}}, {"parallel": {"sum": "marks", "per": "workArea"}}, {"evenUse": true}]""")]
    public void What_can_be_meant_is_read_and_written_back_as_it_was(string member, string value)
    {
        var file = With(member, value);
        Assert.That(schema.Validate(file), Is.Empty);
        var read = BlueprintFile.Read(Encoding.UTF8.GetBytes(file));
        Assert.That(read.Succeeded, Is.True, () => string.Join(", ", read.Errors));
        var written = System.Text.Json.JsonSerializer.SerializeToNode(read.Value, ExamBank.Domain.Questions.ContentJson.Compact)![member];
        Assert.That(JsonNode.DeepEquals(written, JsonNode.Parse(value)), Is.True, written?.ToJsonString());
    }

    [TestCase("rules", """[{"name": "a", "count": true, "min": 1, "forms": []}]""", "blueprint.rule-forms", "rules[0].forms")]
    [TestCase("rules", """[{"name": "a", "count": true, "min": 1, "forms": [0]}]""", "blueprint.rule-forms", "rules[0].forms")]
    [TestCase("rules", """[{"name": "a", "count": true, "min": 1, "forms": [2, 2]}]""", "blueprint.rule-forms", "rules[0].forms")]
    [TestCase("rules", """[{"name": "a", "count": true, "min": 1, "where": {"facility": {}}}]""", "blueprint.empty-filter", "rules[0].where.facility")]
    [TestCase("rules", """[{"name": "a", "count": true, "min": 1, "where": {"level": []}}]""", "blueprint.empty-filter", "rules[0].where.level")]
    [TestCase("enemies", """[["a"]]""", "blueprint.enemies", "enemies[0]")]
    [TestCase("include", """[""]""", "blueprint.missing", "include[0]")]
    [TestCase("stimuli", """{"by": "passage"}""", "blueprint.unknown-attribute", "stimuli.by")]
    [TestCase("allOrNone", """{"by": "minutes"}""", "blueprint.unknown-attribute", "allOrNone.by")]
    [TestCase("use", """{}""", "blueprint.limits", "use")]
    [TestCase("overlap", """{"max": -1}""", "blueprint.out-of-bounds", "overlap.max")]
    [TestCase("anchors", """{"count": -1}""", "blueprint.out-of-bounds", "anchors.count")]
    [TestCase("earlier", """{"max": 1, "papers": 0}""", "blueprint.out-of-bounds", "earlier.papers")]
    [TestCase("exposure", """{"maxUses": 1, "withinDays": 0}""", "blueprint.out-of-bounds", "exposure.withinDays")]
    [TestCase("objectives", """[{}]""", "blueprint.objective", "objectives[0]")]
    [TestCase("objectives", """[{"minimizeDeviation": {"mean": "facility"}}]""", "blueprint.missing", "objectives[0].minimizeDeviation.target")]
    [TestCase("objectives", """[{"parallel": {"sum": "requirement"}}]""", "blueprint.unknown-attribute", "objectives[0].parallel.sum")]
    public void What_has_a_wrong_shape_is_refused_by_the_schema_too(string member, string value, string code, string path)
    {
        Assert.That(schema.Validate(With(member, value)), Is.Not.Empty);
        Refused(With(member, value), code, path);
    }

    [TestCase("rules", """[{"name": "a", "count": "stimuli", "min": 1}]""", "blueprint.no-stimuli", "rules[0].count")]
    [TestCase("objectives", """[{"maximize": {"mean": "facility"}}]""", "blueprint.misplaced", "objectives[0].maximize.mean")]
    [TestCase("objectives", """[{"minimize": {"distinct": "requirement"}}]""", "blueprint.misplaced", "objectives[0].minimize.distinct")]
    [TestCase("objectives", """[{"maximize": {"sum": "marks", "count": true}}]""", "blueprint.measure", "objectives[0].maximize")]
    [TestCase("stimuli", """{"by": "stimulus", "count": {"min": 3, "max": 2}}""", "blueprint.limits", "stimuli.count")]
    public void What_contradicts_itself_is_refused(string member, string value, string code, string path) => Refused(With(member, value), code, path);

    [Test]
    public void Anchors_stand_alone() => Refused(With("anchors", """{"count": 1}""", ("use", """{"max": 2}""")), "blueprint.anchors-alone", "anchors");

    [Test]
    public void A_question_is_not_both_included_and_excluded() =>
        Refused(With("include", """["a"]""", ("exclude", """["a"]""")), "blueprint.included-and-excluded", "exclude");

    [TestCase("overlap", """{"max": 1}""", "overlap")]
    [TestCase("anchors", """{"count": 1}""", "anchors")]
    [TestCase("allOrNone", """{"by": "stimulus"}""", "allOrNone")]
    [TestCase("objectives", """[{"evenUse": true}]""", "objectives")]
    public void Two_sections_of_one_type_go_without_what_counts_items(string member, string value, string path)
    {
        var file = JsonNode.Parse(With(member, value))!;
        var sections = file["parts"]![0]!["sections"]!.AsArray();
        sections.Add(sections[0]!.DeepClone());
        Refused(file.ToJsonString(), "blueprint.sections-of-one-type", path);
    }

    private static void Refused(string file, string code, string path) =>
        Assert.That(BlueprintFile.Read(Encoding.UTF8.GetBytes(file)).Errors.Select(e => (e.Code, e.Path)), Has.Member((code, path)));

    private static string With(string member, string value, params (string Member, string Value)[] others)
    {
        var file = SeedFiles.Blueprint("L1");
        file[member] = JsonNode.Parse(value);
        foreach (var (name, text) in others) file[name] = JsonNode.Parse(text);
        return file.ToJsonString();
    }
}
