using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>How sure a finding is.</summary>
public enum QualitySeverity
{
    /// <summary>It usually weakens a question; a person decides.</summary>
    Warning,

    /// <summary>It is surely wrong.</summary>
    Error,
}

/// <summary>Something about a question, or about a set of them, that its author should look at.</summary>
/// <param name="Severity">How sure it is.</param>
/// <param name="Told">Code, place (a path within the content such as <c>options[1].text</c>; over a set a level, task or question code) and the facts of the advice.</param>
public sealed record QualityFinding(QualitySeverity Severity, BankError Told)
{
    /// <summary>Stable code such as <c>quality.key-longest</c>.</summary>
    public string Code => Told.Code;

    /// <summary>Its place.</summary>
    public string Path => Told.Path;

    internal static QualityFinding Warning(string code, string path, params (string Name, object Value)[] facts) =>
        new(QualitySeverity.Warning, BankError.Of(code, path, facts));

    internal static QualityFinding Error(string code, string path, params (string Name, object Value)[] facts) =>
        new(QualitySeverity.Error, BankError.Of(code, path, facts));

    internal QualityFinding Within(string outer) => this with { Told = Told.Within(outer) };
}
