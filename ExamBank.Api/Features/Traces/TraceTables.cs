using System.Globalization;
using ExamBank.Generator.Documents.Tables;

namespace ExamBank.Api.Features.Traces;

/// <summary>What stands behind a question, as tables.</summary>
internal static class TraceTables
{
    /// <summary>Where it was used: a row for each version that prints it.</summary>
    public static Table Of(QuestionUsage usage, TableWords words) => Table.Of(
        $"{usage.Number}-usage",
        words.Text("usage", ("question", usage.Code)),
        [
            words.Column("paper"), words.Column("locked-at", 24), words.Column("level", 8), words.Column("form", 8), words.Column("version", 8), words.Column("number", 8),
            words.Column("paper-marks", 8), words.Column("revision", 10), words.Column("released", 8),
        ],
        usage.Uses.Select(IReadOnlyList<object?> (u) => [u.Paper, u.LockedAt, u.Level, u.Form, u.Version, u.Number, u.Marks, u.Revision, words.Text(u.Released ? "yes" : "no")]));

    /// <summary>Why it stands in a paper: a row for each fact of each form that has it.</summary>
    public static Table Of(IReadOnlyList<Presence> presences, TableWords words) => Table.Of(
        $"{presences[0].Paper}-{presences[0].Number}-why-here",
        words.Text("presence", ("question", presences[0].Code), ("paper", presences[0].Paper)),
        [words.Column("form", 8), words.Column("fact", 24), words.Column("value", 60)],
        from presence in presences
        from fact in Facts(presence, words)
        select (IReadOnlyList<object?>)[presence.Form, fact.Name, fact.Value]);

    private static IEnumerable<(string Name, object? Value)> Facts(Presence presence, TableWords words)
    {
        yield return (words.Text("blueprint"), string.Create(CultureInfo.InvariantCulture, $"{presence.Blueprint} r{presence.BlueprintRevision}"));
        yield return (words.Text("section"), presence.Section);
        foreach (var printed in presence.Printed) yield return (words.Text("number"), string.Create(CultureInfo.InvariantCulture, $"{presence.Form}-{printed.Version}: {printed.Number}"));
        yield return (words.Text("revision"), presence.Revision);
        foreach (var rule in presence.Rules) yield return (words.Text("rule"), rule);
        yield return (words.Text("others"), presence.Others);
        yield return (words.Text("pool"), presence.PoolSize);
        yield return (words.Text("author"), presence.Author);
        foreach (var step in presence.History)
            yield return (step.Verb, string.Create(CultureInfo.InvariantCulture, $"{step.Actor} {step.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
    }
}
