using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>
/// A paper given to centres (发布): which forms each of them gets, from when to when papers may be fetched, and from when to when keys may. It is
/// withdrawn as a whole.
/// </summary>
public sealed class PaperRelease : EventSource
{
    private readonly List<ReleasedCentre> centres = [];
    private readonly List<ReleaseFile> files = [];

    private PaperRelease()
    {
    }

    /// <summary>The id.</summary>
    public PaperReleaseId Id { get; private set; }

    /// <summary>Number in this bank, shown as <c>R-000003</c>.</summary>
    public int Number { get; private set; }

    /// <summary>The paper.</summary>
    public PaperId PaperId { get; private set; }

    /// <summary>From this moment on papers may be fetched, in UTC.</summary>
    public DateTimeOffset PapersFrom { get; private set; }

    /// <summary>Until before this moment papers may be fetched.</summary>
    public DateTimeOffset PapersTo { get; private set; }

    /// <summary>From this moment on keys may be fetched; not before <see cref="PapersTo"/>.</summary>
    public DateTimeOffset KeysFrom { get; private set; }

    /// <summary>Until before this moment keys may be fetched.</summary>
    public DateTimeOffset KeysTo { get; private set; }

    /// <summary>Whether it is a sealed spare (备用卷), which two accounts of a centre open together.</summary>
    public bool IsSpare { get; private set; }

    /// <summary>Whether each centre gets copies with its code in the foot of every page.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>When it was released, in UTC.</summary>
    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>Who asked for the release.</summary>
    public string RequestedBy { get; private set; } = "";

    /// <summary>Who released it.</summary>
    public string ReleasedBy { get; private set; } = "";

    /// <summary>When it was withdrawn; null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawalReason { get; private set; }

    /// <summary>The centres, as far as they are loaded.</summary>
    public IReadOnlyList<ReleasedCentre> Centres => centres;

    /// <summary>Files that were rendered for centres, as far as they are loaded.</summary>
    public IReadOnlyList<ReleaseFile> Files => files;

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => ReleaseNumber.Format(Number);

    /// <summary>Releases a paper; <see cref="ReleasePlan.Problems"/> must have passed the plan.</summary>
    public static PaperRelease Create(int number, PaperId paper, ReleasePlan plan, string requestedBy, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(actor);
        var release = new PaperRelease
        {
            Id = NewId.Of<PaperReleaseId>(at),
            Number = number,
            PaperId = paper,
            PapersFrom = plan.PapersFrom,
            PapersTo = plan.PapersTo,
            KeysFrom = plan.KeysFrom,
            KeysTo = plan.KeysTo,
            IsSpare = plan.Spare,
            IsMarked = plan.Marked,
            ReleasedAt = at,
            RequestedBy = requestedBy,
            ReleasedBy = actor.Name,
        };
        release.centres.AddRange(plan.Centres.Select(c => new ReleasedCentre(release.Id, c.Centre, string.Join(',', c.Forms))));
        var facts = plan.Facts();
        facts["requestedBy"] = requestedBy;
        release.Record("release.created", release.Told, actor, at, null, facts);
        return release;
    }

    /// <summary>Takes it back: from now on no centre fetches anything of it.</summary>
    public Result<PaperRelease> Withdraw(string reason, Actor actor, DateTimeOffset at)
    {
        if (WithdrawnAt is not null) return ReleaseErrors.Withdrawn(DisplayNumber);
        (WithdrawnAt, WithdrawalReason) = (at, reason);
        Record("release.withdrawn", Told, actor, at, null, new JsonObject { ["reason"] = reason });
        return this;
    }

    /// <summary>Opens a sealed spare at a centre, which must be loaded.</summary>
    public Result<PaperRelease> Open(string centre, string reason, string requestedBy, Actor actor, DateTimeOffset at)
    {
        var own = centres.SingleOrDefault(c => c.Centre == centre);
        if (own is null || WithdrawnAt is not null || at < PapersFrom || at >= PapersTo) return ReleaseErrors.NotFound("release", DisplayNumber);
        if (!IsSpare) return ReleaseErrors.NotSealed("release", DisplayNumber);
        if (own.OpenedAt is not null) return ReleaseErrors.Opened(DisplayNumber);
        own.Open(reason, at);
        Record("release.opened", Told, actor, at, null, new JsonObject { ["centre"] = centre, ["reason"] = reason, ["requestedBy"] = requestedBy });
        return this;
    }

    /// <summary>Whether a centre may fetch papers or keys of it now.</summary>
    public bool IsOpenTo(string centre, bool keys, DateTimeOffset at) =>
        WithdrawnAt is null
        && centres.SingleOrDefault(c => c.Centre == centre) is { } own
        && (!IsSpare || own.OpenedAt is not null)
        && (keys ? at >= KeysFrom && at < KeysTo : at >= PapersFrom && at < PapersTo);

