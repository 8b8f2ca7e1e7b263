using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Releases;

/// <summary>The centres that papers can be released to.</summary>
internal static class Centres
{
    /// <summary>Those of some codes that are no centre's.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAsync(BankContext bank, IReadOnlyList<string> codes, CancellationToken cancellationToken) =>
        [.. codes.Except(await bank.Centres.AsNoTracking().Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellationToken), StringComparer.Ordinal)];
}
