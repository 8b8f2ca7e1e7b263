using System.Security.Cryptography;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;

namespace ExamBank.Api.Cli;

/// <summary>The folder that papers are written into. A file appears whole under its name or not at all.</summary>
internal sealed class PaperFolder
{
    private readonly Action<string, byte[]> write;

    private PaperFolder(string name, Action<string, byte[]> write) => (Name, this.write) = (name, write);

    /// <summary>The folder as it was named.</summary>
    public string Name { get; }

    /// <summary>Makes sure that the folder is there and can be written, before anything is assembled.</summary>
    public static Result<PaperFolder> Open(string name) => Open(name, File.WriteAllBytes);

    /// <summary>The same with another way to write a file: tests bring a disk that is full.</summary>
    internal static Result<PaperFolder> Open(string name, Action<string, byte[]> write)
    {
        try
        {
            Directory.CreateDirectory(name);
            var probe = Path.Combine(name, $".{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new PaperFolder(name, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return PaperErrors.OutputUnwritable(name, Word.OfReason(e));
        }
    }

    /// <summary>Writes a paper's files below its number; files that are there with the same bytes stay.</summary>
    /// <param name="paper">Number of the paper.</param>
    /// <param name="files">The files.</param>
    /// <param name="known">Hashes of every file that is this paper's, also of those that are not written now.</param>
    public Result<string> Write(string paper, IReadOnlyList<PaperBytes> files, ILookup<string, string> known)
    {
        var root = Path.Combine(Name, paper);
        try
        {
            // A paper of another bank may have this number: its files and keys must not mix with ours.
            if (Directory.Exists(root) && Foreign(root, known)) return PaperErrors.OutputTaken(root, paper);
            foreach (var (path, bytes) in files) WriteWhole(Path.Combine(root, path), bytes);
            // A folder that somebody took away between two files was made again for the second.
            if (files.Any(file => !File.Exists(Path.Combine(root, file.Path)))) throw new DirectoryNotFoundException();
            return root;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PaperErrors.OutputUnwritable(root, Word.OfReason(e));
        }
    }

    private void WriteWhole(string target, byte[] bytes)
    {
        if (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            write(unfinished, bytes);
            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            Discard(unfinished);
            throw;
        }
    }

    // Where not even that can be done, the first failure is the one to tell.
    private static void Discard(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Whether a file below the folder is none of this paper's, or has other bytes.</summary>
    private static bool Foreign(string root, ILookup<string, string> known) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".partial", StringComparison.Ordinal))
        .Any(file => !known[Path.GetRelativePath(root, file).Replace('\\', '/')].Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), StringComparer.Ordinal));
}
