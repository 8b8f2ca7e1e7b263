using System.Text.Json.Nodes;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>Walks through a list of the graph.</summary>
internal static class ListWalk
{
    /// <summary>Asserts that a list has so many rows, and is the same as a whole and row by row from either end.</summary>
    /// <param name="ask">Asks the server.</param>
    /// <param name="list">The fields that lead to it, with spaces between.</param>
    /// <param name="arguments">Its arguments beside those of the page.</param>
    /// <param name="rows">How many rows it has.</param>
    public static async Task AssertSameFromEitherEndAsync(Func<string, Task<JsonObject>> ask, string list, string arguments, int rows)
    {
        var whole = await PageAsync(ask, list, arguments, "first: 100");
        var all = Cursors(whole);
        Assert.That(all, Has.Count.EqualTo(rows));
        Assert.That(all, Is.Unique);
        Assert.That((Flag(whole, "hasNextPage"), Flag(whole, "hasPreviousPage")), Is.EqualTo((false, false)));

        for (var i = 0; i < rows; i++)
        {
            var (forwards, backwards) = (
                await PageAsync(ask, list, arguments, i == 0 ? "first: 1" : $"first: 1, after: \"{all[i - 1]}\""),
                await PageAsync(ask, list, arguments, i == rows - 1 ? "last: 1" : $"last: 1, before: \"{all[i + 1]}\""));
            foreach (var page in new[] { forwards, backwards })
            {
                Assert.That(Cursors(page), Is.EqualTo(new[] { all[i] }));
                Assert.That((Flag(page, "hasPreviousPage"), Flag(page, "hasNextPage")), Is.EqualTo((i > 0, i < rows - 1)), $"row {i}");
            }
        }
    }

    private static async Task<JsonNode> PageAsync(Func<string, Task<JsonObject>> ask, string list, string arguments, string page)
    {
        var path = list.Split(' ');
        var inside = $"{path[^1]}({arguments} {page}) {{ edges {{ cursor }} pageInfo {{ hasNextPage hasPreviousPage }} }}";
        var answer = await ask(path.Length == 1 ? $"{{ {inside} }}" : $"{{ {path[0]} {{ {inside} }} }}");
        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        return path.Aggregate(answer["data"]!, (at, name) => at[name]!);
    }

    private static List<string> Cursors(JsonNode page) => [.. page["edges"]!.AsArray().Select(edge => (string)edge!["cursor"]!)];

    private static bool Flag(JsonNode page, string name) => (bool)page["pageInfo"]![name]!;
}
