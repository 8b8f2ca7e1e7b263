using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using NUnit.Framework;

namespace ExamBank.Tests.Persistence;

/// <summary>The model that is compiled into the product, so that no start has to build it, is the one that the configurations describe.</summary>
public sealed class CompiledModelTests
{
    private const string Remedy =
        "Write it again: dotnet ef dbcontext optimize --project ExamBank.Domain --startup-project ExamBank.Domain "
        + "--output-dir Persistence/CompiledModel --namespace ExamBank.Domain.Persistence.CompiledModel";

    [Test]
    public async Task TheCompiledModel_IsInUse()
    {
        await using var bank = await BankFile.CreateAsync();
        await using var context = bank.Open();
        Assert.That(context.Model.GetType().Name, Is.EqualTo("BankContextModel"));
    }

    [Test]
    public async Task TheCompiledModel_SaysWhatTheConfigurationsSay()
    {
        await using var bank = await BankFile.CreateAsync();
        await using var context = bank.Open();
        var configured = context.GetService<IModelRuntimeInitializer>().Initialize(context.GetService<IDesignTimeModel>().Model, designTime: false);
        Assert.That(Lines(context.Model), Is.EqualTo(Lines(configured)), Remedy);
    }

    private static string[] Lines(IModel model) => model.ToDebugString(MetadataDebugStringOptions.LongDefault).Split('\n');
}
