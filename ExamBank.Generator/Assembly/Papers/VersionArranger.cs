using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>
/// Puts the questions (within their sections) and options of a form into the order of one version. Fixed questions' options
/// and fixed options stay in place; the keys of single-choice questions are spread evenly over the letters, without three
/// alike in a row where that can be avoided.
/// </summary>
public static class VersionArranger
{
    /// <summary>Arranges a version. Questions of a section that hang on one stimulus stay together, in the order they come in.</summary>
    /// <param name="sections">Content of each section's questions.</param>
    /// <param name="seed">Seed of the paper.</param>
    /// <param name="form">Name of the form.</param>
    /// <param name="version">Number of the version, from 1.</param>
    public static ImmutableArray<ImmutableArray<ArrangedQuestion>> Arrange(
        IReadOnlyList<IReadOnlyList<QuestionContent>> sections, long seed, string form, int version)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var random = new DeterministicRandom(seed, string.Create(CultureInfo.InvariantCulture, $"version {form}{version}"));
        var keys = new KeySpread(random);
        return
        [
            .. sections.Select(section =>
            {
                var blocks = Enumerable.Range(0, section.Count).GroupBy(i => section[i].Stimulus ?? $"\n{i}", StringComparer.Ordinal).ToList();
                random.Shuffle(blocks);
                return blocks.SelectMany(block => block).Select(index => new ArrangedQuestion(index, OptionOrders(section[index], keys, random))).ToImmutableArray();
            }),
        ];
    }

    private static ImmutableSortedDictionary<string, IReadOnlyList<string>> OptionOrders(QuestionContent content, KeySpread keys, DeterministicRandom random)
    {
        var orders = ImmutableSortedDictionary.CreateBuilder<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (part, response) in (content.Parts ?? []).Select(p => (p.Id, (ResponseContent)p)).Prepend(("", content)))
            if (response.Options is { } options)
                orders[part] = OptionOrder(response, options, keys, random);
        return orders.ToImmutable();
    }

    private static ImmutableArray<string> OptionOrder(ResponseContent content, IReadOnlyList<Option> options, KeySpread keys, DeterministicRandom random)
    {
        var order = options.Select(o => o.Id).ToArray();
        var free = content.Shuffle == false ? [] : Enumerable.Range(0, order.Length).Where(i => options[i].Shuffle != false).ToList();
        var moving = free.Select(i => order[i]).ToList();
        random.Shuffle(moving);
        var single = content.Type == QuestionType.SingleChoice ? content.Key!.Options![0] : null;
        if (single is not null && moving.Contains(single, StringComparer.Ordinal))
        {
            // The key takes the letter that the paper has had least; the option that stood there takes the key's place.
            var place = free.IndexOf(keys.Choose(free));
            var now = moving.IndexOf(single);
            (moving[place], moving[now]) = (moving[now], moving[place]);
        }

        for (var i = 0; i < free.Count; i++) order[free[i]] = moving[i];
        if (single is not null) keys.Use(Array.IndexOf(order, single));
        return [.. order];
    }

    /// <summary>How often each letter has been a key so far, and the last two.</summary>
    private sealed class KeySpread(DeterministicRandom random)
    {
        private readonly List<int> used = [];

        public int Choose(List<int> places)
        {
            var run = used.Count >= 2 && used[^1] == used[^2] ? used[^1] : -1;
            var allowed = places.Where(p => p != run).DefaultIfEmpty(places[0]).ToList();
            var least = allowed.Min(Count);
            var best = allowed.Where(p => Count(p) == least).ToList();
            return best[random.Next(best.Count)];
        }

        public void Use(int place) => used.Add(place);

        private int Count(int place) => used.Count(u => u == place);
    }
}

/// <summary>A question of a section in its printed place.</summary>
/// <param name="Index">Its index in the section's list.</param>
/// <param name="OptionOrder">Option ids as printed, by part id (empty for the question itself).</param>
public sealed record ArrangedQuestion(int Index, IReadOnlyDictionary<string, IReadOnlyList<string>> OptionOrder);
