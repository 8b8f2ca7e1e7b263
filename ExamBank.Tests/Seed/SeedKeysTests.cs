using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>Keys are spread evenly, and texts are fit to be printed with their options in any order.</summary>
public sealed partial class SeedKeysTests
{
    private static IEnumerable<JsonObject> All => SeedFiles.Questions.Values;

    /// <summary>Questions and parts of cases that have options.</summary>
    private static IEnumerable<JsonObject> Choices => All.SelectMany(q => (JsonObject[])[q, .. (q["parts"]?.AsArray() ?? []).Select(p => Part(q, p!))]).Where(q => q["options"] is not null);

    [Test]
    public void Keys_of_single_choices_are_spread_evenly_within_3_points_of_a_quarter([Values("L1", "L2", "L3")] string level)
    {
        var places = OfType("SingleChoice").Where(q => ((string)q["requirement"]!).StartsWith($"{level}-", StringComparison.Ordinal))
            .Select(q => Ids(q).IndexOf(SeedFiles.Words(q["key"]).Single())).ToList();
        Assert.That(Enumerable.Range(0, 4).Select(place => 100m * places.Count(p => p == place) / places.Count), Has.All.InRange(22m, 28m));
    }

    [Test]
    public void Statements_are_neither_mostly_true_nor_mostly_false([Values("L1", "L2", "L3")] string level) => Assert.That(
        OfType("TrueFalse").Where(q => ((string)q["requirement"]!).StartsWith($"{level}-", StringComparison.Ordinal)).Average(q => (bool)q["key"]! ? 1.0 : 0.0), Is.InRange(0.4, 0.6));

    [Test]
    public void A_single_choice_has_four_options_and_one_key() => Assert.That(
        OfType("SingleChoice").Where(q => Ids(q).Count != 4 || SeedFiles.Words(q["key"]).Count != 1).Select(Code), Is.Empty);

    [Test]
    public void A_multiple_choice_has_at_least_two_right_options_and_a_wrong_one() => Assert.That(
        OfType("MultipleChoice").Where(q => SeedFiles.Words(q["key"]).Count < 2 || SeedFiles.Words(q["key"]).Count >= Ids(q).Count).Select(Code), Is.Empty);

    [Test]
    public void Every_key_is_one_of_the_options() => Assert.That(
        Choices.Where(q => SeedFiles.Words(q["key"]).Except(Ids(q), StringComparer.Ordinal).Any()).Select(Code), Is.Empty);

    [Test]
    public void No_stem_carries_an_answer_place_typed_by_hand() => Assert.That(
        All.Where(q => TypedPlace().IsMatch((string)q["stem"]!)).Select(Code), Is.Empty);

    [Test]
    public void Every_question_is_explained() => Assert.That(
        All.Where(q => ((string?)q["explanation"])?.Trim().Length is null or < 10).Select(Code), Is.Empty);

    [Test]
    public void An_explanation_names_options_by_token_and_never_by_a_letter_or_a_place() => Assert.That(
        Choices.SelectMany(q => OptionByHand().Matches((string?)q["explanation"] ?? "").Select(match => $"{Code(q)}: {match.Value}")), Is.Empty);

    [Test]
    public void An_explanation_names_only_options_that_are_there()
    {
        foreach (var question in All.Concat(Choices))
        {
            var named = Token().Matches((string?)question["explanation"] ?? "").Select(match => match.Groups["id"].Value).Distinct().ToList();
            Assert.That(named, Is.SubsetOf(Ids(question)), Code(question));
        }
    }

    [Test]
    public void No_text_refers_to_another_option_by_where_it_stands() => Assert.That(
        Choices.Where(q => (bool?)q["shuffle"] != false)
            .SelectMany(q => (q["options"]?.AsArray() ?? []).Select(o => (string)o!["text"]!).Where(text => PlaceWord().IsMatch(text)).Select(text => $"{Code(q)}: {text}")),
        Is.Empty);

    private static IEnumerable<JsonObject> OfType(string type) => All.Where(q => (string)q["type"]! == type);

    /// <summary>A part under the code of its question.</summary>
    private static JsonObject Part(JsonObject question, JsonNode part)
    {
        var named = part.DeepClone().AsObject();
        named["code"] = $"{Code(question)} ({(string)part["id"]!})";
        return named;
    }

    private static string Code(JsonObject question) => (string)question["code"]!;

    private static List<string> Ids(JsonObject question) => [.. (question["options"]?.AsArray() ?? []).Select(o => (string)o!["id"]!)];

    [GeneratedRegex(@"[（(][\s　]*[)）]|_{2,}|＿{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TypedPlace();

    // An author who means an option by hand writes 选项A, A项, 选A, A正确 or 第二项.
    [GeneratedRegex(
        @"选项?\s*[A-F](?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-F]\s*(选?项|正确|错误|对$|错$)|第[一二三四五]个?(选?项)|(?<![A-Za-z0-9])[A-F](、[A-F])+(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionByHand();

    [GeneratedRegex(@"\[\[option:(?<id>[^\]]+)\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    // 一半以上 and 本科及以上 are quantities; 以上都对 and 以上说法 mean the options.
    [GeneratedRegex(@"(^|[^成半倍星科年项及0-9])以上|以上(都|均|皆|全|各|两|三|选|说)|上述(各|都|选)|前[一二三两]项|[A-F]和[A-F]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceWord();
}