    /// <summary>Adds a file that was rendered for a centre; from now on these bytes are handed out.</summary>
    public ReleaseFile AddFile(string centre, string path, string sha256)
    {
        var file = new ReleaseFile(Id, centre, path, sha256);
        files.Add(file);
        return file;
    }

    /// <summary>Records that a centre has fetched a file.</summary>
    public void RecordDownload(string paper, string centre, string path, string sha256, Actor actor, DateTimeOffset at) =>
        Record("release.downloaded", Told, actor, at, null, new JsonObject { ["paper"] = paper, ["centre"] = centre, ["path"] = path, ["sha256"] = sha256 });

    private string Told => $"release:{DisplayNumber}";
}

/// <summary>A centre that a paper is released to.</summary>
public sealed class ReleasedCentre
{
    internal ReleasedCentre(PaperReleaseId paperReleaseId, string centre, string forms) => (PaperReleaseId, Centre, Forms) = (paperReleaseId, centre, forms);

    /// <summary>The release.</summary>
    public PaperReleaseId PaperReleaseId { get; private set; }

    /// <summary>Permanent code of the centre.</summary>
    public string Centre { get; private set; }

    /// <summary>Names of the forms that it gets, separated by commas.</summary>
    public string Forms { get; private set; }

    /// <summary>When it opened a sealed spare, in UTC.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Why it did.</summary>
    public string? OpeningReason { get; private set; }

    internal void Open(string reason, DateTimeOffset at) => (OpeningReason, OpenedAt) = (reason, at);
}

/// <summary>A file that was rendered for one centre, and is handed out as it is ever after.</summary>
public sealed class ReleaseFile
{
    internal ReleaseFile(PaperReleaseId paperReleaseId, string centre, string path, string sha256) =>
        (PaperReleaseId, Centre, Path, Sha256) = (paperReleaseId, centre, path, sha256);

    /// <summary>The release.</summary>
    public PaperReleaseId PaperReleaseId { get; private set; }

    /// <summary>Permanent code of the centre.</summary>
    public string Centre { get; private set; }

    /// <summary>Path within the paper's folder, such as <c>print/P-000001-print.zip</c>.</summary>
    public string Path { get; private set; }

    /// <summary>Hash under which the bytes are stored.</summary>
    public string Sha256 { get; private set; }
}

/// <summary>What a release is to be.</summary>
public sealed record ReleasePlan(
    string Paper, DateTimeOffset PapersFrom, DateTimeOffset PapersTo, DateTimeOffset KeysFrom, DateTimeOffset KeysTo, IReadOnlyList<CentrePlan> Centres, bool Spare, bool Marked)
{
    /// <summary>Most centres of one release.</summary>
    public const int MostCentres = 1000;

    /// <summary>What is wrong with it for a paper with these forms; empty when nothing is.</summary>
    public IReadOnlyList<BankError> Problems(IReadOnlyCollection<string> forms, DateTimeOffset at)
    {
        var errors = new List<BankError>();
        if (PapersTo <= PapersFrom) errors.Add(ReleaseErrors.EndsBeforeItBegins("papersTo"));
        if (PapersTo <= at) errors.Add(ReleaseErrors.Past("papersTo"));
        if (KeysFrom < PapersTo) errors.Add(ReleaseErrors.KeysTooEarly("keysFrom"));
        if (KeysTo <= KeysFrom) errors.Add(ReleaseErrors.EndsBeforeItBegins("keysTo"));
        if (Centres.Count is 0 or > MostCentres) errors.Add(ReleaseErrors.CentreCount("centres", Centres.Count, MostCentres));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, centre) in Centres.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"centres[{index}]");
            if (!seen.Add(centre.Centre)) errors.Add(ReleaseErrors.RepeatedCentre($"{path}.centre", centre.Centre));
            if (centre.Forms.Count == 0) errors.Add(ReleaseErrors.NoForm($"{path}.forms"));
            errors.AddRange(centre.Forms.Where(form => !forms.Contains(form)).Select(form => ReleaseErrors.FormNotFound($"{path}.forms", Paper, form)));
        }

        return errors;
    }

    /// <summary>The facts for an event.</summary>
    internal JsonObject Facts() => new()
    {
        ["paper"] = Paper,
        ["papers"] = new JsonArray(Time(PapersFrom), Time(PapersTo)),
        ["keys"] = new JsonArray(Time(KeysFrom), Time(KeysTo)),
        ["spare"] = Spare,
        ["marked"] = Marked,
        ["centres"] = new JsonArray([.. Centres.Select(c => new JsonObject { ["centre"] = c.Centre, ["forms"] = string.Join(',', c.Forms) })]),
    };

    private static JsonValue Time(DateTimeOffset at) => JsonValue.Create(at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>A centre of a release.</summary>
/// <param name="Centre">Permanent code of the centre.</param>
/// <param name="Forms">Names of the forms that it gets.</param>
public sealed record CentrePlan(string Centre, IReadOnlyList<string> Forms);
