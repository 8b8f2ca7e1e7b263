using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Media;

/// <summary>
/// Looks whether a text names only pictures that its author sees. Otherwise somebody who knows the hash of a picture of another standard would
/// see it in a text of their own.
/// </summary>
internal sealed class NamedPictures(BankView bank)
{
    /// <summary>What is wrong, each at its place in the content. One statement where some texts are hidden from the author, else none.</summary>
    public async Task<IReadOnlyList<BankError>> HiddenAsync(QuestionContent content, CancellationToken cancellationToken)
    {
        if (bank.SeesEveryQuestion) return [];
        var named = ContentTexts.Of(content)
            .SelectMany(text => PictureReference.HashesIn(text.Markdown).Select(hash => (text.Path, Hash: hash))).ToList();
        if (named.Count == 0) return [];
        var hashes = named.Select(picture => picture.Hash).Distinct(StringComparer.Ordinal).ToList();
        var seen = await bank.ShownPictures.Where(p => hashes.Contains(p.Sha256)).Select(p => p.Sha256).ToListAsync(cancellationToken);
        return [.. named.Where(picture => !seen.Contains(picture.Hash, StringComparer.Ordinal)).Select(picture => MediaErrors.NotInBank(picture.Path, PictureReference.Of(picture.Hash)))];
    }
}
