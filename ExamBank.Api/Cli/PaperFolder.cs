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
            return PaperErrors.OutputUnwritable(name, e.Message);
        }
    }

    /// <summary>Writes a paper's files below its number; files that are there with the same bytes stay.</summary>
    public Result<string> Write(string paper, IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        var root = Path.Combine(Name, paper);
        try
        {
            foreach (var (path, bytes) in files)
            {
                var target = Path.Combine(root, path);
                if (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes)) continue;
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var unfinished = target + ".partial";
                File.WriteAllBytes(unfinished, bytes);
                File.Move(unfinished, target, overwrite: true);
            }

            return root;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PaperErrors.OutputUnwritable(root, e.Message);
        }
    }
}
