using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>No question is another one in other words.</summary>
public sealed class SeedSimilarityTests
{
    /// <summary>Share of the pairs of neighbouring characters of two texts that both have (Jaccard), after NFKC and without punctuation and tokens.</summary>
    [Test]
    public void No_two_questions_share_more_than_three_fifths_of_their_pairs_of_characters()
    {
        var stimuli = SeedFiles.QuestionFiles.SelectMany(file => SeedFiles.Parse(file)["stimuli"]?.AsArray() ?? []).ToDictionary(s => (string)s!["code"]!, s => (string)s!["content"]!);
        var questions = SeedFiles.Questions.Values.Select(q => (Code: (string)q["code"]!, Pairs: Pairs(Text(q) + (q["stimulus"] is { } code ? stimuli[(string)code!] : "")))).ToList();
        var alike = new List<string>();
        for (var i = 0; i < questions.Count; i++)
            for (var j = i + 1; j < questions.Count; j++)
            {
                var shared = Shared(questions[i].Pairs, questions[j].Pairs);
                var share = shared / (double)(questions[i].Pairs.Length + questions[j].Pairs.Length - shared);
                if (share > 0.6) alike.Add($"{questions[i].Code} {questions[j].Code} {share:0.00}");
            }

        Assert.That(alike, Is.Empty);
    }

    [TestCase("佣金比例是多少", "佣金比例是多少？", 1)]
    [TestCase("佣金比例是多少", "ＡＢＣ甲乙丙", 0)]
    [TestCase("ABC", "ＡＢＣ", 1)]
    [TestCase("甲乙丙", "甲乙丁", 1 / 3.0)]
    public void Likeness_is_measured_as_it_says(string one, string other, double share)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        var shared = Shared(a, b);
        Assert.That(shared / (double)(a.Length + b.Length - shared), Is.EqualTo(share).Within(1e-9));
    }

    private static string Text(JsonObject question) => string.Concat(
    [
        WithoutTokens((string)question["stem"]!), .. (question["options"]?.AsArray() ?? []).Select(o => (string)o!["text"]!),
        .. (question["parts"]?.AsArray() ?? []).Select(p => Text(p!.AsObject())),
    ]);

    private static string WithoutTokens(string text) => Domain.Questions.ContentToken.Replace(text, _ => "");

    /// <summary>The distinct pairs in order, each as one number.</summary>
    private static int[] Pairs(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).ToList();
        return [.. letters.Zip(letters.Skip(1), (a, b) => (a << 16) | b).Distinct().Order()];
    }

    private static int Shared(int[] a, int[] b)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) shared++;
            var next = a[i].CompareTo(b[j]);
            if (next <= 0) i++;
            if (next >= 0) j++;
        }

        return shared;
    }
}
