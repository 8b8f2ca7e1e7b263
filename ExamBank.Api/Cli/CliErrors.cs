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
}
