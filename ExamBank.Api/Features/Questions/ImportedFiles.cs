using ExamBank.Domain.Questions.Similarity;

namespace ExamBank.Api.Features.Questions;

/// <summary>What an import does with texts that are new to the bank.</summary>
internal enum ImportMode
{
    /// <summary>They become drafts, to be reviewed.</summary>
    Draft,

    /// <summary>They become drafts, are submitted and approved at once.</summary>
    Approve,

    /// <summary>The seed's own texts: approved, published, and never over a local edit.</summary>
    Seed,
}

/// <summary>What an import did with a question or a stimulus.</summary>
internal enum ImportOutcome
{
    /// <summary>New to the bank.</summary>
    Created,

    /// <summary>A new revision.</summary>
    Revised,

    /// <summary>A new revision of a question with the words it had: its stimulus has a new text.</summary>
    Redrafted,

    /// <summary>A question's text that the bank has already, now approved.</summary>
    Approved,

    /// <summary>The bank has this text already.</summary>
    Unchanged,

    /// <summary>The seed has a newer text, and so has the bank's owner: left alone.</summary>
    LocallyEdited,
}

/// <summary>A line of the report about a question; a question that followed its stimulus is told with the stimulus's file.</summary>
internal sealed record ImportedQuestion(string File, string Code, ImportOutcome Outcome);

/// <summary>A line of the report about a stimulus.</summary>
internal sealed record ImportedStimulus(string File, string Code, ImportOutcome Outcome);

/// <summary>The report of an import, in the order of the files.</summary>
/// <param name="Stimuli">Each stimulus of the files.</param>
/// <param name="Questions">Each question of the files, and each other one that followed its stimulus.</param>
/// <param name="Pictures">How many pictures are new to the bank.</param>
internal sealed record ImportedFiles(IReadOnlyList<ImportedStimulus> Stimuli, IReadOnlyList<ImportedQuestion> Questions, int Pictures)
{
    /// <summary>Pairs that look alike of which the files brought one or both, the most alike first.</summary>
    public IReadOnlyList<SimilarPair> Similar { get; init; } = [];
}
