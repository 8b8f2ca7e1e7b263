using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using GraphQL.Validation.Complexity;

namespace ExamBank.Api.GraphQL;

/// <summary>What one request may ask for. The figures leave room for the standard introspection query.</summary>
internal sealed record GraphQLLimits
{
    /// <summary>Largest POST body, in bytes.</summary>
    public long BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Longest query text, in characters.</summary>
    public int QueryCharacters { get; init; } = 100_000;

    /// <summary>Most tokens in a query; some validation rules grow with the square of it.</summary>
    public int QueryTokens { get; init; } = 5_000;

    /// <summary>Deepest nesting of fields; introspection takes 13.</summary>
    public int Depth { get; init; } = 15;

    /// <summary>Most fields that an answer may be expected to hold, lists counted by their <c>first</c>.</summary>
    public int Complexity { get; init; } = 50_000;

    /// <summary>Longest run of one request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most fields with an alias: without one a field is asked once a request, however often it is written.</summary>
    public int Aliases { get; init; } = 100;

    /// <summary>Event streams open at once.</summary>
    public int OpenStreams { get; init; } = 500;

    /// <summary>Event streams that one account has open at once.</summary>
    public int OpenStreamsOfOne { get; init; } = 20;

    /// <summary>After how long without an event a sign of life is sent.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Whether the schema may be asked about itself.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Refuses a query that is too deep or may answer too much, and says by how much.</summary>
    public Task CheckAsync(ComplexityValidationContext query)
    {
        if (query.MaxDepth > Depth)
            query.Error = new BankValidationError(BankError.Of("query.too-deep", "", ("depth", query.MaxDepth), ("limit", Depth)));
        else if (query.TotalImpact > Complexity)
            query.Error = new BankValidationError(BankError.Of("query.too-complex", "", ("complexity", Math.Ceiling(query.TotalImpact)), ("limit", Complexity)));
        return Task.CompletedTask;
    }
}
