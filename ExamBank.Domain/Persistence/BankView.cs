using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Media;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence.Search;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// The bank as one account sees it, for reading. What it may not see is not in these rows, so that no filter, count, order, search or id
/// reveals it: to that account it does not exist. Every query of the graph starts here; a rule for a kind of object stands here once.
/// Rows that only hang on others (tags, forms, versions) are reached by their parents.
/// </summary>
/// <param name="bank">The bank.</param>
/// <param name="rights">Whose eyes.</param>
/// <param name="now">When, in UTC: windows open and close.</param>
public sealed class BankView(BankContext bank, Rights rights, DateTimeOffset now)
{
    private readonly PaperSittings sittings = new(bank, now);

    /// <summary>Whose eyes.</summary>
    public Rights Rights => rights;

    /// <summary>Standards are published: everybody sees them.</summary>
    public IQueryable<Standard> Standards => bank.Standards.AsNoTracking();

    /// <summary>The standards whose questions, blueprints, papers and coverage are the account's business.</summary>
    public IQueryable<Standard> OwnStandards => rights.Standards is { } own ? Standards.Where(s => own.Contains(s.Id)) : Standards;

    /// <summary>Levels of all standards.</summary>
    public IQueryable<Level> Levels => bank.Levels.AsNoTracking();

    /// <summary>Work areas of all levels.</summary>
    public IQueryable<WorkArea> WorkAreas => bank.WorkAreas.AsNoTracking();

    /// <summary>Work tasks of all areas.</summary>
    public IQueryable<WorkTask> WorkTasks => bank.WorkTasks.AsNoTracking();

    /// <summary>Requirements of all tasks.</summary>
    public IQueryable<Requirement> Requirements => bank.Requirements.AsNoTracking();

    /// <summary>Questions of the own standards; without <see cref="Rights.SeesDrafts"/> those that have an approved revision.</summary>
    public IQueryable<Question> Questions
    {
        get
        {
            var questions = Seen(bank.Questions.AsNoTracking(), rights.SeesQuestions);
            if (rights.Standards is { } own) questions = questions.Where(q => own.Contains(q.StandardId));
            return rights.SeesDrafts ? questions : questions.Where(q => q.ApprovedRevision != null);
        }
    }

    /// <summary>Revisions of the own standards; without <see cref="Rights.SeesDrafts"/> those that are or were approved.</summary>
    public IQueryable<Revision> Revisions
    {
        get
        {
            var revisions = Seen(bank.Revisions.AsNoTracking(), rights.SeesQuestions);
            if (rights.Standards is { } own) revisions = revisions.Where(r => bank.Questions.Any(q => q.Id == r.QuestionId && own.Contains(q.StandardId)));
            return rights.SeesDrafts ? revisions : revisions.Where(r => r.StatusPeriods.Any(p => p.Status == RevisionStatus.Approved));
        }
    }

    /// <summary>Whether no question is hidden.</summary>
    public bool SeesEveryQuestion => rights.SeesQuestions && rights.SeesDrafts && rights.Standards is null;

    /// <summary>Threads on visible questions, for whoever reads the texts they are about, drafts among them.</summary>
    public IQueryable<ReviewThread> ReviewThreads
    {
        get
        {
            var threads = Seen(bank.ReviewThreads.AsNoTracking(), rights.ReadsTexts && rights.SeesDrafts);
            return rights.Standards is null ? threads : threads.Where(t => Questions.Any(q => q.Id == t.QuestionId));
        }
    }

    /// <summary>Assignments on visible questions and on requirements of the own standards.</summary>
    public IQueryable<Assignment> Assignments
    {
        get
        {
            var assignments = Seen(bank.Assignments.AsNoTracking(), rights.SeesDrafts);
            return rights.Standards is { } own ? assignments.Where(a => own.Contains(a.StandardId)) : assignments;
        }
    }

    /// <summary>What finds a piece of text in the texts that are seen; null when nothing of it is left to look for.</summary>
    public TextHits? Hits(string text) => TextHits.Of(bank, text, rights.SeesDrafts);

