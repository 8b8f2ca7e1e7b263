using System.Globalization;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>Finds what the blueprint planned, and says it in words.</summary>
internal static class Plans
{
    /// <summary>The plan for questions that have these values and no more is asked of; null when the blueprint says nothing of them.</summary>
    public static PlannedShare? Find(PaperModel paper, FormModel form, bool inMarks, params (string Attribute, string Value)[] values) =>
        paper.Shares.FirstOrDefault(share => share.InMarks == inMarks
            && (share.Forms is null || share.Forms.Contains(Number(paper, form)))
            && share.Where.Count == values.Length
            && values.All(v => share.Where.TryGetValue(v.Attribute, out var value) && value == v.Value));

    /// <summary>Limits as people write them: 10–12, ≥ 10, ≤ 12 or 10; null without limits.</summary>
    public static string? Range(decimal? minimum, decimal? maximum)
    {
        static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
        return (minimum, maximum) switch
        {
            (null, null) => null,
            ({ } least, { } most) when least == most => Text(least),
            ({ } least, { } most) => $"{Text(least)}–{Text(most)}",
            ({ } least, null) => $"≥ {Text(least)}",
            (null, { } most) => $"≤ {Text(most)}",
        };
    }

    /// <summary>The limits of a plan in words.</summary>
    public static string? Range(PlannedShare? plan) => plan is null ? null : Range(plan.Minimum, plan.Maximum);

    /// <summary>Whether a number keeps its limits.</summary>
    public static bool Keeps(decimal number, decimal? minimum, decimal? maximum) => !(number < minimum) && !(number > maximum);

    /// <summary>The value by which rules name a cognitive level, a type or a facility band.</summary>
    public static string Value<T>(T value)
        where T : struct, Enum => value.ToString();

    /// <summary>Level of a work area.</summary>
    public static string Level(string workArea) => StandardKey.TryParse(workArea, out var key) ? key.Level : workArea;

    /// <summary>The questions of a form; every version holds the same with the same marks.</summary>
    public static IReadOnlyList<QuestionModel> Questions(FormModel form) => [.. form.Versions[0].Questions];

    private static int Number(PaperModel paper, FormModel form) => paper.Forms.TakeWhile(f => f.Name != form.Name).Count() + 1;
}
