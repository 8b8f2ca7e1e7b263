using System.Text.Json.Nodes;

namespace ExamBank.Tests.Support;

/// <summary>Question files with case questions that hang on stimuli, as an author writes them for the seed's standard.</summary>
internal static class CaseFiles
{
    public const string Stimulus = "SECO-STIM-1";

    /// <summary>A file of a work task such as <c>L1-1.1</c>.</summary>
    public static JsonObject File(string task, JsonObject[] stimuli, params JsonObject[] questions) => new()
    {
        ["standard"] = "SECO-2021",
        ["task"] = task,
        ["stimuli"] = new JsonArray([.. stimuli]),
        ["questions"] = new JsonArray([.. questions]),
    };

    /// <summary>A stimulus.</summary>
    public static JsonObject Text(string content, string code = Stimulus) => new() { ["code"] = code, ["title"] = "某店铺的数据", ["content"] = content };

    /// <summary>A case question of the task's first requirement.</summary>
    public static JsonObject Case(string code, string task = "L1-1.1", string stem = "阅读材料，回答问题。", string stimulus = Stimulus) => new()
    {
        ["code"] = code,
        ["type"] = "CaseAnalysis",
        ["requirement"] = $"{task}.1",
        ["cognitiveLevel"] = "Analyse",
        ["facility"] = new JsonObject { ["L1"] = 0.6 },
        ["marks"] = 4,
        ["minutes"] = 6,
        ["stimulus"] = stimulus,
        ["stem"] = stem,
        ["parts"] = new JsonArray(
            new JsonObject { ["id"] = "p1", ["type"] = "TrueFalse", ["marks"] = 2, ["stem"] = "该店铺的访客数在上升。", ["key"] = true },
            new JsonObject
            {
                ["id"] = "p2",
                ["type"] = "ShortAnswer",
                ["marks"] = 2,
                ["stem"] = "说明理由。",
                ["answer"] = "访客数逐月上升。",
                ["rubric"] = new JsonArray(new JsonObject { ["criterion"] = "指出上升", ["marks"] = 2 }),
            }),
    };
}
