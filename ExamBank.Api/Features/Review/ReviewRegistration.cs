using System.ComponentModel;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain.Questions.Review;
using GraphQL;

namespace ExamBank.Api.Features.Review;

/// <summary>Registers what the schema needs of the feature.</summary>
internal static class ReviewRegistration
{
    /// <summary>Adds its loaders, each per request.</summary>
    public static IServiceCollection AddReviewNodes(this IServiceCollection services) => services
        .AddNode<ReviewThreadLoader, ReviewThreadNode>()
        .AddNode<AssignmentLoader, AssignmentNode>()
        .AddScoped<ThreadsOfQuestion>()
        .AddScoped<CommentsOfThread>()
        .AddScoped<OpenAssignmentsOfQuestion>()
        .AddScoped<ApprovalsOfRevision>();
}

[Name("AssignmentFilter")]
[Description("Which assignments to list; all conditions hold together. 筛选条件")]
internal sealed class AssignmentFilter
{
    [Description("Who is asked. 受托人")]
    public string? Assignee { get; set; }

    [Description("To write or to review. 任务类型")]
    public AssignmentRole? Role { get; set; }

    [Description("What became of it. 状态")]
    public AssignmentState? State { get; set; }

    [Description("Those that are open after their due time, or all others. 是否逾期")]
    public bool? Overdue { get; set; }
}
