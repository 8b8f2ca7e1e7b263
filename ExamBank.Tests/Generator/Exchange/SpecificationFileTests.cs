using System.Text;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.ItemPools;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>What a spec.json means, and what is no spec.json.</summary>
public sealed class SpecificationFileTests
{
    [Test]
    public void Everything_that_a_specification_can_say_is_read()
    {
        var read = Read("""
            { "$schema": "x", "forms": 2,
              "rules": [
                {"name": "题数", "count": true, "equals": 30},
                {"name": "s", "count": "stimuli", "where": {"d": [1, "b"], "p": {"max": 0.4}}, "per": "o", "min": 1.5, "forms": [2], "across": true},
                {"name": "m", "mean": "p", "weight": "marks", "min": 0.6, "max": 7e-1}, {"name": "t", "sum": "minutes", "max": 45}],
              "enemies": [["i1", "i7"], []], "enemiesColumn": "x", "stimuli": {"by": "passage", "count": {"min": 2, "max": 4}, "itemsEach": {"equals": 3}},
              "allOrNone": {"by": "testlet"}, "include": ["i3"], "exclude": ["i9"], "keep": {"1": ["i4"], "2": []},
              "use": {"min": 0, "max": 1}, "overlap": {"max": 5}, "anchors": {"count": 3}, "earlier": [{"name": "e", "items": ["i5"], "max": 2}],
              "order": {"by": "d"},
              "objective": [{"minimizeDeviation": {"sum": "info0", "target": 12.0, "where": {"d": 2.50}}}, {"parallel": {"count": true, "per": "d"}},
                {"maximize": {"distinct": "o"}}, {"minimize": {"sum": "exposure"}}, {"maximin": {"count": "stimuli"}}, {"evenUse": true}] }
            """);
        var specification = read.Value;
        Assert.That(specification.Forms, Is.EqualTo(2));
        Assert.That(specification.Rules!.Select(r => (r.Name, r.Count, r.Sum, r.Mean, r.EqualTo)), Is.EqualTo(new (string, RuleCount?, string?, string?, decimal?)[]
        {
            ("题数", RuleCount.Items, null, null, 30), ("s", RuleCount.Stimuli, null, null, null), ("m", null, null, "p", null), ("t", null, "minutes", null, null),
        }));
        var rule = specification.Rules![1];
        Assert.That((rule.Per, rule.Min, rule.Across), Is.EqualTo(("o", 1.5m, true)));
        Assert.That(rule.Forms, Is.EqualTo(new[] { 2 }));
        Assert.That(rule.Where!["d"].Values, Is.EqualTo(new[] { "1", "b" }));
        Assert.That((rule.Where["p"].Min, rule.Where["p"].Max, rule.Where["p"].Values), Is.EqualTo(((decimal?)null, 0.4m, (IReadOnlyList<string>?)null)));
        Assert.That((specification.Rules[2].Weight, specification.Rules[2].Max), Is.EqualTo(("marks", 0.7m)));
        Assert.That(specification.Enemies, Is.EqualTo(new string[][] { ["i1", "i7"], [] }));
        Assert.That((specification.EnemiesColumn, specification.AllOrNone, specification.Order), Is.EqualTo(("x", new AllOrNoneSets("testlet"), new PrintedOrder("d"))));
        Assert.That(specification.Stimuli, Is.EqualTo(new StimulusSets("passage", new Bounds(2, 4), new Bounds(EqualTo: 3))));
        Assert.That((specification.Include![0], specification.Exclude![0], specification.Keep![1][0], specification.Keep[2].Count), Is.EqualTo(("i3", "i9", "i4", 0)));
        Assert.That((specification.Use, specification.Overlap, specification.Anchors), Is.EqualTo((new Bounds(0, 1), new Bounds(Max: 5), new Anchors(3))));
        Assert.That((specification.Earlier![0].Name, specification.Earlier[0].Items[0], specification.Earlier[0].Max), Is.EqualTo(("e", "i5", 2)));
        var goals = specification.Objectives!;
        Assert.That((goals[0].MinimizeDeviation!.Sum, goals[0].MinimizeDeviation!.Target, goals[0].MinimizeDeviation!.Where!["d"].Values![0]), Is.EqualTo(("info0", 12m, "2.5")));
        Assert.That((goals[1].Parallel!.Count, goals[1].Parallel!.Per), Is.EqualTo((RuleCount.Items, "d")));
        Assert.That((goals[2].Maximize!.Distinct, goals[3].Minimize!.Sum, goals[4].Maximin!.Count, goals[5].EvenUse), Is.EqualTo(("o", "exposure", RuleCount.Stimuli, true)));
    }

