using System.Text.Json.Serialization;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using Microsoft.Data.Sqlite;

namespace ExamBank.Tests.Benchmarks;

/// <summary>Coverage of a level as somebody would write it by hand over Microsoft.Data.Sqlite, with the fields that the service gives.</summary>
internal sealed class CoverageBaseline(SqliteConnection connection, string standard, string level)
{
    private const string Active = """q."StandardId" = $standard AND q."State" = 'Active'""";

    private const string Now = $"""
        "Questions" q JOIN "Revisions" r ON r."QuestionId" = q."Id" AND r."Number" = coalesce(q."ApprovedRevision", q."LatestRevision") AND {Active} AND r."LevelCode" = $level
        """;

    private const string Then = """
        "Revisions" r
        JOIN "Questions" q ON q."Id" = r."QuestionId" AND q."StandardId" = $standard AND r."LevelCode" = $level
        JOIN "QuestionStatePeriod" s ON s."QuestionId" = q."Id" AND s."State" = 'Active' AND s."From" <= $at AND (s."To" IS NULL OR s."To" > $at)
        JOIN "RevisionStatusPeriod" p ON p."RevisionId" = r."Id" AND p."From" <= $at AND (p."To" IS NULL OR p."To" > $at)
            AND (p."Status" = 'Approved' OR (
                NOT EXISTS (SELECT 1 FROM "Revisions" l WHERE l."QuestionId" = q."Id" AND l."Number" > r."Number" AND l."CreatedAt" <= $at)
                AND NOT EXISTS (SELECT 1 FROM "Revisions" o JOIN "RevisionStatusPeriod" a ON a."RevisionId" = o."Id"
                    WHERE o."QuestionId" = q."Id" AND a."Status" = 'Approved' AND a."From" <= $at AND (a."To" IS NULL OR a."To" > $at))))
        """;

