using ExamBank.Domain.Audit;
using ExamBank.Domain.Standards;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Persistence;

/// <summary>A view of the bank: whoever reads sees one moment, and whoever writes does not wait.</summary>
[TestFixture]
public sealed class ReadViewTests
{
    [Test]
    public async Task AViewShowsOneMomentWhileOthersWrite()
    {
        await using var bank = await BankFile.CreateAsync();
        await using var reader = bank.Open();
        await using (await reader.BeginReadAsync(CancellationToken.None))
        {
            Assert.That(await reader.Standards.CountAsync(), Is.Zero);

            var written = await bank.Writer.WriteAsync<bool>(
                context =>
                {
                    context.Standards.Add(Standard.Create(SampleBank.Document("CAFE-2024"), Actor.Seed, TimeProvider.System.GetUtcNow()));
                    return Task.FromResult(Domain.Errors.Result.Of(true));
                },
                CancellationToken.None);

            Assert.That(written.Succeeded, Is.True);
            Assert.That(await reader.Standards.CountAsync(), Is.Zero);
        }

        Assert.That(await reader.Standards.CountAsync(), Is.EqualTo(1));
    }
}
