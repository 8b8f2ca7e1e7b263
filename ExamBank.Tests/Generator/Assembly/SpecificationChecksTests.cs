using System.Text;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.ItemPools;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>Everything in which a specification can be wrong, by itself or beside its pool.</summary>
public sealed class SpecificationChecksTests
{
    private static readonly ItemPool Pool = CsvPool.Of("""
        id,p,minutes,domain,tags,foes,broken,empty,passage
        i1,0.5,1,1,x,i2|i3,i2,,A
        i2,0.6,2,2,x|y,,,,A
        i3,,3,B,,,i1| i99,,B

        """);

    [TestCase("""{}""")]
    [TestCase("""{"forms": 2000}""")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "min": 0.5, "max": 2.5}]}""")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "max": 2, "where": {"domain": "nobody has it", "p": 0.7}}]}""")]
    [TestCase("""{"rules": [{"name": "a", "sum": "p", "max": 2}, {"name": "b", "mean": "p", "max": 2, "across": true}]}""")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "max": 2, "per": "minutes"}], "allOrNone": {"by": "tags"}, "order": {"by": "p"}}""")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "max": 2, "where": {"id": ["i1", "i2"]}}]}""")]
    [TestCase("""{"stimuli": {"by": "passage"}, "rules": [{"name": "a", "count": "stimuli", "equals": 1}]}""")]
    [TestCase("""{"enemiesColumn": "foes", "enemies": [["i1", "i1"], ["i2"], []]}""")]
    [TestCase("""{"use": {}, "overlap": {"equals": 0}}""")]
    [TestCase("""{"objective": [{"evenUse": true}, {"parallel": {"count": true, "per": "minutes"}}, {"maximize": {"distinct": "p"}}, {"minimizeDeviation": {"mean": "p", "weight": "minutes", "target": 0}}]}""")]
    public void What_can_be_meant_is_allowed(string json) => Assert.That(Check(json), Is.Empty);

    [TestCase("""{"forms": 0}""", "forms", "forms")]
    [TestCase("""{"forms": 2001}""", "forms", "forms")]
    [TestCase("""{"rules": [{"name": " ", "count": true, "min": 1}]}""", "no-name", "rules[0].name")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "min": 1}, {"name": "a", "count": true, "max": 1}]}""", "duplicate-name", "rules[1].name")]
    [TestCase("""{"rules": [{"name": "a", "min": 1}]}""", "rule-kind", "rules[0]")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "sum": "p", "min": 1}]}""", "rule-kind", "rules[0]")]
    [TestCase("""{"rules": [{"name": "a", "sum": "p", "weight": "minutes", "min": 1}]}""", "weight", "rules[0].weight")]
    [TestCase("""{"rules": [{"name": "a", "count": true}]}""", "no-limits", "rules[0]")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "equals": 1, "max": 1}]}""", "doubled-limits", "rules[0]")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "min": 2, "max": 1}]}""", "crossed-limits", "rules[0]")]
    [TestCase("""{"rules": [{"name": "a", "sum": "minuts", "max": 1}]}""", "unknown-column", "rules[0].sum")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "per": "Domain", "max": 1}]}""", "unknown-column", "rules[0].per")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "where": {"q": "1"}, "max": 1}]}""", "unknown-column", "rules[0].where.q")]
    [TestCase("""{"rules": [{"name": "a", "sum": "domain", "max": 1}]}""", "not-numeric", "rules[0].sum")]
    [TestCase("""{"rules": [{"name": "a", "mean": "tags", "max": 1}]}""", "not-numeric", "rules[0].mean")]
    [TestCase("""{"rules": [{"name": "a", "mean": "p", "weight": "id", "max": 1}]}""", "not-numeric", "rules[0].weight")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "where": {"domain": {"max": 1}}, "max": 1}]}""", "not-numeric", "rules[0].where.domain")]
    [TestCase("""{"rules": [{"name": "a", "sum": "empty", "max": 1}]}""", "empty-column", "rules[0].sum")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "where": {"p": {}}, "max": 1}]}""", "empty-filter", "rules[0].where.p")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "where": {"domain": []}, "max": 1}]}""", "empty-filter", "rules[0].where.domain")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "where": {"p": {"min": 2, "max": 1}}, "max": 1}]}""", "crossed-limits", "rules[0].where.p")]
    [TestCase("""{"forms": 2, "rules": [{"name": "a", "count": true, "max": 1, "forms": [2, 0]}]}""", "unknown-form", "rules[0].forms[1]")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "max": 1, "forms": [2]}]}""", "unknown-form", "rules[0].forms[0]")]
    [TestCase("""{"forms": 2, "rules": [{"name": "a", "count": true, "max": 1, "forms": [2, 2]}]}""", "repeated-form", "rules[0].forms[1]")]
    [TestCase("""{"rules": [{"name": "a", "count": true, "max": 1, "forms": []}]}""", "no-forms", "rules[0].forms")]
    [TestCase("""{"rules": [{"name": "a", "count": "stimuli", "max": 1}]}""", "no-stimuli", "rules[0].count")]
    [TestCase("""{"enemies": [[], [], ["i1", "i9"]]}""", "unknown-item", "enemies[2][1]")]
    [TestCase("""{"include": ["i9"]}""", "unknown-item", "include[0]")]
    [TestCase("""{"exclude": ["i1", "i9"]}""", "unknown-item", "exclude[1]")]
    [TestCase("""{"keep": {"1": ["i9"]}}""", "unknown-item", "keep.1[0]")]
    [TestCase("""{"keep": {"2": ["i1"]}}""", "unknown-form", "keep.2")]
    [TestCase("""{"earlier": [{"name": "e", "items": ["i9"], "max": 1}]}""", "unknown-item", "earlier[0].items[0]")]
    [TestCase("""{"earlier": [{"name": "e", "items": [], "max": -1}]}""", "negative", "earlier[0].max")]
    [TestCase("""{"earlier": [{"name": "", "items": [], "max": 1}]}""", "no-name", "earlier[0].name")]
    [TestCase("""{"earlier": [{"name": "e", "items": [], "max": 1}, {"name": "e", "items": [], "max": 1}]}""", "duplicate-name", "earlier[1].name")]
    [TestCase("""{"enemiesColumn": "fos"}""", "unknown-column", "enemiesColumn")]
    [TestCase("""{"enemiesColumn": "broken"}""", "unknown-enemy", "enemiesColumn")]
    [TestCase("""{"stimuli": {"by": "nothing"}}""", "unknown-column", "stimuli.by")]
    [TestCase("""{"stimuli": {"by": "tags"}}""", "several-values", "stimuli.by")]
    [TestCase("""{"stimuli": {"by": "passage", "count": {"min": -1}}}""", "negative", "stimuli.count.min")]
    [TestCase("""{"stimuli": {"by": "passage", "itemsEach": {"min": 3, "max": 2}}}""", "crossed-limits", "stimuli.itemsEach")]
    [TestCase("""{"allOrNone": {"by": "nothing"}}""", "unknown-column", "allOrNone.by")]
    [TestCase("""{"order": {"by": "nothing"}}""", "unknown-column", "order.by")]
    [TestCase("""{"include": ["i1", "i2"], "exclude": ["i2"]}""", "included-and-excluded", "include[1]")]
    [TestCase("""{"keep": {"1": ["i2"]}, "exclude": ["i2"]}""", "included-and-excluded", "keep.1[0]")]
    [TestCase("""{"use": {"max": -1}}""", "negative", "use.max")]
    [TestCase("""{"use": {"min": 2, "max": 1}}""", "crossed-limits", "use")]
    [TestCase("""{"overlap": {"equals": 2, "max": 2}}""", "doubled-limits", "overlap")]
    [TestCase("""{"anchors": {"count": -1}}""", "negative", "anchors.count")]
    [TestCase("""{"anchors": {"count": 1}, "use": {"max": 1}}""", "anchors-alone", "anchors")]
    [TestCase("""{"anchors": {"count": 1}, "overlap": {"max": 1}}""", "anchors-alone", "anchors")]
    [TestCase("""{"objective": [{}]}""", "objective-kind", "objective[0]")]
    [TestCase("""{"objective": [{"evenUse": false}]}""", "objective-kind", "objective[0]")]
    [TestCase("""{"objective": [{"evenUse": true, "maximize": {"sum": "p"}}]}""", "objective-kind", "objective[0]")]
    [TestCase("""{"objective": [{"maximize": {}}]}""", "measure-kind", "objective[0].maximize")]
    [TestCase("""{"objective": [{"maximin": {"sum": "p", "count": true}}]}""", "measure-kind", "objective[0].maximin")]
    [TestCase("""{"objective": [{"minimizeDeviation": {"sum": "p"}}]}""", "no-target", "objective[0].minimizeDeviation")]
    [TestCase("""{"objective": [{"maximize": {"sum": "p", "target": 1}}]}""", "misplaced", "objective[0].maximize.target")]
    [TestCase("""{"objective": [{"parallel": {"mean": "p"}}]}""", "misplaced", "objective[0].parallel.mean")]
    [TestCase("""{"objective": [{"minimize": {"distinct": "p"}}]}""", "misplaced", "objective[0].minimize.distinct")]
    [TestCase("""{"objective": [{"maximin": {"sum": "p", "per": "domain"}}]}""", "misplaced", "objective[0].maximin.per")]
    [TestCase("""{"objective": [{"parallel": {"sum": "p", "weight": "p"}}]}""", "weight", "objective[0].parallel.weight")]
    [TestCase("""{"objective": [{"parallel": {"sum": "domain"}}]}""", "not-numeric", "objective[0].parallel.sum")]
    [TestCase("""{"objective": [{"maximize": {"distinct": "nothing"}}]}""", "unknown-column", "objective[0].maximize.distinct")]
    [TestCase("""{"objective": [{"maximize": {"count": "stimuli"}}]}""", "no-stimuli", "objective[0].maximize.count")]
    public void What_is_wrong_is_told_with_its_path(string json, string code, string path) =>
        Assert.That(Check(json).Select(e => (e.Code, e.Path)), Is.EqualTo(new[] { ($"specification.{code}", path) }));

    [TestCase("""{"rules": [{"name": "a", "sum": "minuts", "max": 1}]}""", "nearest", "minutes")]
    [TestCase("""{"rules": [{"name": "a", "sum": "P", "max": 1}]}""", "nearest", "p")]
    [TestCase("""{"rules": [{"name": "a", "sum": "domain", "max": 1}]}""", "value", "B")]
    [TestCase("""{"rules": [{"name": "a", "sum": "domain", "max": 1}]}""", "id", "i3")]
    [TestCase("""{"enemiesColumn": "broken"}""", "row", "4")]
    [TestCase("""{"enemiesColumn": "broken"}""", "id", "i99")]
    [TestCase("""{"stimuli": {"by": "tags"}}""", "row", "3")]
    public void An_error_tells_what_a_person_needs_to_mend_it(string json, string fact, string value) =>
        Assert.That(Check(json).Single().Facts[fact], Is.EqualTo(value));

    [Test]
    public void Lists_without_end_and_numbers_beyond_all_sums_are_refused()
    {
        var rule = new Domain.Blueprints.Rule { Name = "a", Count = Domain.Blueprints.RuleCount.Items, Max = 1 };
        Assert.That(Codes(new() { Rules = [.. Enumerable.Range(0, 10_001).Select(n => rule with { Name = $"{n}" })] }), Is.EqualTo(new[] { "rules: specification.too-many" }));
        Assert.That(Codes(new() { Rules = [rule with { Max = 4611686018427387904m }] }), Is.EqualTo(new[] { "rules[0].max: specification.too-large" }));
        Assert.That(Codes(new() { Enemies = [Enumerable.Repeat("i1", 1_000_000).ToArray()] }), Is.EqualTo(new[] { "enemies: specification.too-many" }));
        Assert.That(Codes(new() { Objectives = [.. Enumerable.Repeat(new Domain.Blueprints.Objective { EvenUse = true }, 21)] }), Is.EqualTo(new[] { "objective: specification.too-many" }));
        Assert.That(Codes(new() { Earlier = [.. Enumerable.Range(0, 2001).Select(n => new Domain.Blueprints.EarlierForm($"{n}", [], 0))] }), Is.EqualTo(new[] { "earlier: specification.too-many" }));
        Assert.That(Codes(new() { Include = [.. Enumerable.Repeat("nobody", 5000)] }), Has.Count.EqualTo(SpecificationChecks.MostErrors));
    }

    [Test]
    public void Several_things_that_are_wrong_are_told_together() => Assert.That(
        Check("""{"forms": 0, "rules": [{"name": "", "count": true}], "use": {"max": -1}}""").Select(e => e.Path),
        Is.EqualTo(new[] { "forms", "rules[0].name", "rules[0]", "use.max" }));

    private static List<string> Codes(AssemblySpecification specification) => [.. SpecificationChecks.Check(Pool, specification).Select(e => $"{e.Path}: {e.Code}")];

    private static IReadOnlyList<Domain.Errors.BankError> Check(string json)
    {
        var specification = SpecificationFile.Read(Encoding.UTF8.GetBytes(json));
        Assert.That(specification.Errors, Is.Empty, json);
        return SpecificationChecks.Check(Pool, specification.Value);
    }
}
