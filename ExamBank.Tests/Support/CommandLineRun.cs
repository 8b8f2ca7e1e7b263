using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>What a command line did.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything that a person saw.</summary>
    public string All => Output + Errors;

    /// <summary>Asserts the exit code, showing what was said when it is another.</summary>
    public CommandLineRun Ended(int exitCode)
    {
        Assert.That(ExitCode, Is.EqualTo(exitCode), All);
        return this;
    }

    /// <summary>Asserts that a refusal is put in words: no stack trace, no fault of the program, no escaped letter.</summary>
    public CommandLineRun InWords()
    {
        Assert.That(All, Does.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain("程序故障（").And.Not.Contain("\\u"));
        return this;
    }

    /// <summary>Asserts that all these words stand in what was said.</summary>
    public CommandLineRun Said(params string[] words)
    {
        foreach (var word in words) Assert.That(All, Does.Contain(word));
        return this;
    }
}
