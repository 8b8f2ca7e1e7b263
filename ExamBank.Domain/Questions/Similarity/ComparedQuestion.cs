namespace ExamBank.Domain.Questions.Similarity;

/// <summary>A question as it is compared with others.</summary>
/// <param name="Id">Its id.</param>
/// <param name="StandardId">Its standard: questions of different standards never meet in a form and are not compared.</param>
/// <param name="Number">Its number in this bank.</param>
/// <param name="Code">Its permanent code.</param>
/// <param name="Text">Its newest text that has not been rejected.</param>
public sealed record ComparedQuestion(QuestionId Id, StandardId StandardId, int Number, string Code, ComparedText Text);

/// <summary>Two questions that look alike.</summary>
/// <param name="One">One of them: the one that was asked about, or that with the lower number.</param>
/// <param name="Other">The other one.</param>
/// <param name="Similarity">How alike they are, 0 to 1 (<see cref="ComparedText.SimilarityTo"/>).</param>
public sealed record SimilarPair(ComparedQuestion One, ComparedQuestion Other, double Similarity);
