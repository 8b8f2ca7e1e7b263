using ExamBank.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// A form by a release that gave it to a centre, for use inside a query: exposure (曝光) is the number of papers that have such a form with a
/// question. A form that was released to nobody does not count, nor does a release that was withdrawn before its window.
/// </summary>
public sealed class ExposedForm
{
    /// <summary>The form.</summary>
    public required PaperForm Form { get; init; }

    /// <summary>The release.</summary>
    public required PaperRelease Release { get; init; }

    /// <summary>Those of a bank.</summary>
    public static IQueryable<ExposedForm> Of(BankContext bank) =>
        from form in bank.Set<PaperForm>().AsNoTracking()
        join release in bank.PaperReleases.AsNoTracking() on form.PaperId equals release.PaperId
        where release.WithdrawnAt == null || release.WithdrawnAt >= release.PapersFrom
        // Names of forms are single letters.
        where release.Centres.Any(c => c.Forms.Contains(form.Name))
        select new ExposedForm { Form = form, Release = release };
}
