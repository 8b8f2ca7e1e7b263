using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>Every file of the seed is of the shape that its schema promises.</summary>
public sealed class SeedSchemaTests
{
    [TestCase("questions/SECO-2021", "questions", 45)]
    [TestCase("blueprints", "blueprint", 9)]
    [TestCase("standards", "standard", 1)]
    [TestCase("layouts", "layout", 6)]
    public async Task Every_file_fits_its_schema(string folder, string kind, int count)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", $"{kind}.schema.json"));
        var files = Directory.GetFiles(Repository.Path("seed", folder), "*.json");
        Assert.That(files, Has.Length.EqualTo(count));
        Assert.That(files.SelectMany(file => schema.Validate(File.ReadAllText(file)).Select(error => $"{Path.GetFileName(file)}: {error}")), Is.Empty);
    }

    [Test]
    public void No_file_of_the_seed_stands_outside_the_folders_that_are_checked() => Assert.That(
        Directory.GetFiles(Repository.Path("seed"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Path("seed"), file).Split(Path.DirectorySeparatorChar)[0]).Distinct(),
        Is.EquivalentTo(["assembly", "blueprints", "layouts", "questions", "schemas", "standards"]));

    [TestCase("\"requirement\": \"L1-1.1.1\"", "\"requirement\": \"1.1.1\"")]
    [TestCase("\"key\": [", "\"keys\": [")]
    [TestCase("\"type\": \"SingleChoice\"", "\"type\": \"OneChoice\"")]
    [TestCase("\"L1\": 0.", "\"L1\": 1.")]
    public async Task The_schema_of_questions_refuses_what_is_wrong(string sound, string damage)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "questions.schema.json"));
        var text = await File.ReadAllTextAsync(SeedFiles.QuestionFiles[0]);
        Assert.That(text, Does.Contain(sound));
        Assert.That(schema.Validate(text.Replace(sound, damage, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public void Every_work_task_has_a_file_named_after_it_with_questions_of_its_own_requirements_only()
    {
        var tasks = SeedFiles.Requirements.Select(key => key[..key.LastIndexOf('.')]).Distinct();
        Assert.That(SeedFiles.QuestionFiles.Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(tasks));
        foreach (var file in SeedFiles.QuestionFiles.Select(path => (Task: Path.GetFileNameWithoutExtension(path), Json: SeedFiles.Parse(path))))
        {
            Assert.That((string)file.Json["task"]!, Is.EqualTo(file.Task));
            Assert.That(file.Json["questions"]!.AsArray().Select(q => (string)q!["requirement"]!), Has.All.StartsWith($"{file.Task}."));
        }
    }
}
