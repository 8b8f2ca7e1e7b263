using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Standards;

public sealed class StandardErrorsTests
{
    private static IEnumerable<BankError> Errors => ErrorFactories.Samples(typeof(StandardErrors));

    [TestCaseSource(nameof(Errors))]
    public void EveryFailure_IsToldInBothLanguages(BankError error)
    {
        var (chinese, english) = ErrorFactories.Sentences(error, typeof(StandardErrors).Assembly);
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Does.StartWith("standard."));
            Assert.That(chinese, Does.EndWith("。"));
            Assert.That(english, Does.EndWith("."));
        });
    }
}
