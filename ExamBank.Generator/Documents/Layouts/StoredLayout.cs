namespace ExamBank.Generator.Documents.Layouts;

/// <summary>A layout as a paper keeps it, so that what is printed later is laid out as what was printed when it was locked.</summary>
/// <param name="Document">What its file said.</param>
/// <param name="Mark">What tells it apart from other layouts of the name; null for one of the seed.</param>
/// <param name="Logo">The logo's file; null where there is none.</param>
public sealed record StoredLayout(LayoutDocument Document, string? Mark, byte[]? Logo);
