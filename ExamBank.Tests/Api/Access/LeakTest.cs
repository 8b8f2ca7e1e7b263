using System.Text.Json;
using ExamBank.Tests.Support;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>
/// Walks every field that can be reached, one request a field and member, and reads what comes back: a text that somebody may not read
/// stands in none of their answers, whatever way they took to it.
/// </summary>
[Long]
internal sealed class LeakTest
{
    private const int Deepest = 6;

    private static readonly string[] TextReaders = ["author", "reviewer", "setter", "setter-2", "author-reads"];
    private static readonly string[] DraftReaders = ["author", "reviewer", "author-reads"];
    private static readonly string[] Auditors = ["auditor", "auditor-granted"];

    /// <summary>Arguments of fields below the root that cannot be asked for without any.</summary>
    private static readonly Dictionary<string, string> Arguments = new() { ["Question.diff"] = "(from: 1, to: 1)" };

    /// <summary>Requests beside those of the access table: other objects, and changes that are done or that are told with what is stored.</summary>
    private static readonly string[] More =
    [
        """{ questions(filter: { statuses: [DRAFT, IN_REVIEW, REJECTED] }) { totalCount } }""",
        """{ question(number: "Q-000002") { number } }""",
        """{ question(number: "Q-000005") { number } }""",
        """{ question(number: "Q-000006") { number } }""",
        """{ question(number: "Q-000008") { number } }""",
        """{ question(number: "Q-000009") { number } }""",
        """{ usage(question: "Q-000002") { exposure } }""",
        """{ paper(number: "P-000002") { number } }""",
        """{ paperText(paper: "P-000002") { title } }""",
        """{ compareForms(number: "P-000001", other: "P-000002") { forms { name } } }""",
        """{ checkForm(input: { blueprint: "cafe-l1", questions: ["CAFE-1", "CAFE-3", "CAFE-4"] }) { good } }""",
        """{ swapCandidates(input: { blueprint: "cafe-l1", questions: ["CAFE-1", "CAFE-3", "CAFE-4"], replace: "CAFE-1" }) { totalCount } }""",
        """{ draftPaper(number: "D-000002") { number } }""",
        """{ auditLog(first: 100) { totalCount } }""",
        """mutation { changeStandardSettings(input: { standard: "CAFE-2024", approvalsNeeded: 1 }) { errors { code } } }""",
        """mutation { openReviewThread(input: { number: "Q-000001", field: "stem", text: "？" }) { errors { code } } }""",
        """mutation { assignQuestions(input: { numbers: ["Q-000001"], role: AUTHOR, assignee: "author" }) { errors { code } } }""",
        """mutation { submitQuestions(input: { numbers: ["Q-000001", "Q-000006"] }) { errors { code } } }""",
        """mutation { judgePair(input: { first: "Q-000001", second: "Q-000003", verdict: DIFFERENT }) { errors { code } } }""",
        """mutation { restoreRevision(input: { number: "Q-000001", revision: 1, expectedRevision: 1 }) { errors { code } } }""",
        """mutation { discardDraft(input: { number: "D-000001", expectedRevision: 1 }) { errors { code } } }""",
    ];

    /// <summary>What must not be read, and who reads it all the same, for it is theirs.</summary>
    private Dictionary<string, string[]> Readers() => new()
    {
        [Cafe.ApprovedText] = [.. TextReaders, "auditor-granted"],
        [Cafe.ApprovedKey] = [.. TextReaders, "auditor-granted"],
        [Cafe.KeyOption] = TextReaders,
        [Cafe.BlankKey] = TextReaders,
        [Cafe.WrittenKey] = TextReaders,
        [Cafe.RubricKey] = TextReaders,
        ["\"keyLetters\":[\""] = ["setter", "setter-2"],
        [Cafe.DraftText] = DraftReaders,
        [Cafe.DraftKeyOption] = DraftReaders,
        [Cafe.LonelyDraft] = DraftReaders,
        [Cafe.StimulusText] = DraftReaders,
        [Cafe.RejectionReason] = DraftReaders,
        [Cafe.RetirementReason] = TextReaders,
        [Cafe.ThreadText] = DraftReaders,
        [Cafe.ChecklistNote] = DraftReaders,
        [Cafe.AssignmentNote] = DraftReaders,
        [Cafe.Seed] = ["setter"],
        [Cafe.OtherSeed] = ["setter-2"],
        [cafe.Fingerprint] = ["setter", .. Auditors],
        [cafe.KeyHash] = ["setter", .. Auditors],
    };

    private Cafe cafe = null!;

    [OneTimeSetUp]
    public async Task Open() => cafe = await Cafe.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await cafe.DisposeAsync();

