using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Papers.</content>
internal sealed partial class Subscription
{
    [Description("How far an assembly is that the same account has begun or will begin; ends with it. 组卷进度")]
    public static IAsyncEnumerable<AssemblyStep> AssemblyProgress(
        [Description("The name that AssemblePaperInput.progress gives it. 进度标识")] string progress,
        [FromServices] AssemblyProgress assemblies,
        [FromServices] CurrentActor current,
        CancellationToken cancellationToken) => assemblies.Listen(current.Actor, progress, cancellationToken);
}
