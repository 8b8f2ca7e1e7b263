using System.Globalization;

namespace ExamBank.Domain.Audit;

/// <summary>What is wrong with an entry of the chain.</summary>
public enum ChainFault
{
    /// <summary>缺失: the entry that should stand here is not there.</summary>
    Missing,

    /// <summary>断链: it does not name the hash of the entry before it.</summary>
    Unlinked,

    /// <summary>被改: its content is not what its hash was taken of.</summary>
    Changed,
}

/// <summary>The first entry where a chain breaks.</summary>
/// <param name="Sequence">Its number: the one that is missing, or that stands in the table, which need not be a number.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record BrokenLink(string Sequence, ChainFault Fault);

/// <summary>A place in the chain that somebody has noted down.</summary>
/// <param name="Sequence">Number of the entry.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditHead(long Sequence, string Hash);

/// <summary>What a walk along the chain found.</summary>
/// <param name="Length">Entries walked: all of them, or those before the first broken one.</param>
/// <param name="Head">Hash of the last of these; <see cref="AuditEvent.Genesis"/> when there are none.</param>
/// <param name="FirstBroken">Where it breaks; null when it holds.</param>
/// <param name="HoldsNoted">Whether the noted head stands in the part that holds; null when none was given.</param>
/// <remarks>
/// A chain shows a changed, inserted or missing entry, but not that its newest ones were cut off, or that all of it was made anew: that
/// shows against a head noted elsewhere.
/// </remarks>
public sealed record AuditVerdict(long Length, string Head, BrokenLink? FirstBroken, bool? HoldsNoted)
{
    /// <summary>Walks a chain as it comes, holding one entry at a time.</summary>
    /// <param name="links">The entries in the order of their numbers.</param>
    /// <param name="noted">A head to look for.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static async Task<AuditVerdict> OfAsync(IAsyncEnumerable<AuditLink> links, AuditHead? noted, CancellationToken cancellationToken)
    {
        var (length, head) = (0L, AuditEvent.Genesis);
        bool? found = noted is null ? null : false;
        await foreach (var link in links.WithCancellation(cancellationToken))
        {
            if (FaultOf(link, length + 1, head) is { } broken) return new AuditVerdict(length, head, broken, found);
            (length, head) = (length + 1, link.Hash!);
            if (noted is not null && length == noted.Sequence) found = head == noted.Hash;
        }

        return new AuditVerdict(length, head, null, found);
    }

    private static BrokenLink? FaultOf(AuditLink link, long expected, string previous)
    {
        var number = expected.ToString(CultureInfo.InvariantCulture);
        if (link.Sequence != number) return new BrokenLink(number, ChainFault.Missing);
        if (link.PreviousHash != previous) return new BrokenLink(number, ChainFault.Unlinked);
        return link.Hash == link.ComputeHash() ? null : new BrokenLink(number, ChainFault.Changed);
    }
}
