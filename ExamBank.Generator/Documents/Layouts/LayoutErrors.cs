using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Layouts;

/// <summary>Every failure of a layout that a user can cause. Lengths are millimetres.</summary>
public static class LayoutErrors
{
    /// <summary>There is no layout of this name.</summary>
    public static BankError NotFound(string path, string name, string names) => BankError.Of("layout.not-found", path, ("name", name), ("names", names));

    /// <summary>The name is not one that a layout can have.</summary>
    public static BankError Name(string path, string name) => BankError.Of("layout.name", path, ("name", name));

    /// <summary>The file has another name than the layout in it.</summary>
    public static BankError FileName(string path, string name, string expected) => BankError.Of("layout.file-name", path, ("name", name), ("expected", expected));

    /// <summary>A text is empty.</summary>
    public static BankError Empty(string path) => BankError.Of("layout.empty", path);

    /// <summary>A font family has no name, or one that no font can have.</summary>
    public static BankError Font(string path, string family) => BankError.Of("layout.font", path, ("family", family));

    /// <summary>A font family that is not known, and that the layout does not name as its print shop's own.</summary>
    public static BankError FontUnknown(string path, string family) => BankError.Of("layout.font-unknown", path, ("family", family));

    /// <summary>A number is outside its bounds.</summary>
    public static BankError OutOfBounds(string path, decimal value, decimal least, decimal most) =>
        BankError.Of("layout.out-of-bounds", path, ("value", value), ("least", least), ("most", most));

    /// <summary>The sheet's width and height are not those of its orientation.</summary>
    public static BankError Orientation(string path, decimal width, decimal height) =>
        BankError.Of("layout.orientation", path, ("width", width), ("height", height));

    /// <summary>The left margin has no room for the seal line.</summary>
    public static BankError SealMargin(string path, decimal left) => BankError.Of("layout.seal-margin", path, ("left", left));

    /// <summary>Margins and gap leave columns that are too narrow to print in.</summary>
    public static BankError TooWide(string path, decimal width, decimal least) => BankError.Of("layout.too-wide", path, ("width", width), ("least", least));

    /// <summary>Margins leave too little height to print in.</summary>
    public static BankError TooHigh(string path, decimal height, decimal least) => BankError.Of("layout.too-high", path, ("height", height), ("least", least));

    /// <summary>The logo's file is not there.</summary>
    public static BankError LogoMissing(string path, string file) => BankError.Of("layout.logo-missing", path, ("file", file));

    /// <summary>The logo is neither PNG nor JPEG.</summary>
    public static BankError LogoNotReadable(string path, string file) => BankError.Of("layout.logo-not-readable", path, ("file", file));
}