    [Test]
    public void An_empty_specification_says_nothing_and_is_one() => Assert.That(Read("{}").Value, Is.EqualTo(new AssemblySpecification()));

    [Test]
    public void A_byte_order_mark_is_accepted() => Assert.That(SpecificationFile.Read((byte[])[.. Encoding.UTF8.Preamble, .. "{}"u8]).Succeeded, Is.True);

    [TestCase("""{ "frms": 2 }""", "exchange.unknown-member", "frms")]
    [TestCase("""{ "Forms": 2 }""", "exchange.unknown-member", "Forms")]
    [TestCase("""{ "rules": [{"name": "a", "cuont": true}] }""", "exchange.unknown-member", "rules[0].cuont")]
    [TestCase("""{ "rules": [{"name": "a", "where": {"p": {"maximum": 1}}}] }""", "exchange.unknown-member", "rules[0].where.p.maximum")]
    [TestCase("""{ "objective": [{"maximise": {"sum": "x"}}] }""", "exchange.unknown-member", "objective[0].maximise")]
    [TestCase("""{ "use": {"most": 1} }""", "exchange.unknown-member", "use.most")]
    [TestCase("""{ "forms": 2, "forms": 2 }""", "exchange.repeated-member", "forms")]
    [TestCase("""{ "rules": [{"name": "a", "where": {"p": "1", "p": "2"}}] }""", "exchange.repeated-member", "rules[0].where.p")]
    [TestCase("""{ "rules": [{"name": "a", "where": {"p": {"min": 1, "min": 2}}}] }""", "exchange.repeated-member", "rules[0].where.p.min")]
    [TestCase("""{ "rules": [{"count": true, "min": 1}] }""", "exchange.missing-member", "rules[0]")]
    [TestCase("""{ "stimuli": {} }""", "exchange.missing-member", "stimuli")]
    [TestCase("""{ "anchors": {} }""", "exchange.missing-member", "anchors")]
    [TestCase("""{ "earlier": [{"name": "e", "items": []}] }""", "exchange.missing-member", "earlier[0]")]
    [TestCase("""{ "forms": "2" }""", "exchange.wrong-shape", "forms")]
    [TestCase("""{ "forms": 2.5 }""", "exchange.wrong-shape", "forms")]
    [TestCase("""{ "forms": null }""", "exchange.wrong-shape", "forms")]
    [TestCase("""{ "rules": {} }""", "exchange.wrong-shape", "rules")]
    [TestCase("""{ "rules": [null] }""", "exchange.wrong-shape", "rules[0]")]
    [TestCase("""{ "rules": [{"name": 1}] }""", "exchange.wrong-shape", "rules[0].name")]
    [TestCase("""{ "rules": [{"name": "\ud800"}] }""", "exchange.wrong-shape", "rules[0].name")]
    [TestCase("""{ "rules": [{"name": "a", "count": false}] }""", "exchange.wrong-shape", "rules[0].count")]
    [TestCase("""{ "rules": [{"name": "a", "count": "items"}] }""", "exchange.wrong-shape", "rules[0].count")]
    [TestCase("""{ "rules": [{"name": "a", "min": "1"}] }""", "exchange.wrong-shape", "rules[0].min")]
    [TestCase("""{ "rules": [{"name": "a", "across": 1}] }""", "exchange.wrong-shape", "rules[0].across")]
    [TestCase("""{ "rules": [{"name": "a", "where": {"p": true}}] }""", "exchange.wrong-shape", "rules[0].where.p")]
    [TestCase("""{ "rules": [{"name": "a", "where": {"p": ["1", null]}}] }""", "exchange.wrong-shape", "rules[0].where.p[1]")]
    [TestCase("""{ "rules": [{"name": "a", "where": {"p": {"min": "1"}}}] }""", "exchange.wrong-shape", "rules[0].where.p.min")]
    [TestCase("""{ "enemies": ["i1"] }""", "exchange.wrong-shape", "enemies[0]")]
    [TestCase("""{ "enemies": [["i1", 7]] }""", "exchange.wrong-shape", "enemies[0][1]")]
    [TestCase("""{ "keep": {"A": []} }""", "exchange.wrong-shape", "keep.A")]
    [TestCase("""{ "keep": {"01": []} }""", "exchange.wrong-shape", "keep.01")]
    [TestCase("""{ "use": {"max": 1.5} }""", "exchange.wrong-shape", "use.max")]
    [TestCase("[]", "exchange.wrong-shape", "")]
    [TestCase("3", "exchange.wrong-shape", "")]
    [TestCase("""{ "rules": [{"name": "a", "min": 0.12345678901234567890123456789}] }""", "exchange.not-exact", "rules[0].min")]
    [TestCase("""{ "rules": [{"name": "a", "where": {"p": 1e400}}] }""", "exchange.not-exact", "rules[0].where.p")]
    [TestCase("""{ "objective": [{"minimizeDeviation": {"sum": "x", "target": 9e18}}] }""", "exchange.not-exact", "objective[0].minimizeDeviation.target")]
    [TestCase("", "exchange.not-json", "")]
    [TestCase("""{ "forms": 2, }""", "exchange.not-json", "")]
    [TestCase("""{ "forms": 2 /* two */ }""", "exchange.not-json", "")]
    [TestCase("""{ "forms": 2 } {}""", "exchange.not-json", "")]
    public void What_is_wrong_is_told_with_its_path(string json, string code, string path) =>
        Assert.That(Read(json).Errors.Select(e => (e.Code, e.Path)), Is.EqualTo(new[] { (code, path) }));

