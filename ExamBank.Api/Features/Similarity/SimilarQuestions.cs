using System.Runtime.CompilerServices;
using System.Text.Json;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Similarity;

/// <summary>
/// Finds the questions that are nearly the same as given ones: candidates by the stored hashes, then compared exactly, the newest text of
/// each that has not been rejected. Four statements for up to 200 questions, whatever the size of the bank; pairs that somebody has
/// judged are left out (<see cref="JudgedPair.Settles"/>).
/// </summary>
internal static class SimilarQuestions
{
    /// <summary>
    /// The similarity from which on a pair is told unless asked otherwise: of the labelled pairs of the tests one of 54 that ask different
    /// things comes near it, and of the seed's 588,070 none.
    /// </summary>
    public const double Usual = 0.35;

    /// <summary>The lowest that can be asked for; below it more than half of the candidates would be missed.</summary>
    public const double Least = 0.3;

    /// <summary>Candidates that are compared for each question: those that share the most hashes.</summary>
    private const int Candidates = 100;

    /// <summary>
    /// With so many, no more are compared that share a single hash: in a bank of a million those are hundreds that share it by chance, and
    /// reading their texts is what a search takes most of its time for.
    /// </summary>
    private const int Doubtful = 40;

    /// <summary>Questions that a step of a walk looks at.</summary>
    public const int AtOnce = 200;

    /// <summary>The pairs of these questions, by number, the most alike of each first; a pair of two of them is told from both sides.</summary>
    public static async Task<IReadOnlyList<SimilarPair>> OfAsync(
        BankContext bank, IReadOnlyCollection<int> numbers, double threshold, CancellationToken cancellationToken)
    {
        var found = new List<SimilarPair>();
        foreach (var some in numbers.Distinct().Order().Chunk(AtOnce))
            found.AddRange(await OfSomeAsync(bank, some, threshold, cancellationToken));
        return found;
    }

