using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace ExamBank.Tests.Support;

/// <summary>
/// A test of the category <c>Long</c>: skipped, and counted as skipped, unless <c>EXAMBANK_LONG=1</c>, which
/// <c>.ci/run</c> sets for its second step.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false)]
internal sealed class LongAttribute() : CategoryAttribute("Long"), IApplyToTest
{
    void IApplyToTest.ApplyToTest(Test test)
    {
        ApplyToTest(test);
        if (test.RunState is not RunState.Runnable || Environment.GetEnvironmentVariable("EXAMBANK_LONG") == "1") return;
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, "Takes long: set EXAMBANK_LONG=1, as .ci/run does.");
    }
}
