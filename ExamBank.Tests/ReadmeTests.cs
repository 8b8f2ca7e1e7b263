using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamBank.Api.Hosting;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace ExamBank.Tests;

/// <summary>What the README says is so: its commands run, its queries answer, its paths are there.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ReadmeTests
{
    private const string Program = "dotnet run --project ExamBank.Api";

    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    private static IEnumerable<string> Blocks(string language) => Regex.Matches(Readme, $@"^```{language}\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
        .Select(match => match.Groups["text"].Value);

    private static List<string> Commands => [.. Blocks("sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    [Test]
    [Long]
    public async Task Every_command_runs_one_after_another_on_a_fresh_machine()
    {
        using var folder = new TemporaryFolder();
        Assert.That(Commands, Has.Count.GreaterThan(8));
        // The example that a clone of the repository has.
        foreach (var file in Directory.GetFiles(Repository.Path("seed", "assembly"))) folder.Write($"seed/assembly/{Path.GetFileName(file)}", await File.ReadAllBytesAsync(file));
        foreach (var command in Commands.Where(c => c != "dotnet test"))
        {
            Assert.That(command, Does.StartWith(Program + " -- "));
            var run = await CommandLineProcess.RunAsync(folder.Root, command[(Program + " -- ").Length..].Split(' '));
            run.Ended(0);
        }

        Assert.That(File.Exists(folder.PathOf("data", "exambank.db")));
        foreach (Match file in Regex.Matches(Readme, @"^\| `(?<path>(print|marking)/[^`]+|manifest\.json)`", RegexOptions.Multiline))
            Assert.That(File.Exists(folder.PathOf("papers", "P-000001", file.Groups["path"].Value)), file.Value);
    }

    [Test]
    [Long]
    public void Dotnet_run_works_in_the_folder_that_the_user_is_in()
    {
        using var folder = new TemporaryFolder();
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [.. Program.Split(' ')[1..3], Path.Combine(Repository.Root, "ExamBank.Api"), "--no-build", "--", "coverage"])
        {
            WorkingDirectory = folder.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, output);
        Assert.That(File.Exists(folder.PathOf("data", "exambank.db")));
    }

    [Test]
    public async Task Commands_within_the_text_run_too()
    {
        using var folder = new TemporaryFolder();
        await SeededBank.CopyToAsync(folder.PathOf("bank.db"));
        (await CommandLineHere.RunAsync("questions", "export", folder.PathOf("exported"), "--database", folder.PathOf("bank.db"))).Ended(0);
        folder.Write("standard.txt", PublishedText);
        var inline = Regex.Matches(Readme, @"`(?<verb>(questions|standard|seed|backup|restore|coverage|generate)( [a-z]+)? (?<place>FOLDER|FILE))`").ToList();
        Assert.That(inline, Has.Count.GreaterThanOrEqualTo(2));
        foreach (var command in inline.Select(m => m.Groups["verb"].Value))
        {
            var arguments = command.Split(' ').Select(word => word switch
            {
                "FOLDER" => folder.PathOf("exported"),
                "FILE" => folder.PathOf("standard.txt"),
                _ => word,
            });
            (await CommandLineHere.RunAsync([.. arguments, "--database", folder.PathOf("bank.db")])).Ended(0).InWords();
        }
    }

    [Test]
    public async Task A_locked_account_is_unlocked_as_the_text_says()
    {
        using var folder = new TemporaryFolder();
        var database = folder.PathOf("bank.db");
        await SeededBank.CopyToAsync(database);
        (await CommandLineHere.RunAsync("account", "create", "wang", "--roles", "author", "--database", database)).Ended(0);
        await SeededBank.ChangeAsync(database, async bank =>
        {
            var now = DateTimeOffset.UtcNow;
            (await bank.Accounts.SingleAsync()).LockUntil(now.AddMinutes(15), now);
        });

        var command = Regex.Match(Readme, "`(?<command>account unlock [a-z]+)`").Groups["command"].Value;

        (await CommandLineHere.RunAsync([.. command.Split(' '), "--database", database])).Ended(0).InWords();
        Assert.That(SeededBank.Ask<long>(database, "SELECT count(*) FROM Accounts WHERE LockedUntil IS NULL"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_service_takes_a_provider_to_sign_in_by_as_the_text_says()
    {
        using var folder = new TemporaryFolder();
        await SeededBank.CopyToAsync(folder.PathOf("bank.db"));
        (await CommandLineHere.RunAsync("account", "create", "wang", "--roles", "author", "--database", folder.PathOf("bank.db"))).Ended(0);
        var secret = folder.Write("secret", "of this server");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var options = Regex.Match(Readme, "`(?<options>--openid-[^`]+)`").Groups["options"].Value.Replace("FILE", secret, StringComparison.Ordinal);
        Assert.That(Readme, Does.Contain($"`{OpenIdProvider.SecretVariable}`").And.Contain("/account/openid/callback"));
        var url = FreeUrl();

        using var service = CommandLineProcess.Start(folder.Root, ["serve", "--urls", url, "--database", "bank.db", .. options.Split(' ')]);

        Assert.That(await PageOfAsync(service, new Uri($"{url}/account/sign-in")), Does.Contain("href=\"/account/openid\""));
    }

    [Test]
    public void The_test_command_is_the_one_of_the_gate()
    {
        Assert.That(Commands, Does.Contain("dotnet test"));
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), Does.Contain("timeout 300 dotnet test "));
    }

    [Test]
    public async Task The_service_starts_without_a_verb_and_answers_every_query()
    {
        using var folder = new TemporaryFolder();
        await SeededBank.CopyToAsync(folder.PathOf("bank.db"));
        Assert.That(Readme, Does.Contain($"`{Program}` (or `serve`)").And.Contain(ServerOptions.UsualUrl + "/graphql"));
        await using var server = Server.Build(ServerOptions.Create("http://127.0.0.1:0", folder.PathOf("bank.db")).Value, logging => logging.SetMinimumLevel(LogLevel.None));
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
        var queries = Blocks("graphql").ToList();
        Assert.That(queries, Has.Count.EqualTo(3), "One for each kind of user.");
        foreach (var query in queries)
        {
            var answer = JsonNode.Parse(await (await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query })).Content.ReadAsStringAsync())!;
            Assert.That(answer["errors"], Is.Null, answer.ToJsonString());
            var field = answer["data"]!.AsObject().Single();
            switch (field.Key)
            {
                case "questions":
                    Assert.That((int)field.Value!["totalCount"]!, Is.Positive);
                    break;
                case "assemblePaper":
                    Assert.That(field.Value!["errors"]!.AsArray(), Is.Empty);
                    var paper = field.Value["paper"]!;
                    Assert.That((await client.GetByteArrayAsync(new Uri((string)paper["keyUrl"]!, UriKind.RelativeOrAbsolute))).Length, Is.GreaterThan(1000));
                    Assert.That(paper["forms"]![0]!["versions"]!.AsArray(), Has.Count.EqualTo(2));
                    break;
                default:
                    Assert.That((int)field.Value!["coveredCount"]!, Is.EqualTo(150));
                    break;
            }
        }
    }

    [Test]
    public void Every_path_that_it_names_is_there()
    {
        var paths = Regex.Matches(Readme, @"`(?<path>(seed|ExamBank\.[A-Z][A-Za-z]+|\.ci)/[^`*\s]*)`").Select(m => m.Groups["path"].Value).Distinct().ToList();
        Assert.That(paths, Has.Count.GreaterThan(6));
        foreach (var path in paths.Select(p => Path.Combine(Repository.Root, p)))
            Assert.That(File.Exists(path) || Directory.Exists(path), path);
    }

    [Test]
    public void The_number_of_seed_questions_is_true() =>
        Assert.That(Readme, Does.Contain(FormattableString.Invariant($"with {SeedFiles.Questions.Count:#,0} questions")));

    private static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>A page of a service that is starting.</summary>
    private static async Task<string> PageOfAsync(CommandLineProcess service, Uri address)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                return await client.GetStringAsync(address);
            }
            catch (HttpRequestException) when (!service.HasEnded)
            {
                await Task.Delay(50);
            }
        }
    }

    private const string PublishedText = """
        宠物美容职业技能等级标准
        （2023年 1.0版）
        样例协会 制定
        2023年5月 发布
        3 术语和定义
        3.1 宠物美容 pet grooming
        为宠物清洁、修剪和护理。
        6.1 职业技能划分等级
        宠物美容职业技能等级分为初级。
        【宠物美容】（初级）：完成洗护工作。
        表1 宠物美容职业技能等级要求（初级）
        工作领域	工作任务	职业技能要求
        1. 基础洗护	1.1 洗浴	1.1.1 能够为短毛犬洗浴。 1.1.2 能够吹干毛发。
        """;
}
