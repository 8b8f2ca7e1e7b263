using ExamBank.Api.Features.Similarity;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Persistence;

/// <summary>The hashes by which similar questions are found stand in the bank with every revision.</summary>
public sealed class SimilarityIndexTests
{
    [Test]
    public async Task ABankOfAnEarlierBuild_GetsTheHashesThatItWouldHaveWritten_WhenItIsOpened()
    {
        await using var bank = await BankFile.CreateAsync();
        await FillAsync(bank);
        var before = Bands(bank);
        Assert.That(before, Has.Count.EqualTo(3 * SimilarityBands.Count));

        DatabaseFolder.Execute(bank.Path, "DELETE FROM RevisionBands; UPDATE Revisions SET HasBands = 0");
        await BankDatabase.MigrateAsync(bank.Path, TimeProvider.System, CancellationToken.None);

        Assert.That(Bands(bank), Is.EqualTo(before));
        Assert.That(DatabaseFolder.Query(bank.Path, "SELECT count(*) FROM Revisions WHERE NOT HasBands"), Is.EqualTo(new[] { "0" }));
    }

    [Test]
    public async Task WhatIsMissing_IsFoundWithoutReadingTheBank()
    {
        await using var bank = await BankFile.CreateAsync();
        await using var context = bank.Open();
        var sql = context.Revisions.Where(r => !r.HasBands).AsSingleQuery().Select(r => r.Number).ToQueryString();
        Assert.That(Plan(bank.Path, sql), Does.Contain("IX_Revisions_HasBands"));
        Assert.That(Plan(bank.Path, "SELECT Question FROM RevisionBands WHERE Hash = 7"), Does.Contain("PRIMARY KEY"));
    }

    [Test]
    public async Task TheNewestTextThatIsNotRejected_IsCompared_AndNoOther()
    {
        await using var bank = await BankFile.CreateAsync();
        var store = new SampleBank(bank.Writer);
        await store.AddStandardAsync();
        var first = await store.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "手冲咖啡时哪种水温最合适？"));
        var second = await store.AddQuestionAsync(SampleBank.Statement("L1-1.1.2", "打奶泡以前应当放掉蒸汽管里的水。"));
        Assert.That(await FoundAsync(bank, first), Is.Empty);

        await store.ReviseAsync(second, SampleBank.Choice("L1-1.1.2", "手冲咖啡时哪种水温合适？"));
        Assert.That(await FoundAsync(bank, first), Is.EqualTo(new[] { second.Number }), "a draft is the newest text");
        Assert.That(await FoundAsync(bank, second), Is.EqualTo(new[] { first.Number }));

        await store.ReviseAsync(second, SampleBank.Statement("L1-1.1.2", "打奶泡以后应当擦净蒸汽管。"));
        Assert.That(await FoundAsync(bank, first), Is.Empty, "its hashes are still there, its text is not");

        await store.ReviseAsync(second, SampleBank.Choice("L1-1.1.2", "手冲咖啡时哪种水温合适？"), RevisionStatus.Rejected);
        Assert.That(await FoundAsync(bank, first), Is.Empty, "a rejected text counts for nothing");
    }

    [Test]
    public async Task ARetiredQuestion_IsNotTold()
    {
        await using var bank = await BankFile.CreateAsync();
        var store = new SampleBank(bank.Writer);
        await store.AddStandardAsync();
        var first = await store.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        var second = await store.AddQuestionAsync(SampleBank.Choice("L1-1.1.2"));
        Assert.That(await FoundAsync(bank, first), Is.EqualTo(new[] { second.Number }));
        await store.RetireAsync(second);
        Assert.That(await FoundAsync(bank, first), Is.Empty);
    }

    private static async Task FillAsync(BankFile bank)
    {
        var store = new SampleBank(bank.Writer);
        await store.AddStandardAsync();
        var question = await store.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        await store.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"));
        await store.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "手冲时水温多少合适？"));
    }

    private static async Task<List<int>> FoundAsync(BankFile bank, Question question)
    {
        await using var context = bank.Open();
        return [.. (await SimilarQuestions.OfAsync(context, [question.Number], SimilarQuestions.Usual, CancellationToken.None)).Select(p => p.Other.Number)];
    }

    private static string Plan(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetString(3) : "";
    }

    private static IReadOnlyList<string> Bands(BankFile bank) =>
        DatabaseFolder.Query(bank.Path, "SELECT Hash || ' ' || Question || ' ' || Revision FROM RevisionBands ORDER BY Hash, Question, Revision");
}
