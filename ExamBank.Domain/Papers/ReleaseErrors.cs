using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>Every failure of releases that a user can cause.</summary>
public static class ReleaseErrors
{
    /// <summary>There is no such release, or not for whoever asks, or not now.</summary>
    public static BankError NotFound(string path, string number) => BankError.Of("release.not-found", path, ("number", number));

    /// <summary>A window that ends before it begins.</summary>
    public static BankError EndsBeforeItBegins(string path) => BankError.Of("release.window", path);

    /// <summary>A window that has passed.</summary>
    public static BankError Past(string path) => BankError.Of("release.past", path);

    /// <summary>Keys before the end of the window for papers.</summary>
    public static BankError KeysTooEarly(string path) => BankError.Of("release.keys-too-early", path);

    /// <summary>No centre, or too many.</summary>
    public static BankError CentreCount(string path, int count, int most) => BankError.Of("release.centre-count", path, ("count", count), ("most", most));

    /// <summary>A centre that is named twice.</summary>
    public static BankError RepeatedCentre(string path, string centre) => BankError.Of("release.repeated-centre", path, ("centre", centre));

    /// <summary>There is no such centre.</summary>
    public static BankError CentreNotFound(string path, string centre) => BankError.Of("release.centre-not-found", path, ("centre", centre));

    /// <summary>A centre without a form.</summary>
    public static BankError NoForm(string path) => BankError.Of("release.no-form", path);

    /// <summary>The paper has no such form.</summary>
    public static BankError FormNotFound(string path, string paper, string form) => BankError.Of("release.form-not-found", path, ("paper", paper), ("form", form));

    /// <summary>The release is withdrawn already.</summary>
    public static BankError Withdrawn(string number) => BankError.Of("release.withdrawn", "", ("number", number));

    /// <summary>The release is no sealed spare.</summary>
    public static BankError NotSealed(string path, string number) => BankError.Of("release.not-sealed", path, ("number", number));

    /// <summary>The centre has opened the spare already.</summary>
    public static BankError Opened(string number) => BankError.Of("release.opened", "", ("number", number));
}
