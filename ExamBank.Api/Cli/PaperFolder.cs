using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;

namespace ExamBank.Api.Cli;

/// <summary>The folder that papers are written into. A file appears whole under its name or not at all.</summary>
internal sealed class PaperFolder
{
    private PaperFolder(string name) => Name = name;

    /// <summary>The folder as it was named.</summary>
    public string Name { get; }

    /// <summary>Makes sure that the folder is there and can be written, before anything is assembled.</summary>
    public static Result<PaperFolder> Open(string name)
    {
        try
        {
            Directory.CreateDirectory(name);
            var probe = Path.Combine(name, $".{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new PaperFolder(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return PaperErrors.OutputUnwritable(name, Word.OfReason(e));
        }
    }

    /// <summary>Writes a paper's files below its number; files that are there with the same bytes stay.</summary>
    public Result<string> Write(string paper, IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        var root = Path.Combine(Name, paper);
        try
        {
            // A paper of another bank may have this number: its files and keys must not mix with ours.
            if (Directory.Exists(root) && Foreign(root, files)) return PaperErrors.OutputTaken(root, paper);
            foreach (var (path, bytes) in files)
            {
                var target = Path.Combine(root, path);
                if (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes)) continue;
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var unfinished = $"{target}.{Guid.NewGuid():N}.partial";
                File.WriteAllBytes(unfinished, bytes);
                File.Move(unfinished, target, overwrite: true);
            }

            return root;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PaperErrors.OutputUnwritable(root, Word.OfReason(e));
        }
    }

    /// <summary>Whether a file below the folder is none of this paper's, or has other bytes.</summary>
    private static bool Foreign(string root, IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        var own = files.ToDictionary(f => Path.GetFullPath(Path.Combine(root, f.Path)), f => f.Bytes, StringComparer.Ordinal);
        return Directory.EnumerateFiles(Path.GetFullPath(root), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".partial", StringComparison.Ordinal))
            .Any(file => !own.TryGetValue(file, out var bytes) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes));
    }
}
