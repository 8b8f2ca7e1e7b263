using System.Globalization;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Persistence.Search;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Persistence;

/// <summary>The index finds what a reader sees, and says at every moment what the stored texts say.</summary>
public sealed class TextIndexTests
{
    private const string Letters = "的一是社交电商佣金直播人货场甲乙丙ａＡ1２ \t%_\"'*(-)：，。?？𠮷あ";

    private BankFile bank = null!;
    private SampleBank sample = null!;

    [SetUp]
    public async Task SetUp()
    {
        bank = await BankFile.CreateAsync();
        sample = new SampleBank(bank.Writer);
        await sample.AddStandardAsync();
    }

    [TearDown]
    public async Task TearDown() => await bank.DisposeAsync();

    [Test]
    public async Task EveryPieceOfAText_IsFound_AndNothingElse()
    {
        var dice = new Random(20261126);
        string Draw(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Piece(dice)));
        var stems = Enumerable.Range(0, 60).Select(_ => "题" + Draw(dice.Next(1, 40))).ToList();
        foreach (var stem in stems) await sample.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", stem), RevisionStatus.Draft);

        await using var context = bank.Open();
        for (var i = 0; i < 400; i++)
        {
            var whole = stems[dice.Next(stems.Count)];
            var start = dice.Next(whole.Length);
            var term = i % 4 == 0 ? Draw(dice.Next(1, 5)) : string.Concat(whole.EnumerateRunes().Skip(start).Take(dice.Next(1, 8)));
            var folded = SearchableText.Fold(term);
            if (folded.Length == 0) continue;
            var expected = Enumerable.Range(1, stems.Count).Where(number => SearchableText.Fold(stems[number - 1]).Contains(folded, StringComparison.Ordinal));
            Assert.That(await TextHits.Of(context, term, drafts: true)!.Anywhere().Select(h => h.Number).OrderBy(n => n).ToListAsync(), Is.EqualTo(expected), $"“{term}”");
        }
    }

    [Test]
    public async Task AfterEveryChange_TheIndexIsTheOneThatTheTextsWouldMakeAnew()
    {
        var first = await sample.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "手冲用什么水？"));
        await sample.ReviseAsync(first, SampleBank.Choice("L1-1.1.1", "手冲用多热的水？"), RevisionStatus.InReview);
        var second = await sample.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"), RevisionStatus.Rejected);
        await sample.ReviseAsync(second, SampleBank.Statement("L1-1.1.2", "浓缩要细研磨。"), RevisionStatus.Approved);
        await sample.ReviseAsync(second, SampleBank.Statement("L1-1.1.2", "浓缩要很细的研磨。"), RevisionStatus.Approved);
        await sample.RetireAsync(await sample.AddQuestionAsync(SampleBank.Choice("L1-1.2.1", "停用的题")));

        var kept = Words();
        DatabaseFolder.Execute(bank.Path, "DELETE FROM TextIndexVersion");
        await BankDatabase.MigrateAsync(bank.Path, TimeProvider.System, CancellationToken.None);

        Assert.That(kept, Is.EqualTo(Words()));
        Assert.That(kept, Has.Some.StartsWith("QuestionTrigrams 很细的 ").And.None.StartsWith("QuestionTrigrams 要细研 "), "the text of before is gone");
    }

    [Test]
    public async Task WhatIsTakenBack_IsNotFound()
    {
        var question = await sample.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "手冲用什么水？"));
        var before = Words();
        await bank.Writer.WriteAsync<bool>(
            async context =>
            {
                var stored = await context.Questions.Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods).SingleAsync(q => q.Id == question.Id);
                stored.Revise(ResolvedTo(context, "冷萃用什么水？"), 1, Actor.Seed, SampleBank.Start.AddDays(1));
                await context.SaveChangesAsync();
                return Result.Of(true);
            },
            dryRun: true,
            CancellationToken.None);
        Assert.That(Words(), Is.EqualTo(before));
    }

    [Test]
    public async Task NoTextRunsOnIntoTheNext()
    {
        await sample.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.Draft);
        await using var context = bank.Open();
        foreach (var across in new[] { "℃约", "℃沸", "92℃约75" })
            Assert.That(await TextHits.Of(context, across, drafts: true)!.Anywhere().ToListAsync(), Is.Empty, across);
        Assert.That(await TextHits.Of(context, "约 92 ℃", drafts: true)!.Anywhere().Select(h => h.Number).ToListAsync(), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task HalfACharacter_IsLookedForAndNotFound()
    {
        await using var context = bank.Open();
        Assert.That(await TextHits.Of(context, "题\uD842", drafts: true)!.Anywhere().ToListAsync(), Is.Empty);
    }

    [TestCase("")]
    [TestCase(" \t　\n")]
    public async Task NothingToLookFor_IsNoTerm(string text)
    {
        await using var context = bank.Open();
        Assert.That(TextHits.Of(context, text, drafts: true), Is.Null);
    }

    private static ResolvedContent ResolvedTo(BankContext context, string stem) => new ContentResolver(
        context.Requirements.Where(r => r.Key == "L1-1.1.1").ToDictionary(r => r.Key, r => r.Id).Take(1).ToDictionary(),
        ["L1"],
        new Dictionary<string, StimulusRevision>()).Resolve(SampleBank.Choice("L1-1.1.1", stem)).Value;

    private static string Piece(Random dice)
    {
        var runes = Letters.EnumerateRunes().ToList();
        return runes[dice.Next(runes.Count)].ToString();
    }

    /// <summary>Every word of the index with the questions and columns that have it.</summary>
    private List<string> Words()
    {
        using var connection = new SqliteConnection($"Data Source={bank.Path};Pooling=False");
        connection.Open();
        var words = new List<string>();
        foreach (var table in new[] { "QuestionTrigrams", "QuestionGrams" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE VIRTUAL TABLE temp.v{table} USING fts5vocab('main', '{table}', 'instance'); SELECT term, doc, col FROM temp.v{table} ORDER BY term, doc, col";
            using var reader = command.ExecuteReader();
            while (reader.Read()) words.Add(string.Create(CultureInfo.InvariantCulture, $"{table} {reader.GetString(0)} {reader.GetInt64(1)} {reader.GetValue(2)}"));
        }

        return words;
    }
}
