using System.Net;
using System.Threading.RateLimiting;

namespace ExamBank.Api.Features.Access;

/// <summary>How much one account, and one address of people whom nobody knows, may ask.</summary>
internal sealed record AccessLimits
{
    /// <summary>Requests that an account may send a second, over time.</summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Requests that an account may send at once.</summary>
    public int Burst { get; init; } = 2_000;

    /// <summary>Requests without an account, or with a token that is good for nothing, that an address may send a minute.</summary>
    public int StrangersPerMinute { get; init; } = 120;

    /// <summary>Pages for whoever comes that an address may open a minute: a whole institution may sit behind one.</summary>
    public int VisitsPerMinute { get; init; } = 1_200;

    /// <summary>Times that an address may ask how the service is, a minute: whoever watches it asks all the time.</summary>
    public int WatchesPerMinute { get; init; } = 6_000;

    /// <summary>Passwords and links that an address may try a minute.</summary>
    public int TriesPerMinute { get; init; } = 20;

    /// <summary>Passwords that may be tried for one name in a quarter of an hour, from all addresses together.</summary>
    public int TriesPerName { get; init; } = 20;
}

/// <summary>Counts what accounts, addresses and names ask for. It counts in this process only, and forgets at its end.</summary>
internal sealed class AccessThrottle(AccessLimits limits) : IDisposable
{
    /// <summary>When somebody may come back who may not now, if the limit cannot tell.</summary>
    private const int UsualWait = 60;

    private readonly PartitionedRateLimiter<string> accounts = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = limits.Burst,
        TokensPerPeriod = limits.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    }));

    private readonly PartitionedRateLimiter<string> strangers = Windows(limits.StrangersPerMinute, TimeSpan.FromMinutes(1));

    private readonly PartitionedRateLimiter<string> visitors = Windows(limits.VisitsPerMinute, TimeSpan.FromMinutes(1));

    private readonly PartitionedRateLimiter<string> watchers = Windows(limits.WatchesPerMinute, TimeSpan.FromMinutes(1));

    private readonly PartitionedRateLimiter<string> addresses = Windows(limits.TriesPerMinute, TimeSpan.FromMinutes(1));

    private readonly PartitionedRateLimiter<string> names = Windows(limits.TriesPerName, TimeSpan.FromMinutes(15));

    /// <summary>Seconds to wait for an account; null when it may go on.</summary>
    public int? Account(string name) => Wait(accounts, name);

    /// <summary>Seconds to wait for somebody without an account; null when they may go on.</summary>
    public int? Stranger(IPAddress? address) => Wait(strangers, Place(address));

    /// <summary>Seconds to wait for whoever comes to what everybody may see; null when they may go on.</summary>
    /// <param name="address">From where.</param>
    /// <param name="watches">Whether they ask how the service is.</param>
    public int? Visitor(IPAddress? address, bool watches) => Wait(watches ? watchers : visitors, Place(address));

    /// <summary>Seconds to wait for somebody who tries a password or a link; null when they may go on.</summary>
    /// <param name="address">From where.</param>
    /// <param name="name">For whom; null for a link.</param>
    public int? Try(IPAddress? address, string? name) => Wait(addresses, Place(address)) ?? (name is null ? null : Wait(names, Domain.Access.AccessNames.Normalized(name)));

    /// <inheritdoc/>
    public void Dispose()
    {
        accounts.Dispose();
        strangers.Dispose();
        visitors.Dispose();
        watchers.Dispose();
        addresses.Dispose();
        names.Dispose();
    }

    private static PartitionedRateLimiter<string> Windows(int permits, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }));

    private static int? Wait(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : UsualWait;
    }

    /// <summary>One household has a whole network of addresses of version 6.</summary>
    private static string Place(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
