using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Generator.Assembly;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Synthetic banks with fixed seeds: 200 requirements in 5 areas, 6 types, 5 facility levels with a facility in thousandths, and
/// forms of 60 whose levels hold 6, 14, 20, 14 and 6 questions.
/// </summary>
internal static class SyntheticBank
{
    public const int Requirements = 200;
    public const int Areas = 5;
    public const int Types = 6;

    /// <summary>How many questions of each facility level a form has.</summary>
    public static readonly ImmutableArray<int> Levels = [6, 14, 20, 14, 6];

    /// <summary>A bank of questions drawn evenly.</summary>
    public static ItemPool Even(int count, int seed)
    {
        var dice = new Random(seed);
        return Bank(count, dice, _ => dice.Next(Types), _ => dice.Next(Levels.Length));
    }

    /// <summary>
    /// A bank that is just enough for some forms that share nothing: each type and each level has what the forms need, and what
    /// is left over falls unevenly on them, so that some have nearly none to spare.
    /// </summary>
    public static ItemPool Tight(int count, int forms, int seed)
    {
        var dice = new Random(seed);
        var types = Supply([.. Enumerable.Repeat(Levels.Sum() / Types, Types)], count, forms, dice);
        var levels = Supply(Levels, count, forms, dice);
        return Bank(count, dice, i => types[i], i => levels[i]);
    }

    private static ItemPool Bank(int count, Random dice, Func<int, int> typeOf, Func<int, int> levelOf)
    {
        var (requirements, areas, types, levels) = (new int[count], new int[count], new int[count], new int[count]);
        var (facility, minutes) = (new long[count], new long[count]);
        for (var i = 0; i < count; i++)
        {
            requirements[i] = dice.Next(Requirements);
            areas[i] = requirements[i] / (Requirements / Areas);
            types[i] = typeOf(i);
            levels[i] = levelOf(i);
            facility[i] = 200 + (160 * levels[i]) + dice.Next(160);
            minutes[i] = 1 + dice.Next(4);
        }

        return new ItemPool(
            Ids(count),
            [
                new WordColumn("requirement", Words("R", Requirements), requirements),
                new WordColumn("area", Words("", Areas), areas),
                new WordColumn("type", Words("T", Types), types),
                new WordColumn("level", Words("", Levels.Length), levels),
                new NumberColumn("facility", 0.001m, facility),
                new NumberColumn("minutes", 1, minutes),
            ]);
    }

    /// <summary>A kind for each question: what the forms need of each, and the rest by shares that chance makes uneven.</summary>
    private static int[] Supply(ImmutableArray<int> perForm, int count, int forms, Random dice)
    {
        var supply = perForm.Select(n => n * forms).ToArray();
        var shares = perForm.Select(n => n * Math.Pow(dice.NextDouble(), 2)).ToArray();
        for (var left = count - supply.Sum(); left > 0; left--)
        {
            var drawn = dice.NextDouble() * shares.Sum();
            var kind = 0;
            while (kind < shares.Length - 1 && drawn >= shares[kind]) drawn -= shares[kind++];
            supply[kind]++;
        }

        var kinds = supply.SelectMany((n, kind) => Enumerable.Repeat(kind, n)).ToArray();
        dice.Shuffle(kinds);
        return kinds;
    }

    /// <summary>80 items with times, formats and exclusions, as pilot studies have them.</summary>
    public static ItemPool Booklets(int seed)
    {
        const int Count = 80;
        var dice = new Random(seed);
        var not = Enumerable.Range(0, Count).Select(_ => new List<string>()).ToList();
        for (var pair = 0; pair < 30; pair++)
        {
            var (one, other) = (dice.Next(Count), dice.Next(Count));
            if (one != other) not[one].Add($"{other + 1}");
        }

        return new ItemPool(
            Ids(Count, ""),
            [
                NumberColumn.Of("time", Enumerable.Range(0, Count).Select(_ => (decimal?)(30 + (5 * dice.Next(24))))),
                WordColumn.Of("format", Enumerable.Range(0, Count).Select(i => i % 3 == 0 ? "open" : "choice")),
                WordColumn.OfSeveral("not", not),
            ]);
    }

    /// <summary>Items of a two-parameter model with their information at three abilities, a third of them on passages.</summary>
    public static ItemPool Information(int count, int seed, int decimals)
    {
        var dice = new Random(seed);
        var models = Enumerable.Range(0, count).Select(_ => (Slope: 0.6 + (1.4 * dice.NextDouble()), Place: (4 * dice.NextDouble()) - 2)).ToList();
        NumberColumn At(string name, double ability) => NumberColumn.Of(name, models.Select(m =>
        {
            var p = 1 / (1 + Math.Exp(-m.Slope * (ability - m.Place)));
            return (decimal?)Math.Round((decimal)(m.Slope * m.Slope * p * (1 - p)), decimals);
        }));
        return new ItemPool(
            Ids(count),
            [
                At("info-1", -1),
                At("info0", 0),
                At("info1", 1),
                WordColumn.Of("domain", models.Select(_ => $"{1 + dice.Next(4)}")),
                WordColumn.Of("passage", Enumerable.Range(0, count).Select(i => i < count / 3 ? $"P{i / 6}" : null)),
                NumberColumn.Of("minutes", models.Select(_ => (decimal?)(1 + (dice.Next(6) * 0.5m)))),
            ]);
    }

    private static ImmutableArray<string> Ids(int count, string letter = "Q") =>
        [.. Enumerable.Range(1, count).Select(i => letter + i.ToString(CultureInfo.InvariantCulture))];

    private static ImmutableArray<string> Words(string letter, int count) => Ids(count, letter);
}
