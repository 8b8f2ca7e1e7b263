using ExamBank.Domain.Access;
using ExamBank.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// The sittings of papers as their releases tell them: what a centre may fetch, what candidates have seen, what nobody is to sit any more.
/// The one place for the windows of releases; whom it concerns says <see cref="BankView"/>.
/// </summary>
/// <param name="bank">The bank.</param>
/// <param name="now">When, in UTC: windows open and close.</param>
internal sealed class PaperSittings(BankContext bank, DateTimeOffset now)
{
    /// <summary>Forms by the releases that gave them to a centre, sat or yet to be sat.</summary>
    public IQueryable<ExposedForm> Exposed => ExposedForm.Of(bank);

    /// <summary>Those whose window is over (and of spares those that were opened): candidates have seen them.</summary>
    public IQueryable<ExposedForm> Sat
    {
        get
        {
            var at = now;
            return Exposed.Where(e => e.Release.PapersTo <= at && (!e.Release.IsSpare || e.Release.Centres.Any(c => c.OpenedAt != null && c.Forms.Contains(e.Form.Name))));
        }
    }

    /// <summary>
    /// Papers of which each form was sat somewhere, and none is to be sat any more. A sitting is over when its keys may be fetched. What was
    /// withdrawn, and a spare that nobody has opened, was not sat; as long as it might have been (withdrawn after its papers could be fetched,
    /// or still to be opened), its keys' time has to come all the same.
    /// </summary>
    public IQueryable<Paper> Over
    {
        get
        {
            var (at, releases) = (now, Releases);
            var ahead = releases.Where(r => r.KeysFrom > at && (r.WithdrawnAt == null || r.WithdrawnAt > r.PapersFrom));
            var sat = releases.Where(r => r.KeysFrom <= at && r.WithdrawnAt == null);
            return bank.Papers.AsNoTracking().Where(p => !ahead.Any(r => r.PaperId == p.Id) && p.Forms.All(f =>
                sat.Any(r => r.PaperId == p.Id && r.Centres.Any(c => (!r.IsSpare || c.OpenedAt != null) && ("," + c.Forms + ",").Contains("," + f.Name + ",")))));
        }
    }

    private IQueryable<PaperRelease> Releases => bank.PaperReleases.AsNoTracking();

    /// <summary>Releases for a centre that hold, before their windows too, so that it knows when to come.</summary>
    public IQueryable<PaperRelease> For(IQueryable<Centre> centre) =>
        Releases.Where(r => r.WithdrawnAt == null && r.Centres.Any(c => centre.Any(o => o.Code == c.Centre)));

    /// <summary>Those of them of which it may fetch papers or keys now.</summary>
    public IQueryable<PaperRelease> OpenTo(IQueryable<Centre> centre)
    {
        var at = now;
        return For(centre)
            .Where(r => (r.PapersFrom <= at && at < r.PapersTo) || (r.KeysFrom <= at && at < r.KeysTo))
            .Where(r => !r.IsSpare || r.Centres.Any(c => c.OpenedAt != null && centre.Any(o => o.Code == c.Centre)));
    }
}
