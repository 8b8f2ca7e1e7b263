using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace ExamBank.Tests.QuestionRules;

/// <summary>The number by which a bank counts a question says the same as the question itself, whatever the question.</summary>
public sealed class QuestionKindTests
{
    [Test]
    public async Task The_database_works_out_the_kind_of_every_question_as_the_domain_does()
    {
        await using var bank = await BankFile.CreateAsync();
        var sample = new SampleBank(bank.Writer);
        await sample.AddStandardAsync();
        await sample.AddQuestionAsync(SampleBank.Statement("L1-1.1.1"));
        await using var connection = new SqliteConnection($"Data Source={bank.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Revisions SET Type = $type, CognitiveLevel = $mind, Facility = $facility; SELECT Kind FROM Revisions";
        var told = new List<(QuestionKind Expected, QuestionKind Stored)>();
        foreach (var type in Enum.GetValues<QuestionType>())
            foreach (var mind in Enum.GetValues<CognitiveLevel>())
                foreach (var facility in (int[])[0, 3_999, 4_000, 6_999, 7_000, 10_000])
                {
                    command.Parameters.Clear();
                    command.Parameters.AddWithValue("$type", type.ToString());
                    command.Parameters.AddWithValue("$mind", mind.ToString());
                    command.Parameters.AddWithValue("$facility", facility);
                    told.Add((new QuestionKind(type, mind, Facility.FromScaled(facility).Band), QuestionKind.FromCode((int)(long)(await command.ExecuteScalarAsync())!)));
                }

        Assert.That(told.Select(t => t.Stored), Is.EqualTo(told.Select(t => t.Expected)));
        Assert.That(told.Select(t => t.Expected.Code).Distinct().Count(), Is.EqualTo(7 * 6 * 3));
    }
}
