using System.Globalization;
using System.Text.Json;
using ExamBank.Api.Features.Similarity;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.NearDuplicates;

/// <summary>
/// How well near-duplicates are told from questions that only look like it: pairs that a person has labelled, found in a bank by the search
/// that authors use. The figures stand in the README of <c>Domain/Questions/Similarity</c>.
/// </summary>
public sealed class LabelledPairsTests
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly IReadOnlyList<Group> Groups = JsonSerializer.Deserialize<IReadOnlyList<Group>>(
        File.ReadAllBytes(Repository.Path("ExamBank.Tests", "Domain", "Questions", "Similarity", "LabelledPairs.json")), Options)!;

    [Test]
    public async Task Precision_IsAtLeast98Percent_AndRecallAtLeast75_AtTheUsualThreshold()
    {
        await using var bank = await BankFile.CreateAsync();
        var pairs = await StoreAsync(bank);
        Assert.That(pairs, Has.Count.AtLeast(120));
        await using var context = bank.Open();
        var all = pairs.SelectMany(p => new[] { p.Question, p.Other }).Distinct().ToList();
        var told = (await SimilarQuestions.OfAsync(context, all, SimilarQuestions.Least, CancellationToken.None)).ToDictionary(p => (p.One.Number, p.Other.Number), p => p.Similarity);
        foreach (var threshold in new[] { SimilarQuestions.Least, SimilarQuestions.Usual, 0.45, 0.6 }) Tell(pairs, told, threshold);

        bool IsTold(Pair pair) => told.GetValueOrDefault((pair.Question, pair.Other)) >= SimilarQuestions.Usual;
        var (right, wrong, missed) = (pairs.Count(p => p.Alike && IsTold(p)), pairs.Count(p => !p.Alike && IsTold(p)), pairs.Count(p => p.Alike && !IsTold(p)));
        Assert.That((double)right / (right + wrong), Is.AtLeast(0.98), "precision");
        Assert.That((double)right / (right + missed), Is.AtLeast(0.75), "recall");
        var groupOf = pairs.SelectMany(p => new[] { (Number: p.Question, p.Group), (Number: p.Other, p.Group) }).Distinct().ToDictionary(p => p.Number, p => p.Group);
        Assert.That(told.Where(t => t.Value >= SimilarQuestions.Usual && groupOf[t.Key.Item1] != groupOf[t.Key.Item2]), Is.Empty, "questions on different things");
    }

    private static void Tell(IReadOnlyList<Pair> pairs, Dictionary<(int, int), double> told, double threshold)
    {
        bool IsTold(Pair pair) => told.GetValueOrDefault((pair.Question, pair.Other)) >= threshold;
        var kinds = pairs.GroupBy(p => p.Kind, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count(IsTold)}/{g.Count()}");
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{threshold}: precision {(double)pairs.Count(p => p.Alike && IsTold(p)) / pairs.Count(IsTold):0.000}, recall {(double)pairs.Count(p => p.Alike && IsTold(p)) / pairs.Count(p => p.Alike):0.000}; told: {string.Join(", ", kinds)}"));
    }

    /// <summary>Writes every question into the bank; the pairs by their numbers.</summary>
    private static async Task<IReadOnlyList<Pair>> StoreAsync(BankFile bank)
    {
        var store = new SampleBank(bank.Writer);
        await store.AddStandardAsync();
        var pairs = new List<Pair>();
        foreach (var group in Groups)
        {
            var question = (await store.AddQuestionAsync(Content(group.Question))).Number;
            foreach (var other in group.Others)
                pairs.Add(new Pair(question, question, (await store.AddQuestionAsync(Content(other))).Number, other.Kind!, other.Alike!.Value));
        }

        return pairs;
    }

    private static QuestionContent Content(Text text) => text.Options is { } options
        ? SampleBank.Choice("L1-1.1.1", text.Stem) with { Options = [.. options.Select((o, i) => new Option(((char)('a' + i)).ToString(), o))] }
        : SampleBank.Statement("L1-1.1.1", text.Stem);

    private sealed record Group(Text Question, IReadOnlyList<Text> Others);

    private sealed record Text(string Stem, IReadOnlyList<string>? Options, string? Kind, bool? Alike);

    private sealed record Pair(int Group, int Question, int Other, string Kind, bool Alike);
}
