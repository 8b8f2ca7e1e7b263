namespace ExamBank.Generator.Documents.Editions;

/// <summary>The layouts that a paper can be printed in, by name.</summary>
public static class Layouts
{
    /// <summary>The layout unless another is asked for.</summary>
    public const string Usual = "a4";

    /// <summary>All names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [Usual];
}
