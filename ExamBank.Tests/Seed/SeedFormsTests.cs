using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>What the seed's own blueprints yield from the seed's questions.</summary>
public sealed class SeedFormsTests : SeededBankTest
{
    /// <summary>The engine takes its time over the thinnest level.</summary>
    [Test, Long]
    public async Task Four_theory_forms_of_a_level_share_no_question([Values("L1", "L2", "L3")] string level)
    {
        var forms = await FormsAsync($"SECO-2021-{level}-theory", 4);
        Assert.That(forms, Has.All.Count.EqualTo(50));
        Assert.That(forms.SelectMany(form => form), Is.Unique);
    }

    [Test]
    public async Task Three_practical_forms_of_a_level_share_no_task_and_each_has_30_30_and_40_marks_in_three_work_areas([Values("L1", "L2", "L3")] string level)
    {
        var forms = await FormsAsync($"SECO-2021-{level}-practical", 3);
        Assert.That(forms.SelectMany(form => form), Is.Unique);
        foreach (var tasks in forms.Select(form => form.ConvertAll(code => SeedFiles.Questions[code])))
            Assert.Multiple(() =>
            {
                Assert.That(tasks.Select(q => (string)q["type"]!), Has.All.EqualTo("Practical"));
                Assert.That(tasks.Select(q => ((int)q["marks"]!, (int)q["minutes"]!)), Is.EqualTo(new[] { (30, 45), (30, 45), (40, 60) }));
                Assert.That(tasks.Select(q => ((string)q["requirement"]!)[..4]), Is.Unique.And.All.StartWith(level));
            });
    }

    [Test]
    public async Task A_comprehensive_form_of_a_level_has_every_type_that_is_written_on_paper([Values("L1", "L2", "L3")] string level)
    {
        var forms = await FormsAsync($"SECO-2021-{level}-comprehensive", 1);
        Assert.That(forms.Single().CountBy(code => (string)SeedFiles.Questions[code]["type"]!).Select(t => (t.Key, t.Value)), Is.EqualTo(new[]
        {
            ("SingleChoice", 20), ("MultipleChoice", 10), ("TrueFalse", 6), ("FillBlank", 2), ("ShortAnswer", 2), ("CaseAnalysis", 1),
        }));
    }

    /// <summary>The codes of each form in printed order.</summary>
    private async Task<List<List<string>>> FormsAsync(string blueprint, int forms)
    {
        var papers = Folder.PathOf("papers");
        (await RunAsync("generate", "--blueprint", blueprint, "--forms", $"{forms}", "--seed", "1", "--out", papers)).Ended(0);
        var manifest = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(papers, "P-000001", "manifest.json")))!;
        var made = manifest["forms"]!.AsArray().Select(f => f!["versions"]![0]!["questions"]!.AsArray()).ToList();
        Assert.That(made.Select(questions => questions.Sum(q => (decimal)q!["marks"]!)), Is.EqualTo(Enumerable.Repeat(100m, forms)));
        return made.ConvertAll(questions => questions.Select(q => (string)q!["code"]!).ToList());
    }
}
