using ExamBank.Api.GraphQL.Loading;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

internal sealed class BatchLoaderTest
{
    [Test]
    public async Task Two_parents_are_fetched_at_once_and_each_gets_its_own()
    {
        var loader = new Squares();
        var three = loader.Load(3);
        var four = loader.Load(4);

        Assert.That(await three.GetResultAsync(), Is.EqualTo(9));
        Assert.That(await four.GetResultAsync(), Is.EqualTo(16));
        Assert.That(loader.Fetches, Is.EqualTo(new[] { "3,4" }));
    }

    [Test]
    public async Task A_key_is_fetched_once_a_request()
    {
        var loader = new Squares();
        await loader.Load(3).GetResultAsync();
        var again = loader.Load(3);
        var other = loader.Load(5);

        Assert.That(await again.GetResultAsync() + await other.GetResultAsync(), Is.EqualTo(34));
        Assert.That(loader.Fetches, Is.EqualTo(new[] { "3", "5" }));
    }

    [Test]
    public async Task A_list_of_keys_keeps_its_order()
    {
        var loader = new Squares();

        Assert.That(await loader.LoadAll([5, 3, 5]).GetResultAsync(), Is.EqualTo(new[] { 25, 9, 25 }));
        Assert.That(loader.Fetches, Is.EqualTo(new[] { "5,3" }));
    }

    [Test]
    public void A_key_without_a_value_is_a_bug_unless_the_loader_says_otherwise()
    {
        Assert.That(async () => await new Squares().Load(-1).GetResultAsync(), Throws.InstanceOf<KeyNotFoundException>());
    }

    [Test]
    public async Task Children_go_to_their_parents_in_order_and_a_parent_without_any_gets_none()
    {
        var loader = new Divisors();
        var (six, four, zero) = (loader.Load(6), loader.Load(4), loader.Load(0));

        Assert.That(await six.GetResultAsync(), Is.EqualTo(new[] { 1, 2, 3, 6 }));
        Assert.That(await four.GetResultAsync(), Is.EqualTo(new[] { 1, 2, 4 }));
        Assert.That(await zero.GetResultAsync(), Is.Empty);
        Assert.That(loader.Fetches, Is.EqualTo(1));
    }

    private sealed class Squares : BatchLoader<int, int>
    {
        public List<string> Fetches { get; } = [];

        protected override Task<IReadOnlyDictionary<int, int>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            Fetches.Add(string.Join(',', keys));
            return Task.FromResult<IReadOnlyDictionary<int, int>>(keys.Where(key => key >= 0).ToDictionary(key => key, key => key * key));
        }
    }

    private sealed class Divisors : ListLoader<int, int>
    {
        public int Fetches { get; private set; }

        protected override Task<IReadOnlyList<KeyValuePair<int, int>>> FetchRowsAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            Fetches++;
            return Task.FromResult<IReadOnlyList<KeyValuePair<int, int>>>(
                [.. from divisor in Enumerable.Range(1, 6) from key in keys where key > 0 && key % divisor == 0 select KeyValuePair.Create(key, divisor)]);
        }
    }
}