    [Test]
    public async Task Nobody_reads_a_text_that_is_not_theirs_by_any_field()
    {
        var (queries, readers) = (Queries(), Readers());
        var read = readers.Keys.ToDictionary(text => text, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var (broken, answered) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var member in cafe.Members)
        {
            foreach (var query in queries)
            {
                var told = await member.QueryAsync(query);
                if (told["errors"] is null) answered.Add(query);
                var answer = told.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                if (answer.Contains("\"unexpected\"", StringComparison.Ordinal) || answer.Contains("access.too-many", StringComparison.Ordinal)) broken.Add($"{member.Name}: {query} {answer}");
                foreach (var text in readers.Keys.Where(text => answer.Contains(text, StringComparison.Ordinal)))
                {
                    read[text].Add(member.Name);
                    if (!readers[text].Contains(member.Name)) broken.Add($"{text} to {member.Name}: {query}");
                    // A grant is for the paper as it is printed, and for nothing by any other way.
                    if (member.Name == "auditor-granted" && !readers[text].Contains("auditor") && !query.StartsWith("{ paperText(paper: \"P-000001\")", StringComparison.Ordinal)) broken.Add($"{member.Name}: {query}");
                }
            }
        }

        await TestContext.Out.WriteLineAsync($"{queries.Count} requests for each of {cafe.Members.Count} members");
        Assert.That(queries, Has.Count.GreaterThan(1000));
        Assert.That(broken, Is.Empty);
        // A paper setter meets no conflict about a question, whose fields are not all theirs.
        Assert.That(queries.Except(answered).Where(query => !query.Contains("... on ConflictError", StringComparison.Ordinal)), Is.Empty, "What nobody may ask is not walked.");
        Assert.Multiple(() =>
        {
            foreach (var (text, names) in readers) Assert.That(read[text], Is.EquivalentTo(names), text);
        });
    }

    /// <summary>A request for every leaf, from every door.</summary>
    private List<string> Queries()
    {
        var schema = cafe.Server.Services.GetRequiredService<ISchema>();
        var nodes = cafe.Ids.SelectMany(id => Leaves(schema, schema.AllTypes[id.Key.Split(' ')[0]]!, Deepest, []).Select(leaf => $"{{ node(id: \"{id.Value}\") {{ ... on {id.Key.Split(' ')[0]} {{ {leaf} }} }} }}"));
        // What a change that is refused gives is its errors; they are asked for as a whole, which everybody may.
        var (asked, refused) = (AccessTableTest.Requests.Where(r => r.StartsWith('{')), AccessTableTest.Requests.Where(r => !r.StartsWith('{')));
        return [
            .. asked.Concat(More.Where(r => r.StartsWith('{'))).SelectMany(request => Walked(schema, request)),
            .. nodes,
            .. refused.Select(request => request.Replace("{ errors { code } }", "{ errors { code message path facts { name value } } }", StringComparison.Ordinal)),
            .. More.Where(r => !r.StartsWith('{')).SelectMany(request => Walked(schema, request)),
        ];
    }

    /// <summary>The request with every leaf in the place of what it selects.</summary>
    private static IEnumerable<string> Walked(ISchema schema, string request)
    {
        var operation = (GraphQLOperationDefinition)Parser.Parse(request).Definitions.Single();
        var field = (GraphQLField)operation.SelectionSet.Selections.Single();
        var (root, before) = operation.Operation == OperationType.Mutation ? (schema.Mutation!, "mutation ") : (schema.Query, "");
        var call = request[field.Location.Start..field.SelectionSet!.Location.Start];
        return Leaves(schema, root.GetField(field.Name)!.ResolvedType!.GetNamedType(), Deepest, [], root == schema.Mutation).Select(leaf => $"{before}{{ {call} {{ {leaf} }} }}");
    }

    private static IEnumerable<string> Leaves(ISchema schema, IGraphType type, int depth, HashSet<string> above, bool conflicts = false)
    {
        if (type is not IComplexGraphType complex || depth == 0) yield break;
        // What leads nowhere is asked for by every field that has it: the blanks of a part may be empty where those of the question are not.
        var ends = complex.Fields.All(field => field.ResolvedType!.GetNamedType() is not IComplexGraphType);
        foreach (var field in complex.Fields)
        {
            // Others once on a door: whoever reaches them by another way meets the same rule. Where one would be cut off it is left to another way.
            var inside = field.ResolvedType!.GetNamedType();
            if ((inside is IComplexGraphType && depth == 1) || (!above.Add($"{type.Name}.{field.Name}") && !ends)) continue;
            var call = field.Name + Arguments.GetValueOrDefault($"{type.Name}.{field.Name}");
            if (inside is IComplexGraphType)
                foreach (var leaf in Leaves(schema, inside, depth - 1, above, conflicts)) yield return $"{call} {{ {leaf} }}";
            else
                yield return call;
        }

        // A change that comes too late is told with what is stored.
        if (!conflicts || type is not IInterfaceGraphType { Name: "UserError" } errors) yield break;
        foreach (var kind in errors.PossibleTypes)
            foreach (var leaf in Leaves(schema, kind, depth - 1, above)) yield return $"... on {kind.Name} {{ {leaf} }}";
    }
}
