using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Api.Features.Media;

/// <summary>What a picture in a text must be before the text is stored: one that the bank holds, with words for who does not see it.</summary>
internal static class PictureRules
{
    /// <summary>Hashes of the pictures that a text names.</summary>
    public static IEnumerable<string> Hashes(string markdown) => PictureLinks.In(markdown).Select(link => PictureReference.HashOf(link.Target)).OfType<string>();

    /// <summary>What is wrong with the pictures of a text.</summary>
    /// <param name="path">Place of the text.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="known">Hashes of the pictures that the bank holds, as far as texts name them.</param>
    public static IEnumerable<BankError> Broken(string path, string markdown, IReadOnlySet<string> known)
    {
        foreach (var (target, words) in PictureLinks.In(markdown))
        {
            if (PictureReference.HashOf(target) is not { } hash || !known.Contains(hash)) yield return MediaErrors.NotInBank(path, target);
            if (string.IsNullOrWhiteSpace(words)) yield return MediaErrors.WordsMissing(path, target);
        }
    }
}
