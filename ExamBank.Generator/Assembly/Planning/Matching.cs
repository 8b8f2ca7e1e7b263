using Google.OrTools.Graph;

namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// Flows from groups (with what a plan takes of them) through cells to values (with what forms may hold of them). Each flow
/// costs O(cells · √(groups + values)) or less in practice.
/// </summary>
internal static class Matching
{
    /// <summary>An edge: a cell and how many of its items may flow, and must.</summary>
    internal sealed record Edge(int Cell, int Group, int Value, int Least, int Most);

    /// <summary>
    /// Sends every group's supply to values within limits; a value of −1 takes any amount.
    /// </summary>
    /// <returns>For each edge its flow; or the groups whose supply is too much for all they can reach, with the most that they can send.</returns>
    public static (int[]? Flow, (List<int> Groups, int Most)? Short) Solve(int[] supply, IReadOnlyList<Edge> edges, int[] leastOfValue, int[] mostOfValue)
    {
        using var flow = new MaxFlow();
        var (groups, values) = (supply.Length, mostOfValue.Length);
        var (source, sink, free) = (0, 1, 2);
        int GroupNode(int g) => 3 + g;
        int ValueNode(int v) => v < 0 ? free : 3 + groups + v;

        // What must flow is sent first from a second source to a second sink; an edge back from sink to source makes it a circulation.
        var (lowSource, lowSink) = (3 + groups + values, 4 + groups + values);
        var demand = new Dictionary<int, int>();
        var forced = 0;
        int Arc(int from, int to, int least, int most)
        {
            if (least > 0)
            {
                demand[to] = demand.GetValueOrDefault(to) + least;
                demand[from] = demand.GetValueOrDefault(from) - least;
            }

            return flow.AddArcWithCapacity(from, to, most - least);
        }

        for (var g = 0; g < groups; g++) Arc(source, GroupNode(g), 0, supply[g]);
        var first = flow.NumArcs();
        foreach (var edge in edges) Arc(GroupNode(edge.Group), ValueNode(edge.Value), edge.Least, edge.Most);
        for (var v = 0; v < values; v++) Arc(ValueNode(v), sink, leastOfValue[v], mostOfValue[v]);
        var total = supply.Sum();
        Arc(free, sink, 0, total);
        if (demand.Count > 0)
        {
            // Supplies must flow whole: they are demands of their own, and everything is one circulation.
            flow.AddArcWithCapacity(sink, source, total);
            foreach (var (node, amount) in demand.Where(d => d.Value != 0))
            {
                if (amount > 0) flow.AddArcWithCapacity(lowSource, node, amount);
                else flow.AddArcWithCapacity(node, lowSink, -amount);
                forced += Math.Max(0, amount);
            }

            for (var g = 0; g < groups; g++) flow.SetArcCapacity(g, 0);
            foreach (var (g, amount) in supply.Select((s, g) => (g, s)).Where(s => s.s > 0))
            {
                flow.AddArcWithCapacity(lowSource, GroupNode(g), amount);
                forced += amount;
            }

            flow.AddArcWithCapacity(source, lowSink, total);
            if (flow.Solve(lowSource, lowSink) != MaxFlow.Status.OPTIMAL || flow.OptimalFlow() < forced) return (null, null);
        }
        else
        {
            if (flow.Solve(source, sink) != MaxFlow.Status.OPTIMAL) return (null, null);
            if (flow.OptimalFlow() < total) return (null, Short(flow, supply, source, groups));
        }

        return ([.. edges.Select((e, i) => (int)flow.Flow(first + i) + e.Least)], null);
    }

    /// <summary>What can still be reached from the source lies on its side of a least cut: those groups ask for too much.</summary>
    private static (List<int> Groups, int Most) Short(MaxFlow flow, int[] supply, int source, int groups)
    {
        var next = new Dictionary<int, List<int>>();
        for (var arc = 0; arc < flow.NumArcs(); arc++)
        {
            if (flow.Flow(arc) < flow.Capacity(arc)) Add(next, flow.Tail(arc), flow.Head(arc));
            if (flow.Flow(arc) > 0) Add(next, flow.Head(arc), flow.Tail(arc));
        }

        var seen = new HashSet<int> { source };
        var queue = new Queue<int>(seen);
        while (queue.TryDequeue(out var node))
            foreach (var to in next.GetValueOrDefault(node) ?? [])
                if (seen.Add(to))
                    queue.Enqueue(to);
        var cut = Enumerable.Range(0, groups).Where(g => seen.Contains(3 + g)).ToList();
        var outside = supply.Sum() - cut.Sum(g => supply[g]);
        return (cut, (int)flow.OptimalFlow() - outside);
    }

    private static void Add(Dictionary<int, List<int>> next, int from, int to)
    {
        if (!next.TryGetValue(from, out var list)) next.Add(from, list = []);
        list.Add(to);
    }
}
