using System.ComponentModel;

namespace ExamBank.Api.GraphQL;

/// <summary>The root of listening; like <see cref="Query"/> it gets its fields from the features.</summary>
[Description("What can be listened to, over an event stream (graphql-sse). 订阅")]
#pragma warning disable CA1052 // The engine takes it as a type argument, which a static class cannot be.
internal sealed partial class Subscription
{
    private Subscription()
    {
    }
}
#pragma warning restore CA1052
