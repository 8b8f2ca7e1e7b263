using System.Text;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Cli;

/// <summary>The file that a password is read from. What stands in it is never said, logged or put into an error.</summary>
internal static class PasswordFile
{
    /// <summary>Fewest characters of a password: a package is out of our hands, and whoever has it can try as often as they like.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters: more is another file than was meant.</summary>
    public const int Longest = 512;

    private const UnixFileMode OthersMay = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Reads the password: the only line of a file that nobody else may read.</summary>
    public static Result<string> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & OthersMay) != UnixFileMode.None) return CliErrors.PasswordFileOpen(path);
            var bytes = new byte[Longest + 3];
            var line = Encoding.Latin1.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
            if (line.EndsWith('\n')) line = line[..^1];
            if (line.EndsWith('\r')) line = line[..^1];
            if (line.Length == 0) return CliErrors.PasswordEmpty(path);
            // Programs disagree about how other characters become the bytes of a key.
            if (line.Any(c => c is < ' ' or > '~')) return CliErrors.PasswordCharacters(path);
            return line.Length is >= Shortest and <= Longest ? line : CliErrors.PasswordLength(path, Shortest, Longest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return CliErrors.PasswordFileUnreadable(path, Word.OfReason(e));
        }
    }
}
