using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>questions list</c> and <c>questions thin</c>.</summary>
public sealed class QuestionsListTests : SeededBankTest
{
    [Test]
    public async Task Questions_are_listed_by_their_words_and_what_became_of_them()
    {
        (await RunAsync("questions", "list", "--text", "佣", "--level", "L1", "--max-uses", "0")).Ended(0).Said("已通过", "SECO-L1-", "显示 ");
        (await RunAsync("questions", "list", "--text", "没有人写过的话")).Ended(0).Said("显示 0 道，共 0 道。");
        (await RunAsync("questions", "list", "--min-uses", "1")).Ended(0).Said("共 0 道");
        (await RunAsync("questions", "list", "--untouched-days", "0")).Ended(2).InWords().Said("[filter.number]");
    }

    [Test]
    public async Task Thin_requirements_are_listed_with_what_is_missing()
    {
        (await RunAsync("questions", "thin", "--standard", "SECO-2021", "--minimum", "1000")).Ended(0).Said("共 150 条", "L3-4.4.3");
        (await RunAsync("questions", "thin", "--standard", "NONE-1", "--minimum", "3")).Ended(2).InWords().Said("[standard.not-found]");
    }
}
