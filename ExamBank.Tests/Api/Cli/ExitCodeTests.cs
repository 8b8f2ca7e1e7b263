using System.Globalization;
using ExamBank.Api.Cli;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary>What a failure ends with: a search without an answer proves nothing about the blueprint.</summary>
public sealed class ExitCodeTests
{
    private static readonly BankError Undecided = PaperErrors.Undecided("CAFE-L1");
    private static readonly BankError Infeasible = PaperErrors.Infeasible("CAFE-L1");
    private static readonly BankError Usage = PaperErrors.NotFound("number", "P-000001");

    [Test]
    public void No_answer_within_the_limit_ends_with_1() => Assert.That(CodeOf(Usage, Undecided), Is.EqualTo(1));

    [Test]
    public void A_blueprint_that_cannot_be_met_ends_with_3_also_beside_one_without_an_answer() => Assert.That(CodeOf(Undecided, Infeasible), Is.EqualTo(3));

    [Test]
    public void Any_other_failure_of_a_user_ends_with_2() => Assert.That(CodeOf(Usage), Is.EqualTo(2));

    private static int CodeOf(params BankError[] errors) => new Terminal(CultureInfo.GetCultureInfo("zh-CN")).Fail(errors);
}
