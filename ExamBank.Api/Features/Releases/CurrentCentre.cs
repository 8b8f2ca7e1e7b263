namespace ExamBank.Api.Features.Releases;

/// <summary>The centre that the request is made for.</summary>
internal sealed class CurrentCentre
{
    /// <summary>Its permanent code; null when the request is for no centre.</summary>
    public Task<string?> CodeAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