    /// <summary>Tags of revisions, which their parents are reached by.</summary>
    public IQueryable<RevisionRequirement> RevisionRequirements => bank.RevisionRequirements.AsNoTracking();

    /// <summary>Stimuli of the own standards.</summary>
    public IQueryable<Stimulus> Stimuli
    {
        get
        {
            var stimuli = Seen(bank.Stimuli.AsNoTracking(), rights.ReadsTexts);
            return rights.Standards is { } own ? stimuli.Where(s => own.Contains(s.StandardId)) : stimuli;
        }
    }

    /// <summary>Pictures, reached by the texts that show them; who asks for one by its hash gets it from <see cref="ShownPictures"/>.</summary>
    public IQueryable<Picture> Pictures => Seen(bank.Pictures.AsNoTracking(), rights.ReadsTexts);

    /// <summary>
    /// Pictures of the texts that are read. A picture belongs to no standard by itself: an account that some texts are hidden from sees those
    /// that the others show, and those that it has brought itself. That a text shows pictures at all is said first: <see cref="PictureIndex"/>
    /// has those that do.
    /// </summary>
    public IQueryable<Picture> ShownPictures
    {
        get
        {
            if (SeesEveryQuestion) return Pictures;
            var account = rights.Account;
            return Pictures.Where(p => Revisions.Any(r => r.ContentText.Contains(PictureReference.Prefix) && r.ContentText.Contains(PictureReference.Prefix + p.Sha256))
                || StimulusRevisions.Any(t => t.Content.Contains(PictureReference.Prefix) && t.Content.Contains(PictureReference.Prefix + p.Sha256))
                || bank.AuditEvents.Any(e => e.ActorKind == ActorKind.Account && e.ActorName == account && e.Subject == Picture.SubjectPrefix + p.Sha256));
        }
    }

    /// <summary>Texts of the own standards' stimuli; without <see cref="Rights.SeesDrafts"/> those that a visible revision hangs on.</summary>
    public IQueryable<StimulusRevision> StimulusRevisions
    {
        get
        {
            var texts = Seen(bank.StimulusRevisions.AsNoTracking(), rights.ReadsTexts);
            if (rights.Standards is not null) texts = texts.Where(t => Stimuli.Any(s => s.Id == t.StimulusId));
            return rights.SeesDrafts ? texts : texts.Where(t => Revisions.Any(r => r.StimulusRevisionId == t.Id));
        }
    }

    /// <summary>Blueprints of the own standards.</summary>
    public IQueryable<Blueprint> Blueprints
    {
        get
        {
            var blueprints = Seen(bank.Blueprints.AsNoTracking(), rights.SeesQuestions);
            return rights.Standards is { } own ? blueprints.Where(b => own.Contains(b.StandardId)) : blueprints;
        }
    }

    /// <summary>Revisions of the own standards' blueprints.</summary>
    public IQueryable<BlueprintRevision> BlueprintRevisions
    {
        get
        {
            var revisions = Seen(bank.BlueprintRevisions.AsNoTracking(), rights.SeesQuestions);
            return rights.Standards is null ? revisions : revisions.Where(r => Blueprints.Any(b => b.Id == r.BlueprintId));
        }
    }

    /// <summary>
    /// Papers of the own standards: a paper setter sees the papers that they have assembled, those that they were asked to confirm a step of,
    /// and those that were assembled at the machine itself, which belong to nobody; a centre those that are released to it.
    /// </summary>
    public IQueryable<Paper> Papers
    {
        get
        {
            var papers = bank.Papers.AsNoTracking();
            if (rights.Standards is { } own) papers = papers.Where(p => own.Contains(p.StandardId));
            if (rights.SeesEveryPaper) return papers;
            if (rights.Has(Roles.Centre))
            {
                var open = sittings.OpenTo(OwnCentre);
                return papers.Where(p => open.Any(r => r.PaperId == p.Id));
            }

            var setter = rights.Account;
            var (asked, locking) = (AskedToConfirm, DraftsAskedToConfirm);
            return Seen(papers, rights.Has(Roles.PaperSetter)).Where(p => p.Setter == null || p.Setter == setter
                || asked.Any(s => (s.Kind == JointStepKind.ReleasePaper || s.Kind == JointStepKind.ReviseKey) && s.TargetNumber == p.Number)
                || locking.Any(d => d.PaperNumber == p.Number));
        }
    }

