using ExamBank.Domain.Errors;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Questions;

/// <summary>Every failure of questions and stimuli that a user can cause.</summary>
public static class QuestionErrors
{
    /// <summary>The code has a form that codes cannot have.</summary>
    public static BankError InvalidCode(string path, string code) => BankError.Of("question.invalid-code", path, ("code", code));

    /// <summary>The code is taken, in the bank or earlier in the same file.</summary>
    public static BankError DuplicateCode(string path, string code) => BankError.Of("question.duplicate-code", path, ("code", code));

    /// <summary>The standard has no such requirement.</summary>
    public static BankError UnknownRequirement(string path, string key) => BankError.Of("question.unknown-requirement", path, ("key", key));

    /// <summary>A requirement is named twice.</summary>
    public static BankError RepeatedRequirement(string path, string key) => BankError.Of("question.repeated-requirement", path, ("key", key));

    /// <summary>The standard has no such level.</summary>
    public static BankError UnknownLevel(string path, string level) => BankError.Of("question.unknown-level", path, ("level", level));

    /// <summary>There is no such stimulus.</summary>
    public static BankError UnknownStimulus(string path, string code) => BankError.Of("question.unknown-stimulus", path, ("code", code));

    /// <summary>Questions hang on different texts of one stimulus, and a file can hold only one of them.</summary>
    /// <param name="code">Code of the stimulus.</param>
    /// <param name="questions">Codes of the questions, apart by the text that they hang on.</param>
    public static BankError StimulusTextsDiffer(string code, string questions) =>
        BankError.Of("question.stimulus-texts-differ", "", ("code", code), ("questions", questions));

    /// <summary>No facility for the level of the primary requirement.</summary>
    public static BankError FacilityMissing(string path, string level) => BankError.Of("question.facility-missing", path, ("level", level));

    /// <summary>A member that the type needs is absent or empty.</summary>
    public static BankError FieldMissing(string path, QuestionType type) => BankError.Of("question.field-missing", path, ("type", type));

    /// <summary>A member that the type cannot have.</summary>
    public static BankError FieldUnexpected(string path, QuestionType type) => BankError.Of("question.field-unexpected", path, ("type", type));

    /// <summary>A text that is empty.</summary>
    public static BankError TextMissing(string path) => BankError.Of("question.text-missing", path);

    /// <summary>A text of Markdown marks alone, of which nothing would be printed.</summary>
    public static BankError NothingPrinted(string path) => BankError.Of("question.nothing-printed", path);

    /// <summary>A text is longer than it may be.</summary>
    public static BankError TooLong(string path, int length, int maximum) =>
        BankError.Of("question.too-long", path, ("length", length), ("maximum", maximum));

    /// <summary>A text holds a control character.</summary>
    public static BankError ControlCharacter(string path) => BankError.Of("question.control-character", path);

    /// <summary>Marks or minutes that are nought.</summary>
    public static BankError NotPositive(string path) => BankError.Of("question.not-positive", path);

    /// <summary>Fewer or more of something than the type allows.</summary>
    public static BankError WrongCount(string path, int count, int minimum, int maximum) =>
        BankError.Of("question.wrong-count", path, ("count", count), ("minimum", minimum), ("maximum", maximum));

    /// <summary>An id that is not 1 to 8 lower-case letters and digits.</summary>
    public static BankError InvalidId(string path, string id) => BankError.Of("question.invalid-id", path, ("id", id));

    /// <summary>An id that is used twice.</summary>
    public static BankError DuplicateId(string path, string id) => BankError.Of("question.duplicate-id", path, ("id", id));

    /// <summary>Two options with the same text.</summary>
    public static BankError DuplicateOption(string path, string text) => BankError.Of("question.duplicate-option", path, ("text", text));

    /// <summary>The key names an option that is not there.</summary>
    public static BankError KeyOutsideOptions(string path, string id) => BankError.Of("question.key-outside-options", path, ("id", id));

    /// <summary>The key is of a kind that the type does not have.</summary>
    public static BankError KeyOfWrongKind(string path, QuestionType type) => BankError.Of("question.key-wrong-kind", path, ("type", type));

    /// <summary>A token that means nothing here.</summary>
    public static BankError InvalidToken(string path, ContentToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return BankError.Of("question.invalid-token", path, ("token", token.Id.Length == 0 ? $"[[{token.Kind}]]" : $"[[{token.Kind}:{token.Id}]]"));
    }

    /// <summary>A blank without a place in the stem, or with more than one.</summary>
    public static BankError BlankNotOnceInStem(string path, string id) => BankError.Of("question.blank-not-once", path, ("id", id));

    /// <summary>Marks of lines, blanks or parts that do not add up.</summary>
    public static BankError MarksDoNotAddUp(string path, decimal sum, Marks marks) =>
        BankError.Of("question.marks-sum", path, ("sum", ScaledNumber.Format(sum)), ("marks", marks));

    /// <summary>A step that is no sum that can be worked out.</summary>
    public static BankError CalculationInvalid(string path, string expression) =>
        BankError.Of("question.calculation-invalid", path, ("expression", expression));

    /// <summary>The value of a step that is no plain number.</summary>
    public static BankError CalculationValueInvalid(string path, string value) => BankError.Of("question.calculation-value-invalid", path, ("value", value));

    /// <summary>A step that comes to something else.</summary>
    public static BankError CalculationDiffers(string path, string expression, string actual, string value) =>
        BankError.Of("question.calculation-differs", path, ("expression", expression), ("actual", actual), ("value", value));

    /// <summary>A result that no text of the question tells.</summary>
    public static BankError CalculationNotPrinted(string path, string printed) =>
        BankError.Of("question.calculation-not-printed", path, ("printed", printed));

    /// <summary>Somebody else has written a newer revision.</summary>
    public static BankError Conflict(string code, int expected, int actual) =>
        BankError.Of("question.conflict", "expectedRevision", ("code", code), ("expected", expected), ("actual", actual));

    /// <summary>The newest revision is with the reviewers.</summary>
    public static BankError InReview(string code, int revision) => BankError.Of("question.in-review", "", ("code", code), ("revision", revision));

    /// <summary>The new text is the old one.</summary>
    public static BankError Unchanged(string code) => BankError.Of("question.unchanged", "", ("code", code));

    /// <summary>The status does not allow the step.</summary>
    public static BankError WrongStatus(string code, int revision, RevisionStatus status, RevisionStatus wanted) =>
        BankError.Of("question.wrong-status", "", ("code", code), ("revision", revision), ("status", status), ("wanted", wanted));

    /// <summary>A reason is needed.</summary>
    public static BankError ReasonMissing(string path) => BankError.Of("question.reason-missing", path);

    /// <summary>The question is retired.</summary>
    public static BankError Retired(string code) => BankError.Of("question.retired", "", ("code", code));

    /// <summary>The question is not retired.</summary>
    public static BankError NotRetired(string code) => BankError.Of("question.not-retired", "", ("code", code));

    /// <summary>The question has no such revision.</summary>
    public static BankError RevisionNotFound(string path, string number, int revision) => BankError.Of("question.revision-not-found", path, ("number", number), ("revision", revision));

    /// <summary>There is no such question.</summary>
    public static BankError NotFound(string path, string number) => BankError.Of("question.not-found", path, ("number", number));
}
