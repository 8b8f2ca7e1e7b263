using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Releases;

/// <summary>The centres that papers can be released to.</summary>
internal static class Centres
{
    /// <summary>Those of some codes that are no centre's.</summary>
    public static Task<IReadOnlyList<string>> UnknownAsync(BankContext bank, IReadOnlyList<string> codes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);
}