    /// <summary>Reads it as of now, or as of a moment.</summary>
    public Level Read(DateTimeOffset? asOf)
    {
        var (from, status) = asOf is null ? (Now, "r.\"Status\"") : (Then, "p.\"Status\"");
        var places = Rows(asOf, row => (Id: row.GetString(0), Key: row.GetString(1), Title: row.GetString(2), Task: row.GetString(3), TaskTitle: row.GetString(4), Area: row.GetString(5), AreaTitle: row.GetString(6)), """
            SELECT r."Id", r."Key", coalesce(r."Summary", r."OfficialText", ''), t."Key", t."Title", a."Key", a."Title"
            FROM "Levels" l JOIN "WorkAreas" a ON a."LevelId" = l."Id" JOIN "WorkTasks" t ON t."WorkAreaId" = a."Id" JOIN "Requirements" r ON r."WorkTaskId" = t."Id"
            WHERE l."StandardId" = $standard AND l."Code" = $level ORDER BY r."Position"
            """);
        var cells = Rows(asOf, row => new Cell(row.GetString(0), QuestionKind.FromCode(row.GetInt32(1)), Enum.Parse<RevisionStatus>(row.GetString(2)), row.GetInt32(3), Minutes.FromScaled(1).Value * row.GetInt64(4), null, null), $"""
            SELECT t."RequirementId", iif({status} = 'Approved', r."Kind", r."Kind" / 100 * 100) AS told, {status}, count(*), sum(r."Minutes")
            FROM {from} JOIN "RevisionRequirements" t ON t."RevisionId" = r."Id" AND t."IsPrimary"
            GROUP BY t."RequirementId", told, {status}
            """)
            .Concat(Rows(asOf, row => new Cell(row.GetString(0), QuestionKind.FromCode(row.GetInt32(1)), Enum.Parse<RevisionStatus>(row.GetString(2)), 1, Minutes.FromScaled(1).Value * row.GetInt64(3), row.GetInt64(4), row.GetString(5)), $"""
            SELECT t."RequirementId", r."Kind", {status}, r."Minutes", q."Number", (SELECT m."RequirementId" FROM "RevisionRequirements" m WHERE m."RevisionId" = r."Id" AND m."IsPrimary")
            FROM "RevisionRequirements" t CROSS JOIN {from} WHERE t."RevisionId" = r."Id" AND t."IsOfPart" AND NOT (t."IsPrimary")
            """)).ToLookup(c => c.Requirement, StringComparer.Ordinal);
        var uses = Rows(asOf, row => (Requirement: row.GetString(0), Paper: row.GetInt32(1)), """
            SELECT DISTINCT t."RequirementId", p."Number" FROM "Papers" p JOIN "PaperForm" f ON f."PaperId" = p."Id" JOIN "FormQuestion" q ON q."PaperFormId" = f."Id"
            JOIN "RevisionRequirements" t ON t."RevisionId" = q."RevisionId" AND (t."IsPrimary" OR t."IsOfPart")
            WHERE p."StandardId" = $standard AND ($at IS NULL OR p."LockedAt" <= $at)
            """).ToLookup(u => u.Requirement, u => u.Paper, StringComparer.Ordinal);
        return new Level(Of([.. places.Select(p => p.Id)]), [
            .. places.GroupBy(p => (p.Area, p.AreaTitle)).Select(area => new Area(
                Of([.. area.Select(p => p.Id)]), area.Key.Area, area.Key.AreaTitle,
                [.. area.GroupBy(p => (p.Task, p.TaskTitle)).Select(task => new WorkTask(
                    Of([.. task.Select(p => p.Id)]), task.Key.Task, task.Key.TaskTitle, [.. task.Select(p => new Requirement(Of([p.Id]), p.Key, p.Title))]))])),
        ]);

        Figures Of(HashSet<string> place)
        {
            var parts = place.SelectMany(id => cells[id]).Where(c => c.Primary is not null && !place.Contains(c.Primary)).DistinctBy(c => c.Part);
            var counted = place.SelectMany(id => cells[id]).Where(c => c.Primary is null).Concat(parts).ToList();
            var approved = counted.Where(c => c.Status == RevisionStatus.Approved).ToList();
            return new Figures(
                place.Count,
                place.Count(id => cells[id].Any(c => c.Status == RevisionStatus.Approved)),
                approved.Sum(c => c.Questions),
                [.. counted.GroupBy(c => (c.Kind.Type, c.Status)).OrderBy(g => g.Key).Select(g => new TypeCount(g.Key.Type, g.Key.Status, g.Sum(c => c.Questions)))],
                [.. approved.GroupBy(c => c.Kind.Band).OrderBy(g => g.Key).Select(g => new BandCount(g.Key, g.Sum(c => c.Questions)))],
                [.. approved.GroupBy(c => c.Kind.CognitiveLevel).OrderBy(g => g.Key).Select(g => new CognitiveCount(g.Key, g.Sum(c => c.Questions)))],
                approved.Sum(c => c.Minutes),
                [.. place.SelectMany(id => uses[id]).Distinct().OrderDescending().Select(PaperNumber.Format).Take(20)]);
        }
    }

    private List<TRow> Rows<TRow>(DateTimeOffset? asOf, Func<SqliteDataReader, TRow> read, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$standard", standard);
        command.Parameters.AddWithValue("$level", level);
        command.Parameters.AddWithValue("$at", (object?)asOf?.UtcTicks ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        var rows = new List<TRow>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>What is said of any place.</summary>
    internal record Figures(
        int RequirementCount, int CoveredCount, int ApprovedCount, TypeCount[] Counts, BandCount[] FacilityBands, CognitiveCount[] CognitiveLevels, decimal Minutes, string[] Papers);

    /// <summary>The level.</summary>
    internal sealed record Level([property: JsonIgnore] Figures Figures, Area[] Areas) : Figures(Figures);

    /// <summary>A work area.</summary>
    internal sealed record Area([property: JsonIgnore] Figures Figures, string Key, string Title, WorkTask[] Tasks) : Figures(Figures);

    /// <summary>A work task.</summary>
    internal sealed record WorkTask([property: JsonIgnore] Figures Figures, string Key, string Title, Requirement[] Requirements) : Figures(Figures);

    /// <summary>A requirement.</summary>
    internal sealed record Requirement([property: JsonIgnore] Figures Figures, string Key, string Title) : Figures(Figures);

    /// <summary>Questions of a type and status.</summary>
    internal sealed record TypeCount(QuestionType Type, RevisionStatus Status, int Questions);

    /// <summary>Questions of a band.</summary>
    internal sealed record BandCount(FacilityBand Band, int Questions);

    /// <summary>Questions of a cognitive level.</summary>
    internal sealed record CognitiveCount(CognitiveLevel Level, int Questions);

    private sealed record Cell(string Requirement, QuestionKind Kind, RevisionStatus Status, int Questions, decimal Minutes, long? Part, string? Primary);
}
