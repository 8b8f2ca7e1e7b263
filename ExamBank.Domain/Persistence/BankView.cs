using ExamBank.Domain.Access;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
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
public sealed class BankView(BankContext bank, Rights rights)
{
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
    /// Papers of the own standards: a paper setter sees the papers that they have assembled, and those that were assembled at the machine
    /// itself, which belong to nobody; a centre those that are released to it.
    /// </summary>
    public IQueryable<Paper> Papers
    {
        get
        {
            var papers = bank.Papers.AsNoTracking();
            if (rights.Standards is { } own) papers = papers.Where(p => own.Contains(p.StandardId));
            if (rights.SeesEveryPaper) return papers;
            if (rights.Has(Roles.Centre)) return Released(papers);
            var setter = rights.Account;
            return Seen(papers, rights.Has(Roles.PaperSetter)).Where(p => p.Setter == null || p.Setter == setter);
        }
    }

    /// <summary>Forms, by their papers.</summary>
    public IQueryable<PaperForm> PaperForms => bank.Set<PaperForm>().AsNoTracking();

    /// <summary>Questions of forms, by their forms.</summary>
    public IQueryable<FormQuestion> FormQuestions => bank.Set<FormQuestion>().AsNoTracking();

    /// <summary>Versions, by their forms.</summary>
    public IQueryable<PaperVersion> PaperVersions => bank.Set<PaperVersion>().AsNoTracking();

    /// <summary>Questions of versions, by their versions.</summary>
    public IQueryable<VersionQuestion> VersionQuestions => bank.Set<VersionQuestion>().AsNoTracking();

    /// <summary>Files, by their papers.</summary>
    public IQueryable<PaperFile> PaperFiles => bank.PaperFiles.AsNoTracking();

    /// <summary>What a centre may see now: the one place for releases and their windows. There are none, so it sees no paper.</summary>
    private static IQueryable<Paper> Released(IQueryable<Paper> papers) => Seen(papers, seen: false);

    private static IQueryable<T> Seen<T>(IQueryable<T> rows, bool seen) => seen ? rows : rows.Where(_ => false);
}
