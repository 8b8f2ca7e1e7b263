using System.Collections.Immutable;
using ExamBank.Domain.Access;

namespace ExamBank.Api.Features.Access;

/// <summary>A rule of <see cref="AccessPolicy"/>: which roles, and what a token must be for.</summary>
/// <param name="Roles">At least one of these is needed.</param>
/// <param name="Scope">All of these are needed.</param>
internal sealed record AccessRule(Roles Roles, TokenScopes Scope)
{
    /// <summary>Objects that arguments name: one that the account may not see is answered like one that does not exist.</summary>
    public ImmutableArray<NamedArgument> Names { get; private init; } = [];

    /// <summary>Arguments that may not be given without one of some roles. Where one member of an input stands here, every one does.</summary>
    public ImmutableArray<(ArgumentPath Path, Roles Roles)> Arguments { get; private init; } = [];

    /// <summary>Whether nobody has to be known for it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it is asked by whoever watches the service, again and again.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The same rule for an object that is named by <paramref name="argument"/>, such as <c>input.number</c>.</summary>
    public AccessRule Naming(NamedKind kind, string argument) => this with { Names = Names.Add(new NamedArgument(kind, ArgumentPath.Of(argument))) };

    /// <summary>The same rule, where <paramref name="argument"/>, such as <c>filter.text</c> or <c>filter.one another</c>, needs one of <paramref name="roles"/>.</summary>
    public AccessRule Only(string argument, Roles roles) => this with { Arguments = Arguments.AddRange(ArgumentPath.AllOf(argument).Select(path => (path, roles))) };

    /// <summary>Whether these rights have it.</summary>
    public bool Allows(Rights rights) => IsPublic || rights.IsOperator || (rights.Has(Roles) && rights.Scopes.HasFlag(Scope));
}

/// <summary>An argument that names an object.</summary>
internal sealed record NamedArgument(NamedKind Kind, ArgumentPath Path);

/// <summary>A place in the arguments of a field: <c>number</c>, or <c>input.number</c>.</summary>
internal sealed record ArgumentPath(string Argument, string? Member)
{
    /// <summary>Reads a place.</summary>
    public static ArgumentPath Of(string text) => text.Split('.') is [var argument, var member] ? new ArgumentPath(argument, member) : new ArgumentPath(text, null);

    /// <summary>Reads places whose members are separated by spaces.</summary>
    public static IEnumerable<ArgumentPath> AllOf(string text) =>
        text.Split('.') is [var argument, var members] ? members.Split(' ').Select(member => new ArgumentPath(argument, member)) : [Of(text)];

    /// <inheritdoc/>
    public override string ToString() => Member is null ? Argument : $"{Argument}.{Member}";
}

/// <summary>The kinds of objects that arguments name.</summary>
internal enum NamedKind
{
    /// <summary>A standard by its code, for what it holds.</summary>
    Standard,

    /// <summary>A question by its number or code.</summary>
    Question,

    /// <summary>A blueprint by its name.</summary>
    Blueprint,

    /// <summary>A paper by its number.</summary>
    Paper,

    /// <summary>A paper by its number, for its text and key.</summary>
    ReadPaper,

    /// <summary>A paper by its number, for whoever grants reading it.</summary>
    PaperToGrant,

    /// <summary>A grant to read a paper by its number.</summary>
    Grant,

    /// <summary>An account by its name.</summary>
    Account,

    /// <summary>A token by its number.</summary>
    Token,

    /// <summary>A draft paper by its number.</summary>
    Draft,

    /// <summary>A draft paper by its number, for whoever changes it or asks for it to be locked.</summary>
    OwnDraft,

    /// <summary>A paper or a draft by its number.</summary>
    PaperOrDraft,

    /// <summary>A release by its number.</summary>
    Release,
}
