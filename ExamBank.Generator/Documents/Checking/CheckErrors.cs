using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>
/// What a finished file can have wrong. None of it is a user's doing: a paper with one of these is not handed out, and whoever
/// asked for it is told where it disagrees. No error says what the key is.
/// </summary>
public static class CheckErrors
{
    /// <summary>The file cannot be read back.</summary>
    public static BankError Unreadable(string path) => BankError.Of("paper-check.unreadable", path);

    /// <summary>A file or a sheet that the paper needs is not there.</summary>
    public static BankError Missing(string path, string what) => BankError.Of("paper-check.missing", path, ("what", what));

    /// <summary>A heading states another count or other marks than its questions have.</summary>
    public static BankError Heading(string path, int section) => BankError.Of("paper-check.heading", path, ("section", section));

    /// <summary>Numbers do not run from 1 through the paper, each once.</summary>
    public static BankError Numbers(string path, int number) => BankError.Of("paper-check.numbers", path, ("number", number));

    /// <summary>The text of a question is not that of its revision.</summary>
    public static BankError Words(string path, int number) => BankError.Of("paper-check.words", path, ("number", number));

    /// <summary>Options are not those of the revision in the order of the version.</summary>
    public static BankError Options(string path, int number) => BankError.Of("paper-check.options", path, ("number", number));

    /// <summary>A key is not the revision's under this version's letters.</summary>
    public static BankError Key(string path, int number) => BankError.Of("paper-check.key", path, ("number", number));

    /// <summary>An explanation is not the revision's, or names other letters.</summary>
    public static BankError Explanation(string path, int number) => BankError.Of("paper-check.explanation", path, ("number", number));

    /// <summary>Rubric lines, or marks of blanks or parts, do not sum to the marks.</summary>
    public static BankError Rubric(string path, int number) => BankError.Of("paper-check.rubric", path, ("number", number));

    /// <summary>Marks of a question differ from the paper's.</summary>
    public static BankError QuestionMarks(string path, int number) => BankError.Of("paper-check.marks", path, ("number", number));

    /// <summary>A total is not the sum of the items.</summary>
    public static BankError Total(string path) => BankError.Of("paper-check.total", path);

    /// <summary>A figure about the paper is not what its questions come to.</summary>
    public static BankError Figure(string path, string what) => BankError.Of("paper-check.figure", path, ("what", what));

    /// <summary>Versions of a form do not hold the same questions, options and keys.</summary>
    public static BankError Mapping(string path, string version) => BankError.Of("paper-check.mapping", path, ("version", version));

    /// <summary>The answer sheet has no place, or more than one, for a question or for one of its options.</summary>
    public static BankError AnswerPlace(string path, int number) => BankError.Of("paper-check.answer-place", path, ("number", number));

    /// <summary>Something that only an author or a marker may know is in a file for candidates or the print shop.</summary>
    public static BankError Secret(string path) => BankError.Of("paper-check.secret", path);

    /// <summary>A file for candidates or the print shop has hidden text, a comment, a tracked change or something embedded.</summary>
    public static BankError Hidden(string path) => BankError.Of("paper-check.hidden", path);

    /// <summary>The file does not say to which paper, form and version it belongs, or names another.</summary>
    public static BankError Identity(string path) => BankError.Of("paper-check.identity", path);

    /// <summary>A checksum is not that of the file.</summary>
    public static BankError Checksum(string path) => BankError.Of("paper-check.checksum", path);
}
