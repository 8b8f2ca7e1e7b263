using ExamBank.Api.Features.Media;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Exchange;
using ExamBank.Generator.Exchange.Questions;
using ExamBank.Generator.Exchange.Questions.Excel;

namespace ExamBank.Api.Features.Questions;

/// <summary>Question files with the pictures that they show.</summary>
/// <param name="Files">The files by their paths; their texts name pictures by hash.</param>
/// <param name="Pictures">The pictures, each once.</param>
/// <param name="Replaced">Where a PNG stands in for an SVG.</param>
internal sealed record QuestionFolder(IReadOnlyList<(string Path, QuestionFile File)> Files, IReadOnlyList<NewPicture> Pictures, IReadOnlyList<ReplacedSvg> Replaced)
{
    /// <summary>Files without pictures.</summary>
    public static QuestionFolder Of(IReadOnlyList<(string Path, QuestionFile File)> files) => new(files, [], []);
}

/// <summary>Reads question files from disk.</summary>
internal static class QuestionFiles
{
    /// <summary>
    /// Reads a file, JSON or an Excel workbook made from the template, or every <c>*.json</c> below a folder except schemas, with the pictures
    /// beside them; all problems of all files at once.
    /// </summary>
    public static Result<QuestionFolder> Read(string path)
    {
        try
        {
            if (path.EndsWith(QuestionWorkbook.Ending, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path)) return ReadWorkbook(path);
            var names = Directory.Exists(path)
                ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                    .Where(name => !name.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList()
                : [path];
            if (names.Count == 0) return ExchangeErrors.NothingToImport(path);
            var pictures = new PictureFolder();
            var read = names.Select(name => (Path: name, File: ReadOne(name, pictures))).ToList();
            var errors = read.SelectMany(r => r.File.Errors).ToList();
            return errors.Count > 0
                ? Result.Fail<QuestionFolder>(errors)
                : new QuestionFolder(read.ConvertAll(r => (r.Path, r.File.Value)), pictures.Pictures, pictures.Replaced);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExchangeErrors.Unreadable(path, Word.OfReason(e));
        }
    }

    /// <summary>Reads a workbook that was sent: no file lies beside it, so its texts show pictures of the bank alone.</summary>
    /// <param name="bytes">The workbook.</param>
    /// <param name="name">Its name, as errors tell it.</param>
    public static Result<QuestionFolder> OfWorkbook(byte[] bytes, string name)
    {
        var workbook = QuestionWorkbook.Read(bytes, name);
        return workbook.Succeeded ? QuestionFolder.Of(workbook.Value) : workbook.Failed<QuestionFolder>();
    }

    private static Result<QuestionFolder> ReadWorkbook(string name)
    {
        var length = new FileInfo(name).Length;
        if (length > QuestionFile.MaximumBytes) return ExchangeErrors.TooLarge(name, length, QuestionFile.MaximumBytes);
        var workbook = QuestionWorkbook.Read(File.ReadAllBytes(name), name);
        if (!workbook.Succeeded) return workbook.Failed<QuestionFolder>();
        var pictures = new PictureFolder();
        var read = workbook.Value.Select(sheet => (sheet.Path, File: pictures.Take(name, sheet.File))).ToList();
        var errors = read.SelectMany(r => r.File.Errors).Select(QuestionWorkbook.Located).ToList();
        return errors.Count > 0
            ? Result.Fail<QuestionFolder>(errors)
            : new QuestionFolder(read.ConvertAll(r => (r.Path, r.File.Value)), pictures.Pictures, pictures.Replaced);
    }

    private static Result<QuestionFile> ReadOne(string name, PictureFolder pictures)
    {
        var length = new FileInfo(name).Length;
        if (length > QuestionFile.MaximumBytes) return ExchangeErrors.TooLarge(name, length, QuestionFile.MaximumBytes);
        var read = QuestionFile.Read(File.ReadAllBytes(name));
        return (read.Succeeded ? pictures.Take(name, read.Value) : read).Within(name);
    }
}
