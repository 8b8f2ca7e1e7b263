using System.Collections.Immutable;

namespace ExamBank.Generator.Assembly;

/// <summary>What is known when an assembly ends.</summary>
public enum AssemblyStatus
{
    /// <summary>Forms that keep every rule, and every objective is proven to be the best.</summary>
    Optimal,

    /// <summary>Forms that keep every rule; an objective may still be better.</summary>
    Feasible,

    /// <summary>It is proven that no forms keep every rule.</summary>
    Infeasible,

    /// <summary>The search ended at its limit without forms and without a proof.</summary>
    Unknown,
}

/// <summary>The answer of an assembly.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Forms">The forms, A first; empty without an answer.</param>
/// <param name="Objectives">Each objective's value and bound, in order.</param>
/// <param name="Rules">Each rule's value against its limits.</param>
/// <param name="Explanation">Why there is no answer; null when there is one or nothing is proven.</param>
/// <param name="StoppedByTime">Whether the time limit ended the search.</param>
public sealed record AssemblyAnswer(
    AssemblyStatus Status,
    ImmutableArray<AssembledForm> Forms,
    ImmutableArray<ObjectiveResult> Objectives,
    ImmutableArray<RuleResult> Rules,
    Explanation? Explanation = null,
    bool StoppedByTime = false);

/// <summary>A form.</summary>
/// <param name="Name">A, B, … Z, AA, AB, ….</param>
/// <param name="Items">Indexes into the pool, in printed order.</param>
public sealed record AssembledForm(string Name, ImmutableArray<int> Items);

/// <summary>An objective's value and the best value that is not ruled out; equal when it is proven.</summary>
public sealed record ObjectiveResult(string Name, decimal Value, decimal Bound)
{
    /// <summary>Whether no answer is better, the objectives before it being kept.</summary>
    public bool IsProven => Value == Bound;
}

/// <summary>A rule's value against its limits.</summary>
/// <param name="Name">Name that people see.</param>
/// <param name="Form">The form; null for a rule about several together.</param>
/// <param name="Value">The value; null for the mean of nothing.</param>
/// <param name="Min">Least value; null for none.</param>
/// <param name="Max">Greatest value; null for none.</param>
public sealed record RuleResult(string Name, string? Form, decimal? Value, decimal? Min, decimal? Max);

/// <summary>Why no forms keep every rule.</summary>
/// <param name="Clash">Names of rules that clash: together they cannot be kept, without any one of them they can.</param>
/// <param name="Repair">The cheapest changes found that make the specification possible, all of them together; empty when none was found.</param>
/// <param name="IsIrreducible">Whether the clash is proven irreducible; false when a limit ended that proof.</param>
public sealed record Explanation(ImmutableArray<string> Clash, ImmutableArray<Repair> Repair, bool IsIrreducible);

/// <summary>One change of a repair.</summary>
/// <param name="Rule">The rule concerned.</param>
/// <param name="Kind">What to change.</param>
/// <param name="Form">The form; null when it concerns all alike.</param>
/// <param name="From">The limit as it stands; for items to write, what the pool can give.</param>
/// <param name="To">The limit that would do; for items to write, what is needed.</param>
public sealed record Repair(string Rule, RepairKind Kind, string? Form, decimal From, decimal To);

/// <summary>Kinds of repair.</summary>
public enum RepairKind
{
    /// <summary>Lower the least value.</summary>
    LowerMinimum,

    /// <summary>Raise the greatest value.</summary>
    RaiseMaximum,

    /// <summary>Write items that the rule matches.</summary>
    WriteItems,
}
