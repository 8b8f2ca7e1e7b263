using ExamBank.Generator.Documents.Editions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A finished file that is read back.</summary>
/// <param name="Path">Path within the paper's folder.</param>
/// <param name="Edition">What it is an edition of.</param>
/// <param name="Version">The form and version that it prints; null where it is about the whole paper.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record CheckedFile(string Path, Edition Edition, VersionModel? Version, byte[] Bytes);
