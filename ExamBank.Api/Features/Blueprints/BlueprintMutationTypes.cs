using System.ComponentModel;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Blueprints;

[Name("CreateBlueprintInput")]
[Description("A new blueprint. 新组卷方案")]
internal sealed class CreateBlueprintInput
{
    [Description("The document as JSON, as in a blueprint file (seed/schemas/blueprint.schema.json). 方案内容")]
    public required string Document { get; set; }
}

[Name("CloneBlueprintInput")]
[Description("A copy of a blueprint. 复制组卷方案")]
internal sealed class CloneBlueprintInput
{
    [Description("Name of the blueprint to copy. 原方案名")]
    public required string From { get; set; }

    [Description("Permanent name of the copy. 新方案名")]
    public required string Name { get; set; }

    [Description("Chinese title of the copy; that of the original when left out. 标题")]
    public string? Title { get; set; }
}

[Name("ReviseBlueprintInput")]
[Description("A newer revision of a blueprint. 修订组卷方案")]
internal sealed class ReviseBlueprintInput
{
    [Description("Name of the blueprint. 方案名")]
    public required string Name { get; set; }

    [Description("The newest revision that you have seen. 所见最新修订号")]
    public required int ExpectedRevision { get; set; }

    [Description("The whole new document as JSON. 方案内容")]
    public required string Document { get; set; }
}

[Name("RetireBlueprintInput")]
[Description("A blueprint to take out of use. 停用组卷方案")]
internal sealed class RetireBlueprintInput
{
    [Description("Name of the blueprint. 方案名")]
    public required string Name { get; set; }

    [Description("The newest revision that you have seen. 所见最新修订号")]
    public required int ExpectedRevision { get; set; }

    [Description("Why. 理由")]
    public required string Reason { get; set; }
}

[Name("BlueprintPayload")]
[Description("What became of a change to a blueprint. 结果")]
internal sealed class BlueprintPayload : IPayload<BlueprintPayload>
{
    private readonly BlueprintId? id;

    private BlueprintPayload(BlueprintId? id, IReadOnlyList<IUserError> errors) => (this.id, Errors) = (id, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The blueprint as it is now; null when nothing was changed. 组卷方案")]
    public IDataLoaderResult<BlueprintNode?>? Blueprint([FromServices] BlueprintLoader blueprints) => id is { } key ? blueprints.Load(key.Value) : null;

    /// <inheritdoc/>
    static BlueprintPayload IPayload<BlueprintPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static BlueprintPayload Of(Result<BlueprintId> result, UserErrorFactory errors) =>
        result.Succeeded ? new BlueprintPayload(result.Value, []) : new BlueprintPayload(null, errors.From(result.Errors, "input"));
}
