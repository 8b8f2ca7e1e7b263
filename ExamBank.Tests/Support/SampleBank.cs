using System.Globalization;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Tests.Support;

/// <summary>
/// A small bank of an invented trade: standard CAFE-2024 with levels L1 and L2, each of 2 areas × 2 tasks × 2 requirements.
/// Every change is made by the domain's own verbs, a minute after the one before it.
/// </summary>
internal sealed class SampleBank(BankWriter writer)
{
    public const string Standard = "CAFE-2024";

    /// <summary>A minute before the first change.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private DateTimeOffset now = Start;

    public static StandardDocument Document(string code) => new(
        code, "咖啡师", "Barista", "1.0", 2024, "样例协会", null,
        [new ProgrammeDocument("中等职业学校", "Secondary vocational school", ["西餐烹饪"])],
        [new TermDocument("3.1", "萃取", "extraction", "用水取出咖啡中的可溶物。", "Taking soluble matter out of coffee with water.")],
        [
            .. new[] { ("L1", "初级"), ("L2", "中级") }.Select(level => new LevelDocument(
                level.Item1, level.Item2, null, "概述", null, ["咖啡师"],
                [
                    .. Range(2).Select(a => new WorkAreaDocument($"{a}", $"领域{a}", $"Area {a}",
                    [
                        .. Range(2).Select(t => new WorkTaskDocument($"{a}.{t}", $"任务{a}.{t}", null,
                        [
                            .. Range(2).Select(r => new RequirementDocument($"{a}.{t}.{r}", $"要求{a}.{t}.{r}", $"Requirement {a}.{t}.{r}", null)),
                        ])),
                    ])),
                ])),
        ]);

    public async Task AddStandardAsync(string code = Standard) => await WriteAsync<bool>(bank =>
    {
        bank.Standards.Add(Domain.Standards.Standard.Create(Document(code), Actor.Seed, Tick()));
        return true;
    });

    /// <summary>Adds a question and takes it as far as <paramref name="status"/>; its number is the next.</summary>
    public async Task<Question> AddQuestionAsync(QuestionContent content, RevisionStatus status = RevisionStatus.Approved, string? code = null) =>
        await WriteAsync<Question>(async bank =>
        {
            var standard = await bank.Standards.SingleAsync(s => s.Code == Standard);
            var resolved = (await ResolverAsync(bank, standard.Id)).Resolve(content).Value;
            var number = await bank.Questions.CountAsync() + 1;
            var question = Question.Create(number, code, standard.Id, resolved, published: true, Actor.Seed, Tick()).Value;
            Advance(question, status);
            bank.Questions.Add(question);
            return question;
        });

