using System.Text.Json.Nodes;

namespace ExamBank.Tests.Support;

/// <summary>The seed as plain JSON, read without the product.</summary>
internal static class SeedFiles
{
    public static string QuestionFolder { get; } = Repository.Path("seed", "questions", "SECO-2021");

    /// <summary>Paths of the question files, in order.</summary>
    public static IReadOnlyList<string> QuestionFiles { get; } = [.. Directory.GetFiles(QuestionFolder, "*.json").Order(StringComparer.Ordinal)];

    private static readonly Lazy<IReadOnlyDictionary<string, JsonObject>> ByCode = new(() =>
        QuestionFiles.SelectMany(file => Parse(file)["questions"]!.AsArray()).ToDictionary(q => (string)q!["code"]!, q => q!.AsObject(), StringComparer.Ordinal));

    /// <summary>Questions by their codes.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Questions => ByCode.Value;

    /// <summary>How many stimuli the files have.</summary>
    public static int StimulusCount => QuestionFiles.Sum(file => Parse(file)["stimuli"]?.AsArray().Count ?? 0);

    /// <summary>Keys of the 150 requirements, such as L1-1.1.1.</summary>
    public static IReadOnlyList<string> Requirements { get; } =
    [
        .. from level in Parse(Repository.Path("seed", "standards", "SECO-2021.json"))["levels"]!.AsArray()
           from area in level["areas"]!.AsArray()
           from task in area["tasks"]!.AsArray()
           from requirement in task["requirements"]!.AsArray()
           select $"{(string)level["code"]!}-{(string)requirement["number"]!}",
    ];

    public static JsonObject Blueprint(string level) => Parse(Repository.Path("seed", "blueprints", $"SECO-2021-{level}-theory.json"));

    public static JsonObject Parse(string path) => JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();

    /// <summary>Strings of a list.</summary>
    public static IReadOnlyList<string> Words(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(word => (string)word!)];
}
