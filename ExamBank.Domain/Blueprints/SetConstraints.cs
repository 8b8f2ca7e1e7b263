using System.Text.Json.Serialization;

namespace ExamBank.Domain.Blueprints;

/// <summary>Limits of a count; none where null. <see cref="EqualTo"/> stands instead of the other two.</summary>
/// <param name="Min">Least number.</param>
/// <param name="Max">Greatest number.</param>
/// <param name="EqualTo">The one number.</param>
public sealed record Bounds(int? Min = null, int? Max = null, [property: JsonPropertyName("equals")] int? EqualTo = null)
{
    /// <summary>The least number, wherever it is given.</summary>
    [JsonIgnore]
    public int? Least => EqualTo ?? Min;

    /// <summary>The greatest number, wherever it is given.</summary>
    [JsonIgnore]
    public int? Greatest => EqualTo ?? Max;
}

/// <summary>Questions that hang on one stimulus: the stimulus is chosen, then some of its questions.</summary>
/// <param name="By">Attribute whose value is the stimulus.</param>
/// <param name="Count">How many stimuli a form has.</param>
/// <param name="ItemsEach">How many questions of each chosen stimulus.</param>
public sealed record StimulusSets(string By, Bounds? Count = null, Bounds? ItemsEach = null);

/// <summary>Questions with one value of an attribute stand in a form all together or not at all.</summary>
/// <param name="By">The attribute.</param>
public sealed record AllOrNoneSets(string By);

/// <summary>The printed order of a form's questions.</summary>
/// <param name="By">Attribute to order by: numbers ascending, words as the pool first has them; the pool's order within a value.</param>
public sealed record PrintedOrder(string By);

/// <summary>Questions shared by all forms (anchors); every other question stands in one form at most.</summary>
/// <param name="Count">How many.</param>
public sealed record Anchors(int Count);

/// <summary>Questions of an earlier form, of which a new form may repeat only some.</summary>
/// <param name="Name">Name that people see.</param>
/// <param name="Items">Ids of its questions.</param>
/// <param name="Max">Most that a new form may share with it.</param>
public sealed record EarlierForm(string Name, IReadOnlyList<string> Items, int Max);

/// <summary>A limit of what a new form repeats from earlier papers of the same blueprint.</summary>
/// <param name="Max">Most questions that a new form may share with any one of their forms.</param>
/// <param name="Papers">How many papers to look back at, the newest first.</param>
public sealed record EarlierPapers(int Max, int Papers);

/// <summary>When a question has been used too often to be used again, counted in papers released with it.</summary>
/// <param name="MaxUses">Most papers; a question used in more is left out.</param>
/// <param name="WithinDays">Only papers whose release began in so many days, up to now, or has yet to begin, count; all released papers when null.</param>
public sealed record ExposureLimit(int MaxUses, int? WithinDays = null);
