using ExamBank.Domain.Errors;

namespace ExamBank.Api.Cli;

/// <summary>Every failure of the command line alone that a user can cause.</summary>
internal static class CliErrors
{
    /// <summary>The file to write is a folder.</summary>
    public static BankError OutputIsFolder(string path) => BankError.Of("cli.output-is-folder", path);

    /// <summary>The file to write is one of those that are read.</summary>
    public static BankError OutputIsInput(string path) => BankError.Of("cli.output-is-input", path);

    /// <summary>A time limit that is no time.</summary>
    public static BankError TimeLimit(string option, double most) => BankError.Of("cli.time-limit", option, ("most", most));

    /// <summary>The password file cannot be read.</summary>
    public static BankError PasswordFileUnreadable(string path, Word reason) => BankError.Of("cli.password-unreadable", path, ("reason", reason));

    /// <summary>Others than its owner may read or write the password file.</summary>
    public static BankError PasswordFileOpen(string path) => BankError.Of("cli.password-open", path);

    /// <summary>The password file is empty.</summary>
    public static BankError PasswordEmpty(string path) => BankError.Of("cli.password-empty", path);

    /// <summary>The password is too short or too long.</summary>
    public static BankError PasswordLength(string path, int shortest, int longest) => BankError.Of("cli.password-length", path, ("shortest", shortest), ("longest", longest));

    /// <summary>The password has a character that programs read differently, or the file has more than one line.</summary>
    public static BankError PasswordCharacters(string path) => BankError.Of("cli.password-characters", path);

    /// <summary>There is nothing to encrypt.</summary>
    public static BankError PasswordWithoutBundle(string option) => BankError.Of("cli.password-without-bundle", option);
}
