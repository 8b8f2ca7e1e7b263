using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using ExamBank.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>All lists of the schema are walked through in one way.</summary>
internal sealed class ListsTest
{
    private const string Thin = """filter: { standard: "CAFE-2024", level: "L1", minimum: 9 }""";

    private static readonly string[] Arguments = ["first", "after", "last", "before"];

    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 3; i++) await server.Bank.AddQuestionAsync(SampleBank.Choice($"L1-1.1.{1 + (i % 2)}", "手冲咖啡时哪种水温最合适？"));
        for (var i = 0; i < 3; i++) await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-2.1.1", $"待审第 {i} 题？"), RevisionStatus.InReview);
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-2.1.1"));
        await server.Bank.AddBlueprintAsync("cafe-l1", choices: 1);
        for (var seed = 1; seed <= 2; seed++)
            foreach (var draft in new[] { "false", "true" })
                await DoAsync($"assemblePaper(input: {{ blueprint: \"cafe-l1\", seed: {seed}, draft: {draft} }}) {{ errors {{ message }} }}");
        await server.Services.GetRequiredService<BankWriter>().WriteAsync<bool>(AddAsync, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("papers", "", 2)]
    [TestCase("draftPapers", "", 2)]
    [TestCase("jointSteps", "", 3)]
    [TestCase("paperReleases", "", 3)]
    [TestCase("assignments", "", 4)]
    [TestCase("auditLog", """filter: { verb: "question.created" }""", 7)]
    [TestCase("nearDuplicates", "threshold: 0.9", 3)]
    [TestCase("thinRequirements", Thin, 8)]
    [TestCase("myWork toReview", "", 3)]
    [TestCase("myWork toChange", "", 0)]
    [TestCase("myWork assigned", "", 0)]
    public Task A_list_is_the_same_as_a_whole_and_row_by_row_from_either_end(string list, string arguments, int rows) =>
        ListWalk.AssertSameFromEitherEndAsync(query => server.QueryAsync(query), list, arguments, rows);

    [Test]
    public void Every_list_with_pages_takes_the_same_four_arguments_and_no_other_list_more_than_first()
    {
        var objects = server.Services.GetRequiredService<ISchema>().AllTypes.OfType<IObjectGraphType>().SelectMany(type => type.Fields.Select(field => (
            Path: $"{type.Name}.{field.Name}", IsList: field.ResolvedType!.GetNamedType().Name.EndsWith("Connection", StringComparison.Ordinal),
            Given: (field.Arguments ?? []).Select(argument => argument.Name).Intersect(Arguments).ToList()))).ToList();

        Assert.That(objects.Count(field => field.IsList), Is.GreaterThan(10));
        Assert.That(objects.Where(field => field.IsList ? field.Given.Count != Arguments.Length : field.Given.Except(["first"]).Any()).Select(field => field.Path), Is.Empty);
    }

    private async Task<Result<bool>> AddAsync(BankContext bank)
    {
        var (actor, at) = (Actor.LocalOperator("test"), SampleBank.Start.AddDays(1));
        var standard = await bank.Standards.SingleAsync();
        var paper = await bank.Papers.FirstAsync();
        var requirement = await bank.Requirements.FirstAsync(r => r.Key == "L1-1.1.1");
        for (var i = 1; i <= 3; i++)
        {
            bank.JointSteps.Add(JointStep.Request(JointStepKind.LockDraft, i, (1, standard.Id), "{}", "ben", actor, at).Value);
            var plan = new ReleasePlan(paper.DisplayNumber, at, at.AddHours(1), at.AddHours(2), at.AddHours(3), [new CentrePlan("C-1", ["A"])], Spare: false, Marked: false);
            bank.PaperReleases.Add(PaperRelease.Create(i, paper.Id, plan, "anna", actor, at));
        }

        // Two are due at the same time, two at none.
        foreach (var (number, due) in new (int, DateTimeOffset?)[] { (1, null), (2, at.AddDays(1)), (3, at.AddDays(1)), (4, null) })
            bank.Assignments.Add(Assignment.Commission(number, standard, requirement, 1, new AssignmentTerms("wang", due, null), actor, at).Value);
        return true;
    }

    private async Task DoAsync(string mutation)
    {
        var answer = await server.QueryAsync($"mutation {{ {mutation} }}");
        Assert.That(answer["data"]!.AsObject().Single().Value!["errors"]!.AsArray(), Is.Empty, answer.ToJsonString());
    }
}