    public async Task ReviseAsync(Question question, QuestionContent content, RevisionStatus status = RevisionStatus.Draft) =>
        await WriteAsync<bool>(async bank =>
        {
            var stored = await bank.Questions.Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods).SingleAsync(q => q.Id == question.Id);
            var resolved = (await ResolverAsync(bank, stored.StandardId)).Resolve(content).Value;
            var revised = stored.Revise(resolved, stored.LatestRevision, Actor.Seed, Tick());
            Advance(stored, status);
            return revised.Succeeded;
        });

    public async Task RetireAsync(Question question) => await WriteAsync<bool>(async bank =>
    {
        var stored = await bank.Questions.Include(q => q.StatePeriods).SingleAsync(q => q.Id == question.Id);
        return stored.Retire("过时", Actor.Seed, Tick()).Succeeded;
    });

    public async Task AddStimulusAsync(string code, string title, string content) => await WriteAsync<bool>(async bank =>
    {
        var standard = await bank.Standards.SingleAsync(s => s.Code == Standard);
        bank.Stimuli.Add(Stimulus.Create(standard.Id, code, title, content, Actor.Seed, Tick()).Value);
        return true;
    });

    /// <summary>Adds a blueprint for L1: so many choices of 2 marks and one statement of 2 marks.</summary>
    public async Task AddBlueprintAsync(string name, int choices, params Rule[] rules) => await WriteAsync<bool>(async bank =>
    {
        var standard = await bank.Standards.SingleAsync(s => s.Code == Standard);
        var scoring = new ScoringRule(ScoringMethod.AllOrNothing);
        var document = new BlueprintDocument
        {
            Name = name,
            Title = "咖啡师（初级）理论",
            Standard = Standard,
            Level = "L1",
            Minutes = Minutes.From(60),
            PassMarks = Marks.From(4),
            Notes = ["带笔。"],
            Parts =
            [
                new BlueprintPart("理论",
                [
                    new BlueprintSection(QuestionType.SingleChoice, choices, Marks.From(2), scoring),
                    new BlueprintSection(QuestionType.TrueFalse, 1, Marks.From(2), scoring),
                ]),
            ],
            Rules = rules,
            Objectives = [new Objective { Maximize = new Measure { Distinct = AttributeNames.Requirement } }],
        };
        bank.Blueprints.Add(Blueprint.Create(standard.Id, BlueprintValidator.Validate(document).Value, Actor.Seed, Tick()));
        return true;
    });

    /// <summary>A single choice question.</summary>
    public static QuestionContent Choice(string requirement, string stem = "哪种水温适合手冲？", decimal facility = 0.6m, params string[] further) => new()
    {
        Type = QuestionType.SingleChoice,
        Requirement = requirement,
        FurtherRequirements = further.Length == 0 ? null : further,
        CognitiveLevel = CognitiveLevel.Understand,
        Facility = new Dictionary<string, Facility> { [requirement[..2]] = Facility.From(facility) },
        Marks = Marks.From(2),
        Minutes = Minutes.From(1.5m),
        Stem = stem,
        Options = [new Option("a", "约 60 ℃"), new Option("b", "约 92 ℃"), new Option("c", "约 75 ℃"), new Option("d", "沸水")],
        Key = AnswerKey.Of("b"),
        Explanation = "[[option:b]]正好。",
    };

    /// <summary>A statement.</summary>
    public static QuestionContent Statement(string requirement, string stem = "意式浓缩要用细研磨。", decimal facility = 0.8m) => new()
    {
        Type = QuestionType.TrueFalse,
        Requirement = requirement,
        CognitiveLevel = CognitiveLevel.Remember,
        Facility = new Dictionary<string, Facility> { [requirement[..2]] = Facility.From(facility) },
        Marks = Marks.From(2),
        Minutes = Minutes.From(1),
        Stem = stem,
        Key = AnswerKey.Of(true),
    };

    private static void Advance(Question question, RevisionStatus status)
    {
        var at = question.Latest.CreatedAt;
        if (status is RevisionStatus.InReview or RevisionStatus.Approved or RevisionStatus.Rejected) question.Submit(Actor.Seed, at.AddSeconds(1));
        if (status == RevisionStatus.Approved) question.Approve(Actor.Seed, at.AddSeconds(2));
        if (status == RevisionStatus.Rejected) question.Reject("题干不清", Actor.Seed, at.AddSeconds(2));
    }

    private static async Task<ContentResolver> ResolverAsync(BankContext bank, StandardId standard)
    {
        var requirements = await (
            from r in bank.Requirements
            join t in bank.WorkTasks on r.WorkTaskId equals t.Id
            join a in bank.WorkAreas on t.WorkAreaId equals a.Id
            join l in bank.Levels on a.LevelId equals l.Id
            where l.StandardId == standard
            select new { r.Key, r.Id }).ToDictionaryAsync(r => r.Key, r => r.Id);
        var stimuli = await bank.Stimuli.Include(s => s.Revisions).ToListAsync();
        return new ContentResolver(requirements, ["L1", "L2"], stimuli.ToDictionary(s => s.Code, s => s.Latest));
    }

    private DateTimeOffset Tick() => now = now.AddMinutes(1);

    private static IEnumerable<string> Range(int count) => Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture));

    private Task<T> WriteAsync<T>(Func<BankContext, T> work) => WriteAsync(bank => Task.FromResult(work(bank)));

    private async Task<T> WriteAsync<T>(Func<BankContext, Task<T>> work) =>
        (await writer.WriteAsync<T>(async bank => Result.Of(await work(bank)), CancellationToken.None)).Value;
}
