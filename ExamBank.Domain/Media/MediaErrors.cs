using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Media;

/// <summary>Every failure of pictures that a user can cause.</summary>
public static class MediaErrors
{
    /// <summary>The file has more bytes than a picture may have.</summary>
    public static BankError TooLarge(string path, long bytes, long maximum) => BankError.Of("media.too-large", path, ("bytes", bytes), ("maximum", maximum));

    /// <summary>The picture has more pixels than it may have.</summary>
    public static BankError TooManyPixels(string path, int width, int height, int side, int pixels) =>
        BankError.Of("media.too-many-pixels", path, ("width", width), ("height", height), ("side", side), ("pixels", pixels));

    /// <summary>The bytes are neither PNG nor JPEG, whatever the file is called.</summary>
    public static BankError NotAPicture(string path) => BankError.Of("media.not-a-picture", path);

    /// <summary>A PNG or JPEG that breaks off.</summary>
    public static BankError Broken(string path) => BankError.Of("media.broken", path);

    /// <summary>A text names a picture file that is not there.</summary>
    public static BankError FileMissing(string path, string file) => BankError.Of("media.file-missing", path, ("file", file));

    /// <summary>A text names a file that is not in or below the folder of its question file.</summary>
    public static BankError Outside(string path, string file) => BankError.Of("media.outside", path, ("file", file));

    /// <summary>A text names a picture by an address on the network.</summary>
    public static BankError Remote(string path, string address) => BankError.Of("media.remote", path, ("address", address));

    /// <summary>A text names an SVG file, which Word prints only with a PNG beside it.</summary>
    public static BankError SvgWithoutPng(string path, string file, string expected) =>
        BankError.Of("media.svg-without-png", path, ("file", file), ("expected", expected));

    /// <summary>A text names a picture in a way in which its name cannot be told from the text around it.</summary>
    public static BankError Unclear(string path, string picture) => BankError.Of("media.unclear", path, ("picture", picture));

    /// <summary>A text names a picture that the bank does not hold.</summary>
    public static BankError NotInBank(string path, string picture) => BankError.Of("media.not-in-bank", path, ("picture", picture));

    /// <summary>A picture has no words for a reader who does not see it.</summary>
    public static BankError WordsMissing(string path, string picture) => BankError.Of("media.words-missing", path, ("picture", picture));

    /// <summary>The bank holds no picture of this hash.</summary>
    public static BankError NotFound(string path, string hash) => BankError.Of("media.not-found", path, ("hash", hash));

    /// <summary>What was uploaded does not say that it is PNG or JPEG.</summary>
    public static BankError TypeNotAccepted(string path, string type) => BankError.Of("media.type-not-accepted", path, ("type", type));
}