    /// <summary>
    /// Papers whose text and key are read: a paper setter's own; an auditor's those whose sittings are over, and those that an administrator has
    /// granted, as long as the grant holds. Centres read theirs by their releases.
    /// </summary>
    public IQueryable<Paper> ReadPapers
    {
        get
        {
            if (!rights.Has(Roles.Auditor)) return Seen(Papers, rights.IsOperator || rights.Has(Roles.PaperSetter));
            var (account, at, over) = (rights.Account, now, sittings.Over);
            return Papers.Where(p => over.Any(o => o.Id == p.Id) || bank.PaperGrants.Any(g =>
                g.PaperId == p.Id && g.RevokedAt == null && g.ExpiresAt > at && bank.Accounts.Any(a => a.Id == g.AccountId && a.Name == account)));
        }
    }

    /// <summary>Papers of the own standards that an administrator may grant, who sees nothing of them but their numbers.</summary>
    public IQueryable<Paper> PapersToGrant
    {
        get
        {
            var papers = Seen(bank.Papers.AsNoTracking(), rights.IsOperator || rights.Has(Roles.Administrator));
            return rights.Standards is { } own ? papers.Where(p => own.Contains(p.StandardId)) : papers;
        }
    }

    /// <summary>Grants: to an administrator those on papers of the own standards, to an auditor their own.</summary>
    public IQueryable<PaperGrant> PaperGrants
    {
        get
        {
            var grants = bank.PaperGrants.AsNoTracking();
            if (rights.IsOperator || rights.Has(Roles.Administrator)) return grants.Where(g => PapersToGrant.Any(p => p.Id == g.PaperId));
            var account = rights.Account;
            return Seen(grants, rights.Has(Roles.Auditor)).Where(g => bank.Accounts.Any(a => a.Id == g.AccountId && a.Name == account));
        }
    }

    /// <summary>The names of accounts that grants are told by; which grants are seen is decided there.</summary>
    public IQueryable<Account> AccountsOfGrants => bank.Accounts.AsNoTracking();

    /// <summary>Accounts, for who keeps them.</summary>
    public IQueryable<Account> Accounts => Seen(bank.Accounts.AsNoTracking(), rights.KeepsAccounts);

    /// <summary>Tokens of all accounts, for who keeps them.</summary>
    public IQueryable<AccessToken> AccessTokens => Seen(bank.AccessTokens.AsNoTracking(), rights.KeepsAccounts);

    /// <summary>Centres, for who keeps them.</summary>
    public IQueryable<Centre> Centres => Seen(bank.Centres.AsNoTracking(), rights.KeepsAccounts);

    /// <summary>Draft papers of the own standards, seen as papers are by paper setters; by nobody else.</summary>
    public IQueryable<DraftPaper> DraftPapers
    {
        get
        {
            var drafts = Seen(bank.DraftPapers.AsNoTracking(), rights.IsOperator || rights.Has(Roles.PaperSetter));
            if (rights.IsOperator) return drafts;
            if (rights.Standards is { } own) drafts = drafts.Where(d => own.Contains(d.StandardId));
            var setter = rights.Account;
            var asked = AskedToConfirm;
            return drafts.Where(d => d.Setter == null || d.Setter == setter || asked.Any(s => s.Kind == JointStepKind.LockDraft && s.TargetNumber == d.Number));
        }
    }

    /// <summary>Draft papers that the account may change: its own, and those that were assembled at the machine itself.</summary>
    public IQueryable<DraftPaper> OwnDraftPapers
    {
        get
        {
            var setter = rights.Account;
            return rights.IsOperator ? DraftPapers : DraftPapers.Where(d => d.Setter == null || d.Setter == setter);
        }
    }

