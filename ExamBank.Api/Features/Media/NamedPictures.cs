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
    public Task<IReadOnlyList<BankError>> HiddenAsync(QuestionContent content, CancellationToken cancellationToken) => HiddenAsync([("", content)], cancellationToken);

    /// <summary>The same for many contents, each with what comes before its places; one statement for every 500 pictures.</summary>
    public async Task<IReadOnlyList<BankError>> HiddenAsync(IEnumerable<(string Before, QuestionContent Content)> contents, CancellationToken cancellationToken)
    {
        if (bank.SeesEveryQuestion) return [];
        var named = contents.SelectMany(c => ContentTexts.Of(c.Content)
            .SelectMany(text => PictureReference.HashesIn(text.Markdown).Select(hash => (Path: c.Before + text.Path, Hash: hash)))).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hashes in named.Select(picture => picture.Hash).Distinct(StringComparer.Ordinal).Chunk(500))
            seen.UnionWith(await bank.ShownPictures.Where(p => hashes.Contains(p.Sha256)).Select(p => p.Sha256).ToListAsync(cancellationToken));
        return [.. named.Where(picture => !seen.Contains(picture.Hash)).Select(picture => MediaErrors.NotInBank(picture.Path, PictureReference.Of(picture.Hash)))];
    }
}
