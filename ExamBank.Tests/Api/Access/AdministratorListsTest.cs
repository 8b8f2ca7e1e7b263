using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>The lists of administrators, which are there once there are accounts, are walked through as all others are.</summary>
internal sealed class AdministratorListsTest
{
    private static readonly string LongestName = new('李', AccessNames.LongestName);

    private ReleaseCase released = null!;
    private Browser browser = null!;
    private Member administrator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        released = await ReleaseCase.OpenAsync();
        browser = new Browser(released.Server.Client.BaseAddress!);
        administrator = await Member.SignInAsync(released.Server, browser, "Administrator", Roles.Administrator);
        await Member.JoinAsync(released.Server, "auditor", Roles.Auditor);
        await Member.JoinAsync(released.Server, "inspector", Roles.Auditor);
        await Member.JoinAsync(released.Server, LongestName, Roles.Author);
        var second = await released.Anna.AssembleAsync("CAFE-L1", released.Ben, "seed: 2, forms: 1");
        foreach (var (paper, auditor) in new[] { (released.Paper, "auditor"), (second, "auditor"), (released.Paper, "inspector") })
        {
            var given = await administrator.QueryAsync($"mutation {{ grantPaper(input: {{ paper: \"{paper}\", auditor: \"{auditor}\", reason: \"复核投诉\" }}) {{ errors {{ code }} }} }}");
            Assert.That(given["data"]!["grantPaper"]!["errors"]!.AsArray(), Is.Empty);
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        browser.Dispose();
        await released.DisposeAsync();
    }

    [TestCase("accounts", "", 9)]
    [TestCase("accounts", "name: \"ANNA\"", 1)]
    [TestCase("accounts", "name: \"nobody\"", 0)]
    [TestCase("centres", "", 2)]
    [TestCase("paperGrants", "", 3)]
    [TestCase("paperGrants", "paper: \"P-000001\"", 2)]
    public async Task A_list_is_the_same_as_a_whole_and_row_by_row_from_either_end(string list, string arguments, int rows)
    {
        await ListWalk.AssertSameFromEitherEndAsync(query => administrator.QueryAsync(query), list, arguments, rows);

        var filter = arguments.Length == 0 ? "" : $"({arguments})";
        Assert.That((int)(await administrator.QueryAsync($"{{ {list}{filter} {{ totalCount }} }}"))["data"]![list]!["totalCount"]!, Is.EqualTo(rows));
    }

    [TestCase("accounts", "name", "Administrator anna auditor ben inspector one one-too two LONGEST")]
    [TestCase("centres", "code", "C-1 C-2")]
    [TestCase("paperGrants", "number", "G-000003 G-000002 G-000001")]
    public async Task Accounts_come_by_name_centres_by_code_and_grants_newest_first(string list, string field, string inOrder)
    {
        var answer = await administrator.QueryAsync($"{{ {list} {{ nodes {{ {field} }} }} }}");

        Assert.That(
            answer["data"]![list]!["nodes"]!.AsArray().Select(node => (string?)node![field]),
            Is.EqualTo(inOrder.Split(' ').Select(name => name == "LONGEST" ? LongestName : name)));
    }

    [Test]
    public async Task A_page_of_accounts_costs_the_same_statements_whatever_its_size()
    {
        Assert.That(await StatementsAsync(9), Is.EqualTo(await StatementsAsync(1)));

        async Task<int> StatementsAsync(int first)
        {
            using var sql = released.Server.CountSql();
            var answer = await administrator.QueryAsync($"{{ accounts(first: {first}) {{ totalCount nodes {{ name standards centre tokens {{ number }} }} }} }}");
            Assert.That(answer["data"]!["accounts"]!["nodes"]!.AsArray(), Has.Count.EqualTo(first));
            return sql.Statements.Count;
        }
    }

    [Test]
    public async Task Tokens_are_read_where_they_are_shown_and_only_there()
    {
        using var sql = released.Server.CountSql();
        await administrator.QueryAsync("{ accounts { nodes { name roles } } }");
        await browser.OpenAsync("/account/accounts");
        await browser.OpenAsync("/account");
        Assert.That(sql.Statements.Where(s => s.Contains("AccessTokens", StringComparison.Ordinal) && !s.Contains("NormalizedName", StringComparison.Ordinal)), Is.Empty);

        var shown = await administrator.QueryAsync("""{ accounts(name: "anna") { nodes { tokens { number } } } }""");
        Assert.That(shown["data"]!["accounts"]!["nodes"]![0]!["tokens"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await browser.OpenAsync("/account/accounts/anna")).Text, Does.Contain((string)shown["data"]!["accounts"]!["nodes"]![0]!["tokens"]![0]!["number"]!));
    }

    [TestCase("accounts", "after: \"anna\"", "page.cursor")]
    [TestCase("paperGrants", "before: \"G-000002\"", "page.cursor")]
    [TestCase("centres", "first: 101", "page.size")]
    [TestCase("centres", "first: 1, last: 1", "page.first-and-last")]
    public async Task What_is_no_page_is_refused(string list, string page, string code) =>
        Assert.That((await administrator.QueryAsync($"{{ {list}({page}) {{ totalCount }} }}")).ToJsonString(), Does.Contain($"\"{code}\""));
}
