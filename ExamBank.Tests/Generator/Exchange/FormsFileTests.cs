using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.ItemPools;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>How an answer is written.</summary>
public sealed class FormsFileTests
{
    private static readonly ItemPool Pool = CsvPool.Of("id\n\"甲\"\"1\"\"\"\n𠀀\ni3\n");

    private static readonly MessageCatalogue Messages = MessageCatalogue.Load(typeof(FormsFile).Assembly);

    private static readonly AssemblyAnswer Assembled = new(
        AssemblyStatus.Feasible, [new("A", [1, 0]), new("B", [2])], [new("parallel sum 分", 0.0000010m, 0m)],
        [new("题数", "A", 2, 1, null), new("平均", null, null, null, 12345678901234567890.50m)], StoppedByTime: true);

    private static readonly AssemblyAnswer Impossible = new(
        AssemblyStatus.Infeasible, [], [], [], new(["难题", "题数"], [
            new("难题", RepairKind.WriteItems, null, 3, 5), new("难题", RepairKind.LowerMinimum, "A", 5.50m, 3), new("时间", RepairKind.RaiseMaximum, "B", 45, 47.5m)], true));

    [Test]
    public void An_answer_has_a_line_for_each_form_objective_and_rule() => Assert.That(Written(Assembled), Is.EqualTo("""
        {
          "status": "feasible",
          "engine": "exambank/2",
          "seed": -5,
          "stoppedByTime": true,
          "milliseconds": 12.346,
          "objective": [
            {"name":"parallel sum 分","value":0.000001,"bound":0}
          ],
          "forms": [
            {"name":"A","items":["𠀀","甲\"1\""]},
            {"name":"B","items":["i3"]}
          ],
          "rules": [
            {"name":"题数","form":"A","value":2,"min":1,"max":null},
            {"name":"平均","form":null,"value":null,"min":null,"max":12345678901234567890.5}
          ]
        }

        """.Replace("exambank/2", AssemblyEngine.Version, StringComparison.Ordinal)));

    [Test]
    public void What_would_help_is_said_in_sentences()
    {
        var explanation = JsonNode.Parse(Written(Impossible))!["explanation"]!;
        Assert.That(explanation["clash"]!.AsArray().Select(n => (string)n!), Is.EqualTo(new[] { "难题", "题数" }));
        Assert.That((bool)explanation["irreducible"]!, Is.True);
        Assert.That(explanation["repair"]!.AsArray().Select(r => $"{r!["kind"]} {r["form"]} {r["from"]} {r["to"]} {r["text"]}"), Is.EqualTo(new[]
        {
            "writeItems  3 5 “难题”：再写 2 题（需要 5，题库能给 3）。", "lowerMinimum A 5.5 3 “难题”（A 卷）：把下限从 5.5 降到 3。", "raiseMaximum B 45 47.5 “时间”（B 卷）：把上限从 45 提高到 47.5。",
        }));
        Assert.That(
            RepairText.Of(Impossible.Explanation!.Repair[0], Messages, CultureInfo.GetCultureInfo("en")), Is.EqualTo("\"难题\": write 2 more items (5 are needed, the pool can give 3)."));
    }

    [Test]
    public async Task Every_answer_is_of_the_shape_that_the_schema_promises()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "assembly-forms.schema.json"));
        foreach (var answer in new[] { Assembled, Impossible, new(AssemblyStatus.Unknown, [], [], []), Assembled with { Status = AssemblyStatus.Optimal } })
            Assert.That(schema.Validate(Written(answer)), Is.Empty);
        Assert.That(schema.Validate(Written(Assembled).Replace("feasible", "fine", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(schema.Validate(Written(Impossible).Replace("writeItems", "write", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(schema.Validate(Written(Impossible).Replace("\"clash\"", "\"clashes\"", StringComparison.Ordinal)), Is.Not.Empty);
    }

    private static string Written(AssemblyAnswer answer) =>
        Encoding.UTF8.GetString(new FormsFile(Pool, Messages).Write(answer, -5, TimeSpan.FromMicroseconds(12345.6)));
}
