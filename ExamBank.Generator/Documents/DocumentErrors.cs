using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents;

/// <summary>Every failure of printing a paper or a table that a user can cause.</summary>
public static class DocumentErrors
{
    /// <summary>A question shows a picture whose bytes are not there.</summary>
    public static BankError PictureMissing(string path, string picture) => BankError.Of("document.picture-missing", path, ("picture", picture));

    /// <summary>A question shows a picture that is neither PNG nor JPEG.</summary>
    public static BankError PictureNotReadable(string path, string picture) => BankError.Of("document.picture-not-readable", path, ("picture", picture));

    /// <summary>A table has more rows than a workbook takes.</summary>
    public static BankError TooManyRows(string path, int most) => BankError.Of("document.too-many-rows", path, ("most", most));

    /// <summary>A formula holds a command outside the subset that is printed.</summary>
    public static BankError FormulaUnknown(string path, string formula) => BankError.Of("document.formula-unknown", path, ("formula", formula));
}
