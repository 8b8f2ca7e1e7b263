using System.Text.RegularExpressions;
using ExamBank.Api.Features.Questions;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Persistence;

/// <summary>What is written without tracking is what Entity Framework would have written.</summary>
public sealed partial class UntrackedInsertTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task BothWays_StoreTheSameRows_AndTheSameChain()
    {
        var tracked = await MakeAsync((context, question) =>
        {
            context.Questions.Add(question);
            return Task.CompletedTask;
        });
        var untracked = await MakeAsync((context, question) => context.InsertAsync([question], CancellationToken.None));
        Assert.That(untracked, Is.EqualTo(tracked));
        Assert.That(untracked, Does.Contain("question.approved"));
    }

    [Test]
    public async Task OutsideATransaction_NothingIsWritten()
    {
        await using var bank = await BankFile.CreateAsync();
        await new SampleBank(bank.Writer).AddStandardAsync();
        await using var context = bank.Open();
        var question = await NewQuestionAsync(context);
        Assert.That(async () => await context.InsertAsync([question], CancellationToken.None), Throws.InvalidOperationException);
        Assert.That(await context.Questions.CountAsync(), Is.Zero);
    }

    private static async Task<string> MakeAsync(Func<BankContext, Question, Task> store)
    {
        await using var bank = await BankFile.CreateAsync();
        var sample = new SampleBank(bank.Writer);
        await sample.AddStandardAsync();
        await bank.Writer.WriteAsync<bool>(
            async context =>
            {
                await store(context, await NewQuestionAsync(context));
                return Result.Of(true);
            },
            CancellationToken.None);
        Assert.That(AuditChain.Check(bank.Path).Faults, Is.Empty);
        // Ids are drawn anew for each bank; everything else, the hashes of the chain among it, must be equal.
        return string.Join('\n', Ids().Replace(SeededBank.Content(bank.Path), "id").Split('\n').Order(StringComparer.Ordinal));
    }

    private static async Task<Question> NewQuestionAsync(BankContext context)
    {
        var standard = await context.Standards.SingleAsync();
        var resolver = await ContentResolverFactory.CreateAsync(context, standard.Id, new Dictionary<string, StimulusRevision>(StringComparer.Ordinal), new HashSet<string>(), CancellationToken.None);
        var content = resolver.Resolve(SampleBank.Choice("L1-1.1.1", further: "L1-1.1.2")).Value;
        var question = Question.Create(1, "CAFE-L1-1.1.1-01", standard.Id, content, published: true, Actor.Seed, At).Value;
        question.Submit(Actor.Seed, At.AddSeconds(1));
        question.Approve(Actor.Seed, At.AddSeconds(2));
        question.MarkAsSeed();
        return question;
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ids();
}
