using ExamBank.Generator.Documents.Text;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>Pictures in Markdown: found as the documents find them, and renamed without a change of anything else.</summary>
public sealed class PictureLinksTests
{
    [TestCase("看![图](a.png)。", "看![图](NEW)。")]
    [TestCase("![图](<a.png>)", "![图](NEW)")]
    [TestCase("![图]( a.png \"题\")", "![图]( NEW \"题\")")]
    [TestCase("- 甲\n- 乙 ![图](a.png)\n  - 丙 ![图](a.png)\n", "- 甲\n- 乙 ![图](NEW)\n  - 丙 ![图](NEW)\n")]
    [TestCase("> 引\n> ![图](a.png)", "> 引\n> ![图](NEW)")]
    [TestCase("| 表 | 图 |\n|---|---|\n| a.png | ![图](a.png) |", "| 表 | 图 |\n|---|---|\n| a.png | ![图](NEW) |")]
    [TestCase("**粗![图](a.png)** 与 *斜![图](a.png)*", "**粗![图](NEW)** 与 *斜![图](NEW)*")]
    [TestCase("填[[blank:b1]]与[[blank:b22]]，见![[[blank:b1]]图](a.png)[[answer]]", "填[[blank:b1]]与[[blank:b22]]，见![[[blank:b1]]图](NEW)[[answer]]")]
    [TestCase("😀𠮷é ![😀](a.png) 完", "😀𠮷é ![😀](NEW) 完")]
    [TestCase("[![图](a.png)](http://example.org/a.png)", "[![图](NEW)](http://example.org/a.png)")]
    [TestCase("![图][r]与![图][r]\n\n[r]: a.png", "![图][r]与![图][r]\n\n[r]: NEW")]
    [TestCase("代码 `![图](a.png)` 不是图", "代码 `![图](a.png)` 不是图")]
    [TestCase("```\n![图](a.png)\n```", "```\n![图](a.png)\n```")]
    [TestCase("$x_1$ ![图](a.png) $\\frac{1}{2}$", "$x_1$ ![图](NEW) $\\frac{1}{2}$")]
    [TestCase("感叹![不是图](b.png)", "感叹![不是图](b.png)")]
    [TestCase("没有图", "没有图")]
    public void A_target_is_renamed_and_the_rest_stays_to_the_letter(string before, string after) =>
        Assert.That(PictureLinks.Replace(before, target => target == "a.png" ? "NEW" : target).Value, Is.EqualTo(after));

    [Test]
    public void Pictures_are_found_with_their_words() =>
        Assert.That(PictureLinks.In("甲![**销售额**走势](a.png)\n\n![](b.png)"), Is.EqualTo([new PictureLink("a.png", "销售额走势"), new PictureLink("b.png", "")]));

    [Test]
    public void A_target_that_Markdown_reads_otherwise_than_it_stands_is_told_and_not_guessed() =>
        Assert.That(PictureLinks.Replace(@"![图](a\_b.png)", _ => "NEW").Errors.Select(e => e.Code), Is.EqualTo(["media.unclear"]));
}
