using System.ComponentModel;
using ExamBank.Api.Features.Blueprints;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Blueprints.</content>
internal sealed partial class Mutation
{
    [Description("Creates a blueprint. 新建组卷方案")]
    public static async Task<BlueprintPayload> CreateBlueprintAsync(
        [Description("The blueprint. 组卷方案")] CreateBlueprintInput input,
        [FromServices] WriteBlueprints write,
        [FromServices] BankView bank,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var read = WriteBlueprints.Read(input.Document);
        // The standard stands inside the document, where the guard of arguments does not look.
        if (read.Succeeded && !await bank.OwnStandards.AnyAsync(s => s.Code == read.Value.Standard, cancellationToken))
            read = StandardErrors.NotFound("document.standard", read.Value.Standard);
        return BlueprintPayload.Of(read.Succeeded ? await write.CreateAsync(read.Value, current.Actor, cancellationToken) : read.Failed<BlueprintId>(), errors);
    }

    [Description("Creates a blueprint that says what another says. 复制组卷方案")]
    public static async Task<BlueprintPayload> CloneBlueprintAsync(
        [Description("Which blueprint, and under which name. 复制要求")] CloneBlueprintInput input,
        [FromServices] WriteBlueprints write,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        BlueprintPayload.Of(await write.CloneAsync(input.From, input.Name, input.Title, current.Actor, cancellationToken), errors);

    [Description("Writes a newer revision; papers that cite an older one keep it. 修订组卷方案")]
    public static async Task<BlueprintPayload> ReviseBlueprintAsync(
        [Description("The new text. 修订内容")] ReviseBlueprintInput input,
        [FromServices] WriteBlueprints write,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        BlueprintPayload.Of(await write.ReviseAsync(input.Name, input.ExpectedRevision, input.Document, current.Actor, cancellationToken), errors);

    [Description("Takes a blueprint out of use; its papers stay. 停用组卷方案")]
    public static async Task<BlueprintPayload> RetireBlueprintAsync(
        [Description("Which blueprint, and why. 方案与理由")] RetireBlueprintInput input,
        [FromServices] WriteBlueprints write,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        BlueprintPayload.Of(await write.RetireAsync(input.Name, input.ExpectedRevision, input.Reason, current.Actor, cancellationToken), errors);
}
