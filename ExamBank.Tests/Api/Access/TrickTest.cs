using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Ways around the rules that were tried before: other names, fragments, interfaces, long ways, many at once.</summary>
internal sealed class TrickTest
{
    private Cafe cafe = null!;

    [OneTimeSetUp]
    public async Task Open() => cafe = await Cafe.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await cafe.DisposeAsync();

    [TestCase("""{ question(number: "Q-000001") { code: latestRevision { number: stem } } }""", TestName = "A text under another name")]
    [TestCase("""{ question(number: "Q-000001") { ...a } } fragment a on Question { latestRevision { ...b } } fragment b on Revision { stem }""", TestName = "A text in a fragment of a fragment")]
    [TestCase("""{ question(number: "Q-000001") { latestRevision { ... { ... on Node { ... on Revision { explanation } } } } } }""", TestName = "A text behind an interface")]
    [TestCase("""{ papers { nodes { forms { questions { revision { question { standard { code } approvedRevision { options { text } } } } } } } } }""", TestName = "A text by the long way from a paper")]
    [TestCase("""{ papers { nodes { forms { versions { questions { keyLetters } } } } } }""", TestName = "Key letters of a paper")]
    [TestCase("""query($no: Boolean = false) { question(number: "Q-000001") { latestRevision { key @include(if: $no) { options } } } }""", TestName = "A key that is not included")]
    [TestCase("""{ standards { code } a: question(number: "Q-000001") { latestRevision { number } } b: question(number: "Q-000001") { latestRevision { stem } } }""", TestName = "A text beside what is allowed")]
    [TestCase("""mutation { submitQuestion(input: { number: "Q-000001" }) { question { latestRevision { stem } } errors { code } } }""", TestName = "A text in the answer to a change")]
    public async Task An_auditor_reads_no_text(string query)
    {
        var answer = (await cafe.Of("auditor").QueryAsync(query)).ToJsonString();

        Assert.That(answer, Does.Contain("access.denied").And.Not.Contain("TEXT"));
    }

    [Test]
    public async Task A_hundred_numbers_guessed_at_once_are_all_nothing()
    {
        var guesses = string.Join(' ', Enumerable.Range(1, 60).Select(i => FormattableString.Invariant($"q{i}: question(number: \"Q-{i:000000}\") {{ code }}")));

        var answer = await cafe.Of("all-of-tea").QueryAsync($"{{ {guesses} }}");

        Assert.That(answer["data"]!.AsObject().Select(guess => guess.Value), Is.All.Null);
    }

    [Test]
    public async Task What_is_hidden_counts_in_no_total_and_stands_in_no_order()
    {
        const string Query = "{ questions(order: UPDATED_DESC, first: 100) { totalCount nodes { number latestRevision { number status } approvedRevision { number } revisions { number } } } }";
        var all = (await cafe.Of("author").QueryAsync(Query))["data"]!["questions"]!;
        var some = (await cafe.Of("setter").QueryAsync(Query))["data"]!["questions"]!;

        Assert.That(((int)all["totalCount"]!, (int)some["totalCount"]!), Is.EqualTo((9, 7)));
        // The question with the newer draft comes last for whom the draft does not exist.
        Assert.That(all["nodes"]!.AsArray().Select(q => (string)q!["number"]!).First(number => number is "Q-000001" or "Q-000002" or "Q-000003" or "Q-000004"), Is.EqualTo("Q-000004"));
        var revised = some["nodes"]!.AsArray().Single(q => (string?)q!["number"] == "Q-000001")!;
        Assert.That((int)revised["latestRevision"]!["number"]!, Is.EqualTo(1));
        Assert.That(revised["revisions"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("submitQuestion(input: { number: \"NUMBER\" })")]
    [TestCase("retireQuestion(input: { number: \"NUMBER\", reason: \"x\" })")]
    public async Task A_question_of_another_standard_is_answered_like_one_that_does_not_exist(string change)
    {
        var errors = new List<string>();
        foreach (var number in new[] { "Q-000001", "Q-999999" })
        {
            var query = $"mutation {{ {change.Replace("NUMBER", number)} {{ errors {{ __typename code path message }} }} }}";
            errors.Add((await cafe.Of("all-of-tea").QueryAsync(query)).ToJsonString().Replace(number, "NUMBER"));
        }

        Assert.That(errors.Distinct().Single(), Does.Contain("question.not-found"));
    }

    [Test]
    public async Task Nobody_finds_the_paper_of_another_by_its_seed()
    {
        var answer = await cafe.Of("setter").QueryAsync("{ papers { totalCount nodes { number seed } } }");

        Assert.That(answer["data"]!["papers"]!["nodes"]!.AsArray().Select(p => (string?)p!["number"]), Is.EqualTo(["P-000001"]));
        Assert.That((int)answer["data"]!["papers"]!["totalCount"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_for_some_roles_has_no_others()
    {
        await Member.JoinAsync(cafe.Server, "both", Roles.Author | Roles.PaperSetter);
        var writes = new Member(cafe.Server, "both", await Member.TokenAsync(cafe.Server, "both", TokenScopes.All, Roles.PaperSetter));

        Assert.That(Cafe.Outcome(await writes.QueryAsync("""{ question(number: "Q-000002") { number } }""")), Is.EqualTo("hidden"));
        Assert.That(Cafe.Outcome(await writes.QueryAsync("{ papers { nodes { number } } }")), Is.EqualTo("hidden"));
        Assert.That(Cafe.Outcome(await writes.QueryAsync("""{ coverage(standard: "CAFE-2024", level: "L1") { requirementCount } }""")), Is.EqualTo("denied"));
    }
}
