using System.ComponentModel;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.GraphQL
{
    /// <content>Standards.</content>
    internal sealed partial class Mutation
    {
        [Description("Changes how the questions of a standard are worked on. 修改标准设置")]
        public static async Task<StandardPayload> ChangeStandardSettingsAsync(
            [Description("Which standard, and its settings. 标准与设置")] StandardSettingsInput input,
            [FromServices] StandardSettings settings,
            [FromServices] CurrentActor current,
            [FromServices] UserErrorFactory errors,
            CancellationToken cancellationToken) => StandardPayload.Of(
                await settings.AskForApprovalsAsync(input.Standard, input.ApprovalsNeeded, current.Actor, cancellationToken), errors);
    }
}

namespace ExamBank.Api.Features.Standards
{
    [Name("StandardSettingsInput")]
    [Description("Settings of a standard. 标准设置")]
    internal sealed class StandardSettingsInput
    {
        [Description("Code of the standard, such as SECO-2021. 标准代码")]
        public required string Standard { get; set; }

        [Description("How many people have to approve a revision of its questions, 1 to 3. 所需通过人数")]
        public required int ApprovalsNeeded { get; set; }
    }

    [Name("StandardPayload")]
    [Description("What became of a change to a standard. 结果")]
    internal sealed class StandardPayload : IPayload<StandardPayload>
    {
        private readonly StandardId? id;

        private StandardPayload(StandardId? id, IReadOnlyList<IUserError> errors) => (this.id, Errors) = (id, errors);

        [Description("Why nothing was changed; empty on success. 错误")]
        public IReadOnlyList<IUserError> Errors { get; }

        [Description("The standard as it is now; null when nothing was changed. 标准")]
        public IDataLoaderResult<StandardNode?>? Standard([FromServices] StandardLoader standards) => id is { } key ? standards.Load(key.Value) : null;

        /// <inheritdoc/>
        static StandardPayload IPayload<StandardPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

        /// <summary>The payload of a use case's result.</summary>
        internal static StandardPayload Of(Result<StandardId> result, UserErrorFactory errors) =>
            result.Succeeded ? new StandardPayload(result.Value, []) : new StandardPayload(null, errors.From(result.Errors, "input"));
    }
}
