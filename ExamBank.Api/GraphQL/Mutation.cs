using System.ComponentModel;

namespace ExamBank.Api.GraphQL;

/// <summary>The root of writing; like <see cref="Query"/> it gets its fields from the features.</summary>
[Description("What can be changed; every change is recorded. 修改")]
#pragma warning disable CA1052 // The engine takes it as a type argument, which a static class cannot be.
internal sealed partial class Mutation
{
    private Mutation()
    {
    }
}
#pragma warning restore CA1052
