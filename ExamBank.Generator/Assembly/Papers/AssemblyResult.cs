using System.Collections.Immutable;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>What an assembly gave: forms, or the reason why there are none.</summary>
public abstract record AssemblyResult;

/// <summary>Forms that meet every rule.</summary>
/// <param name="Forms">The forms, A first.</param>
/// <param name="Certificate">Rule values and objective values.</param>
public sealed record Assembled(ImmutableArray<DrawnForm> Forms, Certificate Certificate) : AssemblyResult;

/// <summary>The questions of a form.</summary>
/// <param name="Name">A, B, C, …</param>
/// <param name="Sections">For each section of the blueprint its questions, ordered by code.</param>
public sealed record DrawnForm(string Name, ImmutableArray<ImmutableArray<PoolQuestion>> Sections)
{
    /// <summary>All its questions.</summary>
    public IEnumerable<PoolQuestion> Questions => Sections.SelectMany(s => s);
}

/// <summary>No forms can meet the rules named here.</summary>
/// <param name="Clashes">
/// Every rule that cannot be met by itself; where there is none, rules that clash together, without any one of which there are
/// forms; empty when enemies, sets and kept questions alone clash.
/// </param>
/// <param name="Remedies">The cheapest changes found that make the blueprint possible, all of them together; empty when none was found.</param>
public sealed record Infeasible(ImmutableArray<Clash> Clashes, ImmutableArray<Remedy> Remedies) : AssemblyResult;

/// <summary>The search reached its limit of work without an answer.</summary>
public sealed record Undecided : AssemblyResult;

/// <summary>Questions that the forms should have are not in the pool.</summary>
/// <param name="Codes">Their codes.</param>
public sealed record MissingQuestions(ImmutableArray<string> Codes) : AssemblyResult;

/// <summary>Numbers of the blueprint are too large or too fine to be calculated with.</summary>
/// <param name="Errors">What the engine says.</param>
public sealed record Unfit(ImmutableArray<BankError> Errors) : AssemblyResult;

/// <summary>A rule that takes part in a clash.</summary>
/// <param name="Rule">Its name as people see it.</param>
/// <param name="Needed">The limit that cannot be kept; null when the rule clashes only together with the others.</param>
/// <param name="Available">The nearest value that the pool allows; null as before.</param>
/// <param name="Forms">The number of forms that both are counted over, where each form alone could keep the rule; null for one form.</param>
public sealed record Clash(string Rule, decimal? Needed, decimal? Available, int? Forms = null);

/// <summary>A limit to loosen, or questions to write instead.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">Whether to lower the least value or to raise the greatest.</param>
/// <param name="From">The limit as it stands.</param>
/// <param name="To">The limit that would do.</param>
/// <param name="Write">How many questions that the rule looks at would do as well; null where writing does not help or the number is not known.</param>
public sealed record Remedy(string Rule, RepairKind Kind, decimal From, decimal To, int? Write);

/// <summary>What is proven of the forms.</summary>
/// <param name="Rules">Each rule's value against its limits, in the blueprint's order.</param>
/// <param name="Objectives">Each objective's value, in the blueprint's order.</param>
public sealed record Certificate(ImmutableArray<RuleValue> Rules, ImmutableArray<ObjectiveValue> Objectives);

/// <summary>A rule's value against its limits; null where there is no limit.</summary>
/// <param name="Rule">Its name as people see it.</param>
/// <param name="Value">The value; nought, without limits, for the mean of nothing.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Form">The form; null for a rule about all forms together.</param>
public sealed record RuleValue(string Rule, decimal Value, decimal? Min = null, decimal? Max = null, string? Form = null);

/// <summary>An objective's value and whether it is proven that no forms are better, those before it being kept.</summary>
/// <param name="Objective">Its name.</param>
/// <param name="Value">The value.</param>
/// <param name="Proven">Whether nothing better is possible.</param>
/// <param name="Bound">The best value that is not ruled out.</param>
public sealed record ObjectiveValue(string Objective, decimal Value, bool Proven, decimal? Bound = null);
