using Microsoft.Data.Sqlite;

namespace ExamBank.Tests.Benchmarks;

/// <summary>Coverage of a level as somebody would write it by hand over Microsoft.Data.Sqlite: the same fields, every row read, nothing built of them.</summary>
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

    /// <summary>Reads it as of now, or as of a moment; gives the number of questions counted.</summary>
    public long Read(DateTimeOffset? asOf)
    {
        var (rows, status) = asOf is null ? (Now, "r.\"Status\"") : (Then, "p.\"Status\"");
        Rows("""SELECT l."Code" FROM "Levels" l WHERE l."StandardId" = $standard""");
        Rows("""
            SELECT r."Id", r."Key", coalesce(r."Summary", r."OfficialText", ''), r."SummaryEn", t."Key", t."Title", t."TitleEn", a."Key", a."Title", a."TitleEn"
            FROM "Levels" l JOIN "WorkAreas" a ON a."LevelId" = l."Id" JOIN "WorkTasks" t ON t."WorkAreaId" = a."Id" JOIN "Requirements" r ON r."WorkTaskId" = t."Id"
            WHERE l."StandardId" = $standard AND l."Code" = $level ORDER BY r."Position"
            """);
        var questions = Rows($"""
            SELECT sum(t."IsPrimary"), t."RequirementId", r."Type", {status}, r."CognitiveLevel", CASE WHEN r."Facility" >= 7000 THEN 0 WHEN r."Facility" >= 4000 THEN 1 ELSE 2 END AS band, sum(r."Minutes"),
                iif(t."IsPrimary", NULL, q."Number") AS part,
                iif(t."IsPrimary", NULL, (SELECT m."RequirementId" FROM "RevisionRequirements" m WHERE m."RevisionId" = r."Id" AND m."IsPrimary"))
            FROM {rows} JOIN "RevisionRequirements" t ON t."RevisionId" = r."Id" AND (t."IsPrimary" OR t."IsOfPart")
            GROUP BY t."RequirementId", r."Type", {status}, r."CognitiveLevel", band, part
            """);
        Rows("""
            SELECT DISTINCT t."RequirementId", p."Number" FROM "Papers" p JOIN "PaperForm" f ON f."PaperId" = p."Id" JOIN "FormQuestion" q ON q."PaperFormId" = f."Id"
            JOIN "RevisionRequirements" t ON t."RevisionId" = q."RevisionId" AND (t."IsPrimary" OR t."IsOfPart")
            WHERE p."StandardId" = $standard AND ($at IS NULL OR p."LockedAt" <= $at)
            """);
        return questions;

        // The sum of the first column where it is a number, so that every row is read.
        long Rows(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$standard", standard);
            command.Parameters.AddWithValue("$level", level);
            command.Parameters.AddWithValue("$at", (object?)asOf?.UtcTicks ?? DBNull.Value);
            using var reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];
            long sum = 0;
            while (reader.Read())
            {
                reader.GetValues(values);
                if (values[0] is long number) sum += number;
            }

            return sum;
        }
    }
}