    [Test]
    public void Everything_that_is_wrong_is_told_at_once() => Assert.That(
        Read("""{ "forms": "2", "rules": [{"name": "a", "min": "x", "colour": 1}] }""").Errors.Select(e => e.Path),
        Is.EqualTo(new[] { "forms", "rules[0].min", "rules[0].colour" }));

    [Test]
    public void What_is_no_JSON_is_told_with_its_line()
    {
        Assert.That(Read("{\n\"forms\":\n}").Errors.Single().Facts["line"], Is.EqualTo("3"));
        var notUtf8 = SpecificationFile.Read((byte[])[.. "{\n\"$schema\": \""u8, 0xFF, .. "\"}"u8]).Errors.Single();
        Assert.That((notUtf8.Code, notUtf8.Facts["line"]), Is.EqualTo(("exchange.not-utf8", "2")));
    }

    [Test]
    public void A_list_within_lists_without_end_is_refused() => Assert.That(Read(new string('[', 100_000)).Errors.Single().Code, Is.EqualTo("exchange.not-json"));

    [Test]
    public void A_blueprint_is_still_refused_when_a_word_is_given_as_a_number()
    {
        var json = SeedFiles.Blueprint("L1");
        json["rules"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("""{"name": "x", "count": true, "min": 1, "where": {"level": 1}}"""));
        var read = ExamBank.Generator.Exchange.Blueprints.BlueprintFile.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
        Assert.That(read.Errors.Single().Code, Is.EqualTo("exchange.invalid-member"));
    }

    private static Result<AssemblySpecification> Read(string json) => SpecificationFile.Read(Encoding.UTF8.GetBytes(json));
}