    /// <summary>
    /// Walks through active questions by number and tells each pair once, at the lower number. Cost: that of <see cref="OfAsync"/> for
    /// every 200 questions.
    /// </summary>
    /// <param name="bank">The bank.</param>
    /// <param name="among">The numbers to walk through, and which way.</param>
    /// <param name="threshold">The least similarity.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>For each step the number it has come to, and the pairs, in the direction of the walk.</returns>
    public static async IAsyncEnumerable<(int Number, IReadOnlyList<SimilarPair> Pairs)> WalkAsync(
        BankContext bank, NumberWalk among, double threshold, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = bank.Questions.AsNoTracking().Where(q => q.Number >= among.From && q.Number <= among.To && q.State == QuestionState.Active).Select(q => q.Number);
            var some = await (among.Downwards ? left.OrderDescending() : left.Order()).Take(AtOnce).ToListAsync(cancellationToken);
            if (some.Count == 0) yield break;
            among = among.Beyond(some[^1]);
            var pairs = (await OfSomeAsync(bank, some, threshold, cancellationToken)).Where(p => p.One.Number < p.Other.Number)
                .OrderBy(p => p.One.Number).ThenBy(p => p.Other.Number);
            yield return (some[^1], [.. among.Downwards ? pairs.Reverse() : pairs]);
        }
    }

    /// <summary>The newest texts of active questions; those without one are left out.</summary>
    public static async Task<IReadOnlyList<ComparedQuestion>> TextsAsync(BankContext bank, IReadOnlyCollection<int> numbers, CancellationToken cancellationToken)
    {
        var rows = await (
            from question in bank.Questions.AsNoTracking()
            where EF.Parameter(numbers).Contains(question.Number) && question.State == QuestionState.Active
            join revision in bank.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
            where revision.Number == bank.Revisions.Where(r => r.QuestionId == question.Id && r.Status != RevisionStatus.Rejected).Max(r => (int?)r.Number)
            select new { question.Id, question.StandardId, question.Number, question.Code, revision.ContentText }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new ComparedQuestion(
                r.Id, r.StandardId, r.Number, r.Code, ComparedText.Of(JsonSerializer.Deserialize<QuestionContent>(r.ContentText, ContentJson.Compact)!))),
        ];
    }

    private static async Task<List<SimilarPair>> OfSomeAsync(
        BankContext bank, IReadOnlyCollection<int> numbers, double threshold, CancellationToken cancellationToken)
    {
        var asked = await TextsAsync(bank, numbers, cancellationToken);
        var candidates = await CandidatesAsync(bank, asked, cancellationToken);
        var known = asked.ToDictionary(q => q.Number);
        var unknown = candidates.Values.SelectMany(c => c).Where(number => !known.ContainsKey(number)).ToHashSet();
        foreach (var other in await TextsAsync(bank, unknown, cancellationToken)) known.Add(other.Number, other);
        var pairs =
            from one in asked
            from number in candidates[one.Number]
            let other = known.GetValueOrDefault(number)
            where other is not null && other.StandardId == one.StandardId
            let similarity = one.Text.SimilarityTo(other.Text)
            where similarity >= threshold
            orderby one.Number, similarity descending, other.Number
            select new SimilarPair(one, other, similarity);
        return await OpenAsync(bank, [.. pairs], cancellationToken);
    }

    /// <summary>For each question the numbers of those that share most hashes with it. Hashes of older revisions find their question too.</summary>
    private static async Task<Dictionary<int, List<int>>> CandidatesAsync(
        BankContext bank, IReadOnlyList<ComparedQuestion> asked, CancellationToken cancellationToken)
    {
        if (asked is [var only]) return new Dictionary<int, List<int>> { [only.Number] = await CandidatesAsync(bank, only, cancellationToken) };
        var owners = asked.SelectMany(q => SimilarityBands.Of(q.Text).Select(hash => (hash, q.Number))).ToLookup(b => b.hash, b => b.Number);
        var hashes = owners.Select(o => o.Key).ToList();
        var bands = await bank.RevisionBands.AsNoTracking().Where(b => EF.Parameter(hashes).Contains(b.Hash)).Select(b => new { b.Hash, b.Question }).ToListAsync(cancellationToken);
        var shared = asked.ToDictionary(q => q.Number, _ => new Dictionary<int, int>());
        foreach (var band in bands)
        {
            foreach (var owner in owners[band.Hash].Where(owner => owner != band.Question))
                shared[owner][band.Question] = shared[owner].GetValueOrDefault(band.Question) + 1;
        }

        return shared.ToDictionary(s => s.Key, s => Likely(s.Value.Select(hit => new Hit(hit.Key, hit.Value)).OrderByDescending(hit => hit.Shared).ThenBy(hit => hit.Question).Take(Candidates)));
    }

    /// <summary>The same for one question, counted by the database.</summary>
    private static async Task<List<int>> CandidatesAsync(BankContext bank, ComparedQuestion asked, CancellationToken cancellationToken)
    {
        var hashes = SimilarityBands.Of(asked.Text).Distinct().ToList();
        var hits = from band in bank.RevisionBands.AsNoTracking()
                   where EF.Parameter(hashes).Contains(band.Hash) && band.Question != asked.Number
                   group band by band.Question into bands
                   orderby bands.Count() descending, bands.Key
                   select new Hit(bands.Key, bands.Count());
        return Likely(await hits.Take(Candidates).ToListAsync(cancellationToken));
    }

    private static List<int> Likely(IEnumerable<Hit> hits) => [.. hits.Where((hit, index) => hit.Shared > 1 || index < Doubtful).Select(hit => hit.Question)];

    /// <summary>The pairs that nobody has settled.</summary>
    private static async Task<List<SimilarPair>> OpenAsync(BankContext bank, List<SimilarPair> pairs, CancellationToken cancellationToken)
    {
        if (pairs.Count == 0) return pairs;
        var ids = pairs.Select(p => p.One.Id).Distinct().ToList();
        var judged = await bank.JudgedPairs.AsNoTracking().Where(p => ids.Contains(p.FirstId) || ids.Contains(p.SecondId))
            .ToDictionaryAsync(p => (p.FirstId, p.SecondId), cancellationToken);
        return [.. pairs.Where(pair =>
        {
            var (first, second) = pair.One.Number < pair.Other.Number ? (pair.One, pair.Other) : (pair.Other, pair.One);
            return !judged.TryGetValue((first.Id, second.Id), out var known) || !known.Settles(first.Text.Hash, second.Text.Hash);
        })];
    }

    /// <summary>A question that shares hashes with the one that is asked about.</summary>
    private sealed record Hit(int Question, int Shared);
}
