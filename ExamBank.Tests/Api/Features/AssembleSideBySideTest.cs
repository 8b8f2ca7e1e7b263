using ExamBank.Api.Features.Papers;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Audit;
using ExamBank.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Papers that are assembled side by side get their numbers, and the files for them, in the order in which they are stored.</summary>
public sealed class AssembleSideBySideTest
{
    private static readonly PaperRequest First = new("SECO-2021-L1-theory", 1, 1, 42);
    private static readonly PaperRequest Second = new("SECO-2021-L2-theory", 1, 1, 42);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public async Task BegunTogether_TheyAreWhatTheyAreAlone()
    {
        await using var together = await OpenAsync("together.db");
        var begun = await together.GetRequiredService<AssemblePaper>().BeginAsync([First, Second], CancellationToken.None);
        foreach (var paper in begun) await StoreAsync(together, await paper);

        await using var alone = await OpenAsync("alone.db");
        foreach (var request in new[] { First, Second }) await alone.GetRequiredService<AssemblePaper>().RunAsync(request, Actor.LocalOperator("test"), CancellationToken.None);

        foreach (var number in new[] { "P-000001", "P-000002" })
            Assert.That(await FilesAsync(together, number), Is.EqualTo(await FilesAsync(alone, number)));
    }

    [Test]
    public async Task WhoIsOvertaken_GetsTheNextNumber_AndFilesThatCarryIt()
    {
        await using var bank = await OpenAsync("bank.db");
        var begun = await (await bank.GetRequiredService<AssemblePaper>().BeginAsync([First], CancellationToken.None))[0];
        await bank.GetRequiredService<AssemblePaper>().RunAsync(Second, Actor.LocalOperator("test"), CancellationToken.None);
        Assert.That(await StoreAsync(bank, begun), Is.EqualTo("P-000002"));
        var files = await bank.GetRequiredService<PaperDownloads>().AllAsync("P-000002", CancellationToken.None);
        Assert.That(System.Text.Encoding.UTF8.GetString(files.Value.Single(f => f.Path == "manifest.json").Bytes), Does.Contain("P-000002").And.Not.Contain("P-000001"));
    }

    [Test]
    public async Task OvertakenByItself_ItIsStoredOnce()
    {
        await using var bank = await OpenAsync("bank.db");
        var begun = await (await bank.GetRequiredService<AssemblePaper>().BeginAsync([First], CancellationToken.None))[0];
        await bank.GetRequiredService<AssemblePaper>().RunAsync(First, Actor.LocalOperator("test"), CancellationToken.None);
        Assert.That(await StoreAsync(bank, begun), Is.EqualTo("P-000001"));
        Assert.That(SeededBank.Ask<int>(folder.PathOf("bank.db"), "SELECT count(*) FROM Papers"), Is.EqualTo(1));
    }

    private async Task<ServiceProvider> OpenAsync(string name)
    {
        await SeededBank.CopyToAsync(folder.PathOf(name));
        return new ServiceCollection().AddBank(folder.PathOf(name)).BuildServiceProvider();
    }

    private static async Task<string> StoreAsync(ServiceProvider bank, Domain.Errors.Result<PreparedPaper> paper) =>
        (await bank.GetRequiredService<AssemblePaper>().StoreAsync(paper, Actor.LocalOperator("test"), CancellationToken.None)).Value.Number;

    private static async Task<string[]> FilesAsync(ServiceProvider bank, string number) =>
        [.. (await bank.GetRequiredService<PaperDownloads>().AllAsync(number, CancellationToken.None)).Value.Select(f => $"{f.Path} {Convert.ToBase64String(f.Bytes)}")];
}
