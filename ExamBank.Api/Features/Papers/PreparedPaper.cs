using System.Security.Cryptography;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;

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
            AssemblyEngine.Version)
        {
            Setter = request.Setter,
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

/// <summary>A paper on its way into the bank.</summary>
/// <param name="Number">The number it will most likely get; the one it has when it exists.</param>
/// <param name="Draft">What is to be stored; null when the paper exists.</param>
internal sealed record PreparedPaper(int Number, PaperDraft? Draft);

/// <summary>An assembled paper, rendered under the number it will most likely get.</summary>
internal sealed record PaperDraft(Pool Pool, PaperInputs Inputs, PaperComposer Composer, LayoutProfile Layout, EditionDemand Demand, RenderedPaper Rendered);

/// <summary>A paper under a number, with the files that every paper has and those that were asked for.</summary>
internal sealed record RenderedPaper(PaperModel Model, IReadOnlyList<RenderedFile> Files, IReadOnlyList<RenderedFile> Editions)
{
    /// <summary>Renders; every file has been read back and agrees with the paper.</summary>
    public static Result<RenderedPaper> Render(PaperComposer composer, int number, LayoutProfile layout, EditionDemand demand)
    {
        var model = composer.Model(PaperNumber.Format(number)) with { Layout = layout.Name };
        var usual = RenderedEditions.Usual(model, layout);
        if (!usual.Succeeded) return usual.Failed<RenderedPaper>();
        var asked = RenderedEditions.Missing(model, demand, layout, usual.Value.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal));
        if (!asked.Succeeded) return asked.Failed<RenderedPaper>();
        return new RenderedPaper(model, [.. usual.Value.Select(f => RenderedFile.Of(f.Path, f.Bytes))], [.. asked.Value.Select(RenderedFile.Of)]);
    }
}

/// <summary>A file by its path within the paper's folder, with the hash that names it in the bank.</summary>
internal sealed record RenderedFile(string Path, byte[] Bytes, string Sha256)
{
    /// <summary>Layout and edition, where it is not among the files that every paper has.</summary>
    public (string Layout, string Edition)? Asked { get; private init; }

    /// <summary>A file that every paper has.</summary>
    public static RenderedFile Of(string path, byte[] bytes) => new(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>A file that was asked for.</summary>
    public static RenderedFile Of(RenderedEdition edition) => Of(edition.Path, edition.Bytes) with { Asked = (edition.Layout, edition.Edition) };

    /// <summary>The same as the domain takes it.</summary>
    public EditionOutcome Outcome() => new(Path, Asked!.Value.Layout, Asked.Value.Edition, Sha256);
}
