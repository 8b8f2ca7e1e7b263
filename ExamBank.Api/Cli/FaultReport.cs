namespace ExamBank.Api.Cli;

/// <summary>Keeps what a developer needs of an unexpected failure in a file of its own, so that the person sees a sentence and not a stack.</summary>
internal static class FaultReport
{
    /// <summary>Writes the report and gives its path; "-" when not even that can be written.</summary>
    public static string Write(Exception exception)
    {
        try
        {
            var path = Path.Combine(Path.GetTempPath(), $"exambank-fault-{Guid.CreateVersion7():N}.txt");
            File.WriteAllText(path, $"{typeof(FaultReport).Assembly.GetName().Version}{Environment.NewLine}{exception}{Environment.NewLine}");
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "-";
        }
    }
}
