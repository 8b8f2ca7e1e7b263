using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;

namespace ExamBank.Api.Cli;

/// <summary>A file that a verb writes. It appears whole under its name or not at all.</summary>
internal sealed class OutputFile
{
    private OutputFile(string name) => Name = name;

    /// <summary>The file as it was named.</summary>
    public string Name { get; }

    /// <summary>Makes sure that the file can be written, before the work begins.</summary>
    /// <param name="name">The file.</param>
    /// <param name="inputs">Files that are read; none may be overwritten.</param>
    public static Result<OutputFile> Open(string name, params string[] inputs)
    {
        try
        {
            var target = Path.GetFullPath(name);
            if (Directory.Exists(target)) return CliErrors.OutputIsFolder(name);
            if (inputs.Any(input => Path.GetFullPath(input) == target)) return CliErrors.OutputIsInput(name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var probe = Unfinished(target);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new OutputFile(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return PaperErrors.OutputUnwritable(name, Word.OfReason(e));
        }
    }

    /// <summary>Writes the file, in the place of one that is there.</summary>
    public Result<string> Write(byte[] bytes)
    {
        var unfinished = Unfinished(Path.GetFullPath(Name));
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, Name, overwrite: true);
            return Name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            return PaperErrors.OutputUnwritable(Name, Word.OfReason(e));
        }
    }

    /// <summary>The same for what is written as it is read; work that is stopped leaves nothing.</summary>
    public async Task<Result<string>> WriteAsync(Func<Stream, Task> write)
    {
        var unfinished = Unfinished(Path.GetFullPath(Name));
        try
        {
            await using (var target = File.Create(unfinished)) await write(target);
            File.Move(unfinished, Name, overwrite: true);
            return Name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PaperErrors.OutputUnwritable(Name, Word.OfReason(e));
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string Unfinished(string target) => $"{target}.{Guid.NewGuid():N}.partial";
}
