using System.Collections.Immutable;

namespace ExamBank.Generator.Assembly;

/// <summary>What an assembly gave: a form, or the reason why there is none.</summary>
public abstract record AssemblyResult;

/// <summary>A form that meets every rule.</summary>
/// <param name="Sections">For each section of the blueprint its questions, ordered by code.</param>
/// <param name="Certificate">Rule values and objective values.</param>
public sealed record Assembled(ImmutableArray<ImmutableArray<PoolQuestion>> Sections, Certificate Certificate) : AssemblyResult;

/// <summary>No form can meet the rules named here; without any one of them there is one.</summary>
public sealed record Infeasible(ImmutableArray<Clash> Clashes) : AssemblyResult;

/// <summary>The search reached its limit of work without an answer.</summary>
public sealed record Undecided : AssemblyResult;

/// <summary>A rule that takes part in a clash.</summary>
/// <param name="Rule">Its name as people see it.</param>
/// <param name="Needed">The limit that cannot be kept; null when the rule clashes only together with the others.</param>
/// <param name="Available">The nearest value that the pool allows; null as before.</param>
public sealed record Clash(string Rule, decimal? Needed, decimal? Available);

/// <summary>What is proven of a form.</summary>
/// <param name="Rules">Each rule's value against its limits, in the blueprint's order.</param>
/// <param name="Objectives">Each objective's value, in the blueprint's order.</param>
public sealed record Certificate(ImmutableArray<RuleValue> Rules, ImmutableArray<ObjectiveValue> Objectives);

/// <summary>A rule's value against its limits; null where there is no limit.</summary>
public sealed record RuleValue(string Rule, decimal Value, decimal? Min = null, decimal? Max = null);

/// <summary>An objective's value and whether it is proven that no form is better, those before it being kept.</summary>
public sealed record ObjectiveValue(string Objective, decimal Value, bool Proven);
