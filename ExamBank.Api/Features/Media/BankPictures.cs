using ExamBank.Domain.Audit;
using ExamBank.Domain.Media;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Media;

/// <summary>Pictures in the bank. One statement for every 500 hashes.</summary>
internal static class BankPictures
{
    /// <summary>Which of these hashes the bank holds.</summary>
    public static async Task<IReadOnlySet<string>> KnownAsync(BankContext bank, IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in hashes.Distinct(StringComparer.Ordinal).Chunk(500))
            known.UnionWith(await bank.Pictures.AsNoTracking().Where(p => some.Contains(p.Sha256)).Select(p => p.Sha256).ToListAsync(cancellationToken));
        return known;
    }

    /// <summary>What the bank says of these pictures, by hash; those that it lacks are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, PictureFacts>> FactsAsync(IQueryable<Picture> pictures, IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, PictureFacts>(StringComparer.Ordinal);
        foreach (var some in hashes.Distinct(StringComparer.Ordinal).Chunk(500))
            foreach (var picture in await pictures.Where(p => some.Contains(p.Sha256))
                .Select(p => new PictureFacts(p.Sha256, p.Name, p.MediaType, p.Width, p.Height, p.Length)).ToListAsync(cancellationToken))
                facts.Add(picture.Sha256, picture);
        return facts;
    }

    /// <summary>The bytes of these pictures by their names in texts (<see cref="PictureReference"/>); those that the bank lacks are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(BankContext bank, IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        var bytes = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var some in hashes.Distinct(StringComparer.Ordinal).Chunk(500))
            foreach (var picture in await bank.Pictures.AsNoTracking().Where(p => some.Contains(p.Sha256)).Select(p => new { p.Sha256, p.Bytes }).ToListAsync(cancellationToken))
                bytes.Add(PictureReference.Of(picture.Sha256), picture.Bytes);
        return bytes;
    }

    /// <summary>Adds the pictures that the bank does not hold yet.</summary>
    /// <returns>How many those are.</returns>
    public static async Task<int> AddAsync(
        BankContext bank, IReadOnlyList<NewPicture> pictures, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(bank, pictures.Select(p => p.Sha256), cancellationToken);
        var added = pictures.DistinctBy(p => p.Sha256).Where(p => !known.Contains(p.Sha256)).Select(p => Picture.Add(p.File, p.Name, actor, at)).ToList();
        bank.Pictures.AddRange(added);
        return added.Count;
    }
}
