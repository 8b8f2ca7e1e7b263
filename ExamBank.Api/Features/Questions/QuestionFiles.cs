using ExamBank.Domain.Errors;
using ExamBank.Generator.Exchange;
using ExamBank.Generator.Exchange.Questions;
using ExamBank.Generator.Exchange.Questions.Excel;

namespace ExamBank.Api.Features.Questions;

/// <summary>Reads and writes question files on disk.</summary>
internal static class QuestionFiles
{
    /// <summary>Reads a file, JSON or an Excel workbook made from the template, or every <c>*.json</c> below a folder except schemas; all problems of all files at once.</summary>
    public static Result<IReadOnlyList<(string Path, QuestionFile File)>> Read(string path)
    {
        try
        {
            if (path.EndsWith(QuestionWorkbook.Ending, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path)) return ReadWorkbook(path);
            var names = Directory.Exists(path)
                ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                    .Where(name => !name.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList()
                : [path];
            if (names.Count == 0) return ExchangeErrors.NothingToImport(path);
            var read = names.Select(name => (Path: name, File: ReadOne(name))).ToList();
            var errors = read.SelectMany(r => r.File.Errors).ToList();
            return errors.Count > 0
                ? Result.Fail<IReadOnlyList<(string, QuestionFile)>>(errors)
                : read.ConvertAll(r => (r.Path, r.File.Value));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExchangeErrors.Unreadable(path, Word.OfReason(e));
        }
    }

    private static Result<IReadOnlyList<(string Path, QuestionFile File)>> ReadWorkbook(string name)
    {
        var length = new FileInfo(name).Length;
        return length > QuestionFile.MaximumBytes
            ? ExchangeErrors.TooLarge(name, length, QuestionFile.MaximumBytes)
            : QuestionWorkbook.Read(File.ReadAllBytes(name), name);
    }

    private static Result<QuestionFile> ReadOne(string name)
    {
        var length = new FileInfo(name).Length;
        return length > QuestionFile.MaximumBytes
            ? ExchangeErrors.TooLarge(name, length, QuestionFile.MaximumBytes)
            : QuestionFile.Read(File.ReadAllBytes(name)).Within(name);
    }
}
