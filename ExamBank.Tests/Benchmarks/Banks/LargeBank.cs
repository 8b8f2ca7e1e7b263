using System.Diagnostics;
using System.Globalization;
using Bogus;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Seeding;
using ExamBank.Api.Hosting;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Benchmarks.Banks;

/// <summary>
/// A bank of any size for measurements: the seed, and questions drawn from a <see cref="Vocabulary"/> until there are as many as asked
/// for. They are made by the domain's verbs, so that history, periods and the audit chain are whole; the same seed gives the same texts.
/// </summary>
internal sealed class LargeBank(Randomizer dice, Vocabulary vocabulary, IReadOnlyList<string> requirements)
{
    private const int Batch = 2_000;

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor[] Authors = [.. Enumerable.Range(1, 20).Select(i => new Actor(ActorKind.Account, $"author{i}", "bank"))];
    private static readonly Actor[] Reviewers = [.. Enumerable.Range(1, 5).Select(i => new Actor(ActorKind.Account, $"reviewer{i}", "bank"))];

    private static readonly (QuestionType Type, float Share)[] Types =
    [
        (QuestionType.SingleChoice, 0.45f), (QuestionType.MultipleChoice, 0.25f), (QuestionType.TrueFalse, 0.15f),
        (QuestionType.FillBlank, 0.05f), (QuestionType.ShortAnswer, 0.07f), (QuestionType.Practical, 0.03f),
    ];

    /// <summary>Makes the file; one that is there is left alone.</summary>
    public static async Task<int> RunAsync(int questions, string database, int seed)
    {
        if (File.Exists(database))
        {
            Console.Error.WriteLine($"{database} is there already.");
            return 2;
        }

        var clock = Stopwatch.StartNew();
        await BankDatabase.MigrateAsync(database, TimeProvider.System, CancellationToken.None);
        await using var services = new ServiceCollection().AddBank(database).BuildServiceProvider();
        await services.GetRequiredService<SeedBank>().SeedIfEmptyAsync(CancellationToken.None);
        var (standard, resolver, requirements, count) = await LookAsync(services);
        var dice = new Randomizer(seed);
        var maker = new LargeBank(dice, Vocabulary.Create(dice), requirements);
        while (count < questions)
        {
            var first = count + 1;
            count = Math.Min(count + Batch, questions);
            var made = Enumerable.Range(first, count - first + 1).Select(number => maker.Make(number, standard, resolver)).ToList();
            await services.GetRequiredService<BankWriter>().WriteAsync<bool>(
                async bank =>
                {
                    await bank.InsertAsync(made, CancellationToken.None);
                    return Result.Of(true);
                },
                CancellationToken.None);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} questions, {clock.Elapsed.TotalSeconds:N0} s"));
        }

        SqliteConnection.ClearAllPools();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{database}: {count:N0} questions, {new FileInfo(database).Length / 1e6:N0} MB, {clock.Elapsed.TotalSeconds:N0} s, seed {seed}"));
        return 0;
    }

    private static async Task<(StandardId Standard, BankResolver Resolver, IReadOnlyList<string> Requirements, int Count)> LookAsync(ServiceProvider services)
    {
        await using var bank = await services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var standard = await bank.Standards.AsNoTracking().Select(s => s.Id).SingleAsync();
        var resolver = await ContentResolverFactory.CreateAsync(bank, standard, new Dictionary<string, StimulusRevision>(StringComparer.Ordinal), new HashSet<string>(), CancellationToken.None);
        return (standard, resolver, await bank.Requirements.AsNoTracking().OrderBy(r => r.Key).Select(r => r.Key).ToListAsync(), await bank.Questions.CountAsync());
    }

    private Question Make(int number, StandardId standard, BankResolver resolver)
    {
        var at = Start.AddMinutes(7 * number);
        var (author, reviewer) = (dice.ArrayElement(Authors), dice.ArrayElement(Reviewers));
        var question = Question.Create(number, string.Create(CultureInfo.InvariantCulture, $"BULK-{number:D6}"), standard, resolver.Resolve(Content()).Value, published: false, author, at).Value;
        var fate = dice.Float();
        if (fate < 0.06f) return question;
        question.Submit(author, at.AddHours(1));
        if (fate < 0.11f) return question;
        if (fate < 0.14f)
        {
            question.Reject("题干与选项不符。", reviewer, at.AddHours(5));
            return question;
        }

        question.Approve(reviewer, at.AddHours(5), ReviewChecklist.AllPassed);
        if (fate < 0.19f) question.Revise(resolver.Resolve(Content()).Value, 1, author, at.AddDays(9));
        else if (fate < 0.21f) question.Retire("内容已过时。", reviewer, at.AddDays(30));
        return question;
    }

    private QuestionContent Content()
    {
        var type = dice.WeightedRandom([.. Types.Select(t => t.Type)], [.. Types.Select(t => t.Share)]);
        var requirement = dice.ListItem([.. requirements]);
        var content = new QuestionContent
        {
            Type = type,
            Requirement = requirement,
            CognitiveLevel = dice.Enum<CognitiveLevel>(),
            Facility = new Dictionary<string, Facility>(StringComparer.Ordinal) { [requirement[..2]] = Facility.From(dice.Int(20, 95) / 100m) },
            Marks = Marks.From(type >= QuestionType.ShortAnswer ? 10 : 2),
            Minutes = Minutes.From(type >= QuestionType.ShortAnswer ? 8 : 1.5m),
            Stem = vocabulary.Words(dice, dice.Int(8, 18)) + "。",
            Explanation = vocabulary.Words(dice, dice.Int(25, 60)) + "。",
        };
        return type switch
        {
            QuestionType.SingleChoice => content with { Options = Options(), Key = AnswerKey.Of(Letter(dice.Int(0, 3))) },
            QuestionType.MultipleChoice => content with { Options = Options(), Key = AnswerKey.Of("a", Letter(dice.Int(1, 3))) },
            QuestionType.TrueFalse => content with { Key = AnswerKey.Of(dice.Bool()) },
            QuestionType.FillBlank => content with { Stem = content.Stem + "[[blank:1]]。", Blanks = [new Blank("1", [vocabulary.Words(dice, 2)])] },
            QuestionType.ShortAnswer => content with { Answer = vocabulary.Words(dice, 20), Rubric = [new RubricLine(vocabulary.Words(dice, 6), Marks.From(10))] },
            _ => content with
            {
                Rubric = [new RubricLine(vocabulary.Words(dice, 6), Marks.From(10))],
                Task = new PracticalTask { Product = vocabulary.Words(dice, 4), Submission = vocabulary.Words(dice, 4) },
            },
        };
    }

    // Two options never have the same words, as each has its letter.
    private List<Option> Options() => [.. Enumerable.Range(0, 4).Select(i => new Option(Letter(i), $"{vocabulary.Words(dice, dice.Int(3, 7))}（{Letter(i)}）"))];

    private static string Letter(int index) => ((char)('a' + index)).ToString();
}
