using System.Net;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api;

/// <summary>Who can reach the server, as long as there are no accounts.</summary>
[NonParallelizable]
internal sealed class ServerTest
{
    [TestCase("http://localhost:5080")]
    [TestCase("http://127.0.0.1:0")]
    [TestCase("http://127.5.5.5:80")]
    [TestCase("http://[::1]:5080")]
    [TestCase("http://127.0.0.1:5080;http://[::1]:5080")]
    public void An_address_of_this_machine_is_taken(string urls)
    {
        Assert.That(ServerOptions.Create(urls, "bank.db").Succeeded, Is.True);
    }

    [TestCase("http://0.0.0.0:5080")]
    [TestCase("http://*:5080")]
    [TestCase("http://+:5080")]
    [TestCase("http://[::]:5080")]
    [TestCase("http://192.168.1.5:5080")]
    [TestCase("http://bank.example:5080")]
    [TestCase("http://localhost.evil.example:5080")]
    [TestCase("http://127.0.0.1:5080;http://0.0.0.0:5081")]
    public void Another_address_is_refused(string urls)
    {
        Assert.That(ServerOptions.Create(urls, "bank.db").Errors.Single().Code, Is.EqualTo("serve.not-loopback"));
    }

    [TestCase("")]
    [TestCase("localhost")]
    [TestCase("ftp://localhost:21")]
    [TestCase("https://localhost:5080")]
    [TestCase("http://localhost:5080/path")]
    [TestCase("http://localhost:99999")]
    [TestCase("http://unix:/run/bank.sock")]
    public void What_is_no_address_is_refused(string urls)
    {
        Assert.That(ServerOptions.Create(urls, "bank.db").Errors.Single().Code, Is.EqualTo("serve.not-a-url"));
    }

    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("LOCALHOST:1234", HttpStatusCode.OK)]
    [TestCase("127.0.0.1", HttpStatusCode.OK)]
    [TestCase("[::1]:80", HttpStatusCode.OK)]
    [TestCase("attacker.example", HttpStatusCode.BadRequest)]
    [TestCase("localhost.attacker.example", HttpStatusCode.BadRequest)]
    [TestCase("127.0.0.1.attacker.example:5080", HttpStatusCode.BadRequest)]
    public async Task Only_a_host_name_of_this_machine_is_answered(string host, HttpStatusCode expected)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = host } };
        using var response = await server.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task No_environment_variable_opens_the_server()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://0.0.0.0:0");
        try
        {
            await using var server = await RunningServer.StartAsync();

            Assert.That(server.Client.BaseAddress!.Host, Is.EqualTo("127.0.0.1"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
        }
    }

    [Test]
    public async Task An_unexpected_error_of_a_download_is_masked_and_logged()
    {
        await using var server = await RunningServer.StartAsync();
        await using (var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            await bank.Database.ExecuteSqlRawAsync("ALTER TABLE Papers RENAME TO Hidden");

        using var response = await server.Client.GetAsync(new Uri("/papers/P-000001/key.xlsx", UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(body, Does.Contain("traceId").And.Not.Contain("Sqlite").And.Not.Contain("no such table"));
        Assert.That(server.Log.All.Select(line => line.Exception?.Message ?? ""), Has.Some.Contains("no such table"));
    }

    [Test]
    public async Task A_client_that_goes_away_is_no_error()
    {
        await using var server = await RunningServer.StartAsync();
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await using (await bank.Database.BeginTransactionAsync())
        {
            // The write waits for this transaction until its client is gone.
            using var request = RunningServer.Post(new { query = "mutation { submitQuestion(input: { number: \"Q-000001\" }) { errors { code } } }" });
            Assert.That(async () => await server.Client.SendAsync(request, patience.Token), Throws.InstanceOf<OperationCanceledException>());
        }

        using var next = await server.Client.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.That(next.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains("Unexpected error"));
    }
}
