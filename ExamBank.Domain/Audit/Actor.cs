namespace ExamBank.Domain.Audit;

/// <summary>Who did something.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Name">Account name, operating-system user, or the seed's name.</param>
/// <param name="Origin">Through which door or from which address, such as <c>cli</c> or <c>graphql</c>.</param>
public sealed record Actor(ActorKind Kind, string Name, string Origin)
{
    /// <summary>The seed that comes with the product.</summary>
    public static Actor Seed { get; } = new(ActorKind.Seed, "seed", "built-in");

    /// <summary>An account, from the address that it is used at.</summary>
    public static Actor Account(string name, string address) => new(ActorKind.Account, name, address);

    /// <summary>The person at the keyboard of the machine that holds the bank.</summary>
    public static Actor LocalOperator(string origin) => new(ActorKind.LocalOperator, Environment.UserName, origin);
}

/// <summary>The kinds of actors.</summary>
public enum ActorKind
{
    /// <summary>The seed that comes with the product.</summary>
    Seed,

    /// <summary>The operator of the machine, without an account.</summary>
    LocalOperator,

    /// <summary>A person or program with an account.</summary>
    Account,
}
