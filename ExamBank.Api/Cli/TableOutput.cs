using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Tables;

namespace ExamBank.Api.Cli;

/// <summary>Writes a table to a file: a workbook where its name ends in <c>.xlsx</c>, otherwise CSV.</summary>
internal static class TableOutput
{
    /// <summary>Writes it; the file appears whole or not at all.</summary>
    public static async Task<Result<string>> WriteAsync(OutputFile file, Table table, CancellationToken cancellationToken)
    {
        if (!file.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) return await file.WriteAsync(target => TableFile.WriteCsvAsync(table, target, cancellationToken));
        var workbook = await TableFile.XlsxAsync(table, cancellationToken);
        return workbook.Succeeded ? file.Write(workbook.Value) : workbook.Failed<string>();
    }
}
