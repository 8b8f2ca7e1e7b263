using System.ComponentModel;

namespace ExamBank.Api.GraphQL;

/// <summary>The root of reading. Each feature adds its fields in a part of its own, beside its types.</summary>
[Description("What can be asked. 查询")]
#pragma warning disable CA1052 // The engine takes it as a type argument, which a static class cannot be.
internal sealed partial class Query
{
    private Query()
    {
    }
}
#pragma warning restore CA1052
