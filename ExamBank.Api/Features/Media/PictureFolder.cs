using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;
using ExamBank.Generator.Exchange;
using ExamBank.Generator.Exchange.Questions;

namespace ExamBank.Api.Features.Media;

/// <summary>An SVG that a text names, and the PNG beside it that is stored and printed in its place.</summary>
internal sealed record ReplacedSvg(string File, string Svg, string Png);

/// <summary>
/// Takes the pictures that question files name by relative paths, in or below the folder of each file, and names them by their hashes.
/// Each picture is read once, however often it is named.
/// </summary>
internal sealed partial class PictureFolder
{
    private readonly Dictionary<string, Result<NewPicture>> read = new(StringComparer.Ordinal);
    private readonly List<ReplacedSvg> replaced = [];

    /// <summary>The pictures that were read, each once.</summary>
    public IReadOnlyList<NewPicture> Pictures => [.. read.Values.Where(r => r.Succeeded).Select(r => r.Value).DistinctBy(p => p.Sha256)];

    /// <summary>Where a PNG stands in for an SVG.</summary>
    public IReadOnlyList<ReplacedSvg> Replaced => replaced;

    /// <summary>The file with every picture named by its hash, or everything that is wrong with its pictures.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="file">What it holds.</param>
    public Result<QuestionFile> Take(string path, QuestionFile file)
    {
        var errors = new List<BankError>();
        string Taken(string place, string markdown)
        {
            var found = new List<BankError>();
            var changed = PictureLinks.Replace(markdown, target =>
            {
                var picture = Find(path, target);
                found.AddRange(picture.Errors);
                return picture.Succeeded ? picture.Value : target;
            });
            errors.AddRange(found.Concat(changed.Errors).Select(e => e.Within(place)));
            return changed.Succeeded ? changed.Value : markdown;
        }

        var stimuli = file.Stimuli.Select((entry, i) => entry with { Content = Taken($"stimuli[{i}].content", entry.Content) }).ToList();
        var questions = file.Questions.Select((entry, i) => entry with { Content = ContentTexts.Change(entry.Content, text => Taken($"questions[{i}].{text.Path}", text.Markdown)) }).ToList();
        return errors.Count > 0 ? Result.Fail<QuestionFile>(errors) : file with { Stimuli = stimuli, Questions = questions };
    }

    private Result<string> Find(string path, string target)
    {
        // A picture that has been uploaded before is named as the bank names it.
        if (PictureReference.HashOf(target) is not null) return target;
        if (Address().IsMatch(target)) return MediaErrors.Remote("", target);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (Inside(folder, target) is not { } file) return MediaErrors.Outside("", target);
        if (!File.Exists(file))
        {
            // A name that Markdown cannot hold as it is may be written with percent signs.
            if (Inside(folder, Uri.UnescapeDataString(target)) is not { } unescaped || !File.Exists(unescaped)) return MediaErrors.FileMissing("", target);
            file = unescaped;
        }

        if (Path.GetExtension(file).Equals(".svg", StringComparison.OrdinalIgnoreCase))
        {
            var png = Path.ChangeExtension(file, ".png");
            if (!File.Exists(png)) return MediaErrors.SvgWithoutPng("", target, Path.GetFileName(png));
            var note = new ReplacedSvg(path, target, Path.GetFileName(png));
            if (!replaced.Contains(note)) replaced.Add(note);
            file = png;
        }

        // A link could lead anywhere.
        if (Linked(folder, file)) return MediaErrors.Outside("", target);
        if (!read.TryGetValue(file, out var picture)) read.Add(file, picture = Read(file));
        return picture.Succeeded ? PictureReference.Of(picture.Value.Sha256) : picture.Failed<string>();
    }

    private static Result<NewPicture> Read(string file)
    {
        try
        {
            var length = new FileInfo(file).Length;
            if (length > PictureFile.MaximumBytes) return MediaErrors.TooLarge("", length, PictureFile.MaximumBytes);
            var picture = PictureFile.Read(File.ReadAllBytes(file));
            return picture.Succeeded ? new NewPicture(Path.GetFileName(file), picture.Value) : picture.Failed<NewPicture>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExchangeErrors.Unreadable("", Word.OfReason(e));
        }
    }

    // The file that a relative path names; null where it leaves the folder or is no such path.
    private static string? Inside(string folder, string target)
    {
        if (target.Length == 0 || Path.IsPathRooted(target) || target.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || target.Split('/').Contains("..", StringComparer.Ordinal)) return null;
        var full = Path.GetFullPath(Path.Combine(folder, target));
        return full.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : null;
    }

    private static bool Linked(string folder, string file)
    {
        for (FileSystemInfo? at = new FileInfo(file); at is not null && at.FullName.Length > folder.Length; at = at is FileInfo f ? f.Directory : ((DirectoryInfo)at).Parent)
            if (at.LinkTarget is not null)
                return true;
        return false;
    }

    [GeneratedRegex("^([a-z][a-z0-9+.-]+:|//)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
