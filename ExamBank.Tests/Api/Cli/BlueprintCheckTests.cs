using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>blueprint check</c> over the seed.</summary>
public sealed class BlueprintCheckTests : SeededBankTest
{
    [Test]
    public async Task Forms_that_the_bank_can_give_end_with_0_and_store_nothing()
    {
        (await RunAsync("blueprint", "check", "SECO-2021-L1-theory", "--forms", "2")).Ended(0).InWords().Said("可以组出 2 套平行卷", "套互不重复的卷");
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
    }

    [Test]
    public async Task Forms_that_it_cannot_give_end_with_3_naming_what_is_short_and_the_way_out() =>
        (await RunAsync("blueprint", "check", "SECO-2021-L1-theory", "--forms", "20", "--language", "en")).Ended(3).InWords()
            .Said("disjoint forms", "[paper.infeasible]", "20 forms need", "[paper.clash-forms]", "A way out", "[paper.remedy-write]");

    [TestCase("nothing", "1", "[blueprint.not-found]")]
    [TestCase("SECO-2021-L1-theory", "0", "[paper.forms]")]
    [TestCase("SECO-2021-L1-theory", "27", "[paper.forms]")]
    public async Task What_does_not_exist_ends_with_2(string name, string forms, string code) =>
        (await RunAsync("blueprint", "check", name, "--forms", forms)).Ended(2).InWords().Said(code);
}