    /// <summary>Joint steps that the account has asked for or is to confirm; at the machine itself all.</summary>
    public IQueryable<JointStep> JointSteps
    {
        get
        {
            var account = rights.Account;
            return rights.IsOperator ? bank.JointSteps.AsNoTracking() : bank.JointSteps.AsNoTracking().Where(s => s.Partner == account || s.RequestedBy == account);
        }
    }

    /// <summary>Releases of the papers that are seen; to a centre those that are for it and hold, before their windows too, so that it knows when to come.</summary>
    public IQueryable<PaperRelease> PaperReleases
    {
        get
        {
            var releases = bank.PaperReleases.AsNoTracking();
            if (rights.IsOperator) return releases;
            return rights.Has(Roles.Centre) ? sittings.For(OwnCentre) : releases.Where(r => Papers.Any(p => p.Id == r.PaperId));
        }
    }

    /// <summary>The numbers of papers that releases are told by; which releases are seen is decided there.</summary>
    public IQueryable<Paper> PapersOfReleases => bank.Papers.AsNoTracking();

    /// <summary>The centre that the account acts for; none for others.</summary>
    public IQueryable<Centre> OwnCentre
    {
        get
        {
            var own = rights.Centre;
            return Seen(bank.Centres.AsNoTracking(), own is not null && rights.Has(Roles.Centre)).Where(c => c.Id == own);
        }
    }

    /// <summary>Later keys, by their papers.</summary>
    public IQueryable<KeyRevision> KeyRevisions => bank.KeyRevisions.AsNoTracking();

    /// <summary>Forms, by their papers.</summary>
    public IQueryable<PaperForm> PaperForms => bank.Set<PaperForm>().AsNoTracking();

    /// <summary>
    /// Forms that count as exposed: to who sees every paper all that were given to a centre, to others those whose window is over (and of spares
    /// those that were opened). What candidates have seen is no secret; what they are going to see is.
    /// </summary>
    public IQueryable<PaperForm> ExposedForms => (rights.SeesEveryPaper ? sittings.Exposed : sittings.Sat).Select(e => e.Form);

    /// <summary>Questions of forms, by their forms.</summary>
    public IQueryable<FormQuestion> FormQuestions => bank.Set<FormQuestion>().AsNoTracking();

    /// <summary>Versions, by their forms.</summary>
    public IQueryable<PaperVersion> PaperVersions => bank.Set<PaperVersion>().AsNoTracking();

    /// <summary>Questions of versions, by their versions.</summary>
    public IQueryable<VersionQuestion> VersionQuestions => bank.Set<VersionQuestion>().AsNoTracking();

    /// <summary>Files, by their papers.</summary>
    public IQueryable<PaperFile> PaperFiles => bank.PaperFiles.AsNoTracking();

    /// <summary>The audit log, whole or not at all.</summary>
    public IQueryable<AuditEvent> AuditEvents => Seen(bank.AuditEvents.AsNoTracking(), rights.SeesAudit);

    /// <summary>Steps that the account was asked to confirm and that it may still confirm, or has confirmed.</summary>
    private IQueryable<JointStep> AskedToConfirm
    {
        get
        {
            var (account, at) = (rights.Account, now);
            return bank.JointSteps.AsNoTracking().Where(s => s.Partner == account && (s.State == JointStepState.Confirmed || (s.State == JointStepState.Pending && s.ExpiresAt > at)));
        }
    }

    private IQueryable<DraftPaper> DraftsAskedToConfirm
    {
        get
        {
            var asked = AskedToConfirm;
            return bank.DraftPapers.AsNoTracking().Where(d => asked.Any(s => s.Kind == JointStepKind.LockDraft && s.TargetNumber == d.Number));
        }
    }

    private static IQueryable<T> Seen<T>(IQueryable<T> rows, bool seen) => seen ? rows : rows.Where(_ => false);
}
