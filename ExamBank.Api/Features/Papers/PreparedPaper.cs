using System.Security.Cryptography;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Generator.Documents;

namespace ExamBank.Api.Features.Papers;

/// <summary>What a paper is made from, with the view of the bank that it was read in.</summary>
internal sealed record PaperSource(BankContext Context, CitedBlueprint Blueprint, Pool Pool, PaperDemand Demand, PaperInputs Inputs) : IAsyncDisposable
{
    /// <summary>Reads blueprint and pool, and draws a seed where none is asked for.</summary>
    public static async Task<Result<PaperSource>> ReadAsync(
        BankContext context, PaperRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cited = await PaperSources.FindBlueprintAsync(context, request.Blueprint, cancellationToken);
        if (cited is null) return BlueprintErrors.NotFound("blueprint", request.Blueprint);
        var blueprint = cited.Document;
        var pool = await PoolReader.ReadAsync(context, blueprint.Standard, blueprint.Level, cancellationToken);
        var demand = await DemandReader.ReadAsync(context, blueprint, new PaperDemand(request.Forms) { Keep = request.Keep }, now, cancellationToken);
        var seed = request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        return new PaperSource(context, cited, pool, demand, new PaperInputs(
            cited.StandardId, blueprint.Level, cited.Id, blueprint.Name, cited.Hash, pool.Hash, seed, request.Forms, request.Versions, DemandReader.TextOf(demand),
            AssemblyEngine.Version));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

/// <summary>A paper on its way into the bank.</summary>
/// <param name="Number">The number it will most likely get; the one it has when it exists.</param>
/// <param name="Draft">What is to be stored; null when the paper exists.</param>
internal sealed record PreparedPaper(int Number, PaperDraft? Draft);

/// <summary>An assembled paper, rendered under the number it will most likely get.</summary>
internal sealed record PaperDraft(Pool Pool, PaperInputs Inputs, PaperComposer Composer, RenderedPaper Rendered);

/// <summary>A paper under a number, with its files.</summary>
internal sealed record RenderedPaper(PaperModel Model, IReadOnlyList<RenderedFile> Files)
{
    /// <summary>Renders.</summary>
    public static RenderedPaper Render(PaperComposer composer, int number)
    {
        var model = composer.Model(PaperNumber.Format(number));
        return new RenderedPaper(
            model, [.. PaperFiles.Render(model).Select(f => new RenderedFile(f.Path, f.Bytes, Convert.ToHexStringLower(SHA256.HashData(f.Bytes))))]);
    }
}

/// <summary>A file by its path within the paper's folder, with the hash that names it in the bank.</summary>
internal sealed record RenderedFile(string Path, byte[] Bytes, string Sha256);
