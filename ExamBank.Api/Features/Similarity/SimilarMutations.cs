using System.ComponentModel;
using ExamBank.Api.Features.Similarity;
using ExamBank.Api.GraphQL.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Decisions about questions that look alike.</content>
internal sealed partial class Mutation
{
    [Description("Remembers that two questions that look alike are different, or that they are enemies. A later decision takes the place of an earlier one. 登记相似题对")]
    public static async Task<JudgePairPayload> JudgePairAsync(
        [Description("The decision. 判定")] JudgePairInput input,
        [FromServices] JudgePairs judge,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        JudgePairPayload.Of(await judge.RunAsync(input.First, input.Second, input.Verdict, current.Actor, cancellationToken), errors);
}
