using System.Collections.Immutable;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.Generator.Assembling;

public sealed class VersionArrangerTests
{
    private static readonly IReadOnlyList<IReadOnlyList<QuestionContent>> Paper =
    [
        [.. SeedQuestions.OfLevel("L1").Select(q => q.Content).Where(q => q.Type == QuestionType.SingleChoice).Take(30)],
        [.. SeedQuestions.OfLevel("L1").Select(q => q.Content).Where(q => q.Type == QuestionType.MultipleChoice).Take(15)],
        [.. SeedQuestions.OfLevel("L1").Select(q => q.Content).Where(q => q.Type == QuestionType.TrueFalse).Take(5)],
    ];

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void EveryVersion_IsAPermutation(long seed, byte version) => IsPermutation(Paper, VersionArranger.Arrange(Paper, seed, "A", version + 1));

    /// <summary>Options and questions that are fixed stay where their author put them.</summary>
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void FixedOptions_Stay(long seed, byte version)
    {
        var lastFixed = Single("题", "甲", "乙", "丙", "以上都对") with { Options = [.. Single("题", "甲", "乙", "丙").Options!, new Option("d", "以上都对", Shuffle: false)] };
        var allFixed = Single("题", "1", "2", "3", "4") with { Shuffle = false };
        var keyFixed = lastFixed with { Key = AnswerKey.Of("d") };
        IReadOnlyList<IReadOnlyList<QuestionContent>> paper = [[lastFixed, allFixed, keyFixed]];
        var arranged = VersionArranger.Arrange(paper, seed, "A", version + 1);
        IsPermutation(paper, arranged);
        foreach (var question in arranged[0])
        {
            var order = question.OptionOrder[""];
            if (question.Index == 1) Assert.That(order, Is.EqualTo(new[] { "a", "b", "c", "d" }));
            else Assert.That(order[3], Is.EqualTo("d"));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void KeysOfSingleChoice_AreSpreadWithinOne_WithoutThreeAlikeInARow(long seed, byte version)
    {
        // As many questions as make no whole number of rounds over the four letters.
        IReadOnlyList<IReadOnlyList<QuestionContent>> free = [[.. Enumerable.Range(0, 31).Select(i => Single($"题{i}"))]];
        var letters = VersionArranger.Arrange(free, seed, "A", version + 1)[0].Select(q => q.OptionOrder[""].ToList().IndexOf("b")).ToList();
        var counts = Enumerable.Range(0, 4).Select(letter => letters.Count(l => l == letter)).ToList();
        Assert.That(counts.Max() - counts.Min(), Is.LessThanOrEqualTo(1), string.Join(' ', letters));
        Assert.That(Enumerable.Range(2, 29).Any(i => letters[i] == letters[i - 1] && letters[i] == letters[i - 2]), Is.False, string.Join(' ', letters));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void AnotherVersionFormOrSeed_GivesAnotherOrder(long seed)
    {
        string[] orders =
        [
            Told(VersionArranger.Arrange(Paper, seed, "A", 1)), Told(VersionArranger.Arrange(Paper, seed, "A", 2)),
            Told(VersionArranger.Arrange(Paper, seed, "B", 1)), Told(VersionArranger.Arrange(Paper, unchecked(seed + 1), "A", 1)),
        ];
        Assert.That(orders, Is.Unique);
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public void TheSameInputs_GiveTheSameOrder(long seed)
    {
        var first = Told(VersionArranger.Arrange(Paper, seed, "A", 1));
        Assert.That(Told(VersionArranger.Arrange(Paper, seed, "A", 1)), Is.EqualTo(first));
    }

    /// <summary>The order is part of what stays the same on every machine and in every release.</summary>
    [Test]
    public void TheOrder_IsTheOneThatWasPublished()
    {
        var arranged = VersionArranger.Arrange([[Single(), Single(), Single(), Multiple()]], 20210101, "A", 1)[0];
        Assert.That(string.Join(' ', arranged.Select(q => $"{q.Index}:{string.Concat(q.OptionOrder[""])}")), Is.EqualTo(Published));
    }

    private const string Published = "2:acbd 3:dcab 0:cbda 1:cadb";

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public void QuestionsOfOneStimulus_StandTogetherInTheirOrder(long seed)
    {
        IReadOnlyList<IReadOnlyList<QuestionContent>> paper = [[Single(), On("S1"), Single(), On("S2"), On("S1"), On("S2"), On("S1")]];
        var printed = VersionArranger.Arrange(paper, seed, "A", 1)[0].Select(q => q.Index).ToList();
        foreach (var together in (int[][])[[1, 4, 6], [3, 5]])
            Assert.That(printed.GetRange(printed.IndexOf(together[0]), together.Length), Is.EqualTo(together));

        static QuestionContent On(string stimulus) => Single() with { Stimulus = stimulus };
    }

    [Test]
    public void PartsOfACase_HaveOrdersOfTheirOwn()
    {
        var order = VersionArranger.Arrange([[Case()]], 7, "A", 1)[0].Single().OptionOrder;
        Assert.That(order.Keys, Is.EqualTo(new[] { "p1" }));
        Assert.That(order["p1"], Is.EquivalentTo(new[] { "a", "b", "c", "d" }));
    }

    private static void IsPermutation(IReadOnlyList<IReadOnlyList<QuestionContent>> paper, ImmutableArray<ImmutableArray<ArrangedQuestion>> arranged) => Assert.Multiple(() =>
    {
        Assert.That(arranged, Has.Length.EqualTo(paper.Count));
        foreach (var (section, questions) in arranged.Zip(paper))
        {
            Assert.That(section.Select(q => q.Index), Is.EquivalentTo(Enumerable.Range(0, questions.Count)));
            foreach (var question in section)
            {
                var options = questions[question.Index].Options;
                Assert.That(question.OptionOrder, Has.Count.EqualTo(options is null ? 0 : 1));
                if (options is not null) Assert.That(question.OptionOrder[""], Is.EquivalentTo(options.Select(o => o.Id)));
            }
        }
    });

    private static string Told(ImmutableArray<ImmutableArray<ArrangedQuestion>> arranged) => string.Join(
        '|', arranged.Select(s => string.Join(' ', s.Select(q => $"{q.Index}:{string.Join(",", q.OptionOrder.Select(o => o.Key + string.Concat(o.Value)))}"))));
}
