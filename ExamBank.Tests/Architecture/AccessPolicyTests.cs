using System.Text.RegularExpressions;
using ExamBank.Api.Features.Access;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Architecture;

/// <summary>The table of rules and what it rules over are the same.</summary>
[TestFixture]
public sealed class AccessPolicyTests
{
    private RunningServer server = null!;
    private ISchema schema = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    private IEnumerable<IComplexGraphType> Types => schema.AllTypes.OfType<IComplexGraphType>()
        .Where(type => type is not IInputObjectGraphType && !type.Name.StartsWith("__", StringComparison.Ordinal));

    [Test]
    public void Every_field_has_a_rule() => Assert.That(
        Types.SelectMany(type => type.Fields.Where(field => AccessVisitor.RuleOf(field) is null).Select(field => $"{type.Name}.{field.Name}")), Is.Empty,
        "Give it a line in AccessPolicy.");

    [Test]
    public void Every_rule_has_a_field() => Assert.That(
        AccessPolicy.Graph.Keys.Except(Types.SelectMany(type => type.Fields.Select(field => $"{type.Name}.{field.Name}").Append(type.Name))), Is.Empty);

    [Test]
    public void A_type_has_one_rule_or_one_for_each_of_its_fields() => Assert.That(
        Types.Where(type => AccessPolicy.Graph.ContainsKey(type.Name) && type.Fields.Any(field => AccessPolicy.Graph.ContainsKey($"{type.Name}.{field.Name}"))).Select(type => type.Name), Is.Empty,
        "A field that is new must not get the rule of its type where the fields of the type have several.");

    [TestCase("Question")]
    [TestCase("Revision")]
    [TestCase("Paper")]
    [TestCase("PaperVersion")]
    [TestCase("KeyRevision")]
    [TestCase("ChecklistAnswer")]
    public void A_field_that_is_new_has_no_rule_where_some_fields_are_texts_or_keys(string type) =>
        Assert.That(AccessPolicy.Of(type, "somethingNew"), Is.Null);

    [Test]
    public void Every_member_of_an_input_has_a_rule_where_one_has()
    {
        var ruled = Types.SelectMany(type => type.Fields).SelectMany(field => AccessVisitor.RuleOf(field)?.Arguments.Where(a => a.Path.Member is not null)
            .GroupBy(a => a.Path.Argument, a => a.Path.Member!).Select(a => (field.Name, Input: (IInputObjectGraphType)field.Arguments!.Find(a.Key)!.ResolvedType!.GetNamedType(), Members: a.ToList())) ?? []).ToList();

        Assert.That(ruled.Select(rule => rule.Input.Name), Does.Contain("QuestionFilter"));
        foreach (var (field, input, members) in ruled)
            Assert.That(members, Is.EquivalentTo(input.Fields.Select(member => member.Name)), $"Give it a line at {field} in AccessPolicy.");
    }

    [Test]
    public void Every_route_has_a_rule_and_every_rule_a_route() => Assert.That(
        server.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText).Distinct(),
        Is.EquivalentTo(AccessPolicy.Routes.Keys));

    [Test]
    public void Every_change_can_say_in_its_payload_that_it_was_refused() => Assert.That(
        schema.Mutation!.Fields.Where(field => !IsPayload(field.ResolvedType!.GetNamedType())).Select(field => field.Name), Is.Empty,
        "Let the payload implement IPayload.");

    [Test]
    public void The_graph_reads_the_bank_as_the_one_who_asks_sees_it()
    {
        var offenders = Directory.EnumerateFiles(Repository.Path("ExamBank.Api", "Features"), "*.cs", SearchOption.AllDirectories)
            .Where(path => Regex.IsMatch(Path.GetFileName(path), @"(Queries|Mutations|Loaders|Nodes?|MutationTypes|Search|Places|Projections)\.cs$"))
            .Where(path => File.ReadAllText(path).Contains("BankContext", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.That(offenders, Is.Empty, "Take a BankView.");
    }

    [TestCase(Roles.Author | Roles.Reviewer | Roles.PaperSetter | Roles.Administrator, null)]
    [TestCase(Roles.Auditor | Roles.Administrator, null)]
    [TestCase(Roles.None, "access.no-role")]
    [TestCase(Roles.Auditor | Roles.Author, "access.roles-apart")]
    [TestCase(Roles.Auditor | Roles.PaperSetter, "access.roles-apart")]
    [TestCase(Roles.Centre, "access.centre-and-role")]
    public void Roles_that_one_account_may_hold(Roles roles, string? problem) =>
        Assert.That(new AccountRights(roles, [], null).Problem()?.Code, Is.EqualTo(problem));

    private static bool IsPayload(IGraphType type)
    {
        for (var at = type.GetType(); at is not null; at = at.BaseType)
            if (at.GetGenericArguments().Any(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPayload<>)))) return true;
        return false;
    }
}
