using System.Text.Json.Nodes;

namespace ExamBank.Tests.Support;

/// <summary>
/// Papers of all three levels in two versions, made once a test run by the command line as a user starts it: an empty
/// folder, no bank, <c>generate</c>.
/// </summary>
internal static class GeneratedPapers
{
    public const string Seed = "20260301";

    private static readonly Lazy<Task<Made>> Run = new(MakeAsync);

    public static readonly string[] Levels = ["L1", "L2", "L3"];

    /// <summary>What was said, and the files below the working folder.</summary>
    public static Task<Made> MadeAsync() => Run.Value;

    /// <summary>Files of the paper of a level by their paths.</summary>
    public static async Task<PaperOnDisk> OfLevelAsync(string level)
    {
        var number = $"P-00000{Array.IndexOf(Levels, level) + 1}";
        var prefix = $"papers/{number}/";
        var files = (await MadeAsync()).Files;
        return new PaperOnDisk(number, files.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(f => f.Key[prefix.Length..], f => f.Value, StringComparer.Ordinal));
    }

    private static async Task<Made> MakeAsync()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLineProcess.RunAsync(folder.Root, "generate", "--versions", "2", "--seed", Seed);
        return new Made(run, TemporaryFolder.Files(folder.Root));
    }

    internal sealed record Made(CommandLineRun Run, IReadOnlyDictionary<string, byte[]> Files);
}

/// <summary>A paper's folder as it was written.</summary>
internal sealed record PaperOnDisk(string Number, IReadOnlyDictionary<string, byte[]> Files)
{
    public JsonObject Manifest => JsonNode.Parse(Files["manifest.json"])!.AsObject();

    /// <summary>The versions of the only form.</summary>
    public IReadOnlyList<JsonObject> Versions => [.. Manifest["forms"]!.AsArray().Single()!["versions"]!.AsArray().Select(v => v!.AsObject())];

    public byte[] Workbook => Files[$"marking/{Number}-key.xlsx"];

    public byte[] Printed(int version) => Files[$"print/{Number}-A-{version}.docx"];

    /// <summary>The questions of a version in printed order.</summary>
    public IReadOnlyList<JsonObject> Questions(int version) => [.. Versions[version - 1]["questions"]!.AsArray().Select(q => q!.AsObject())];
}
