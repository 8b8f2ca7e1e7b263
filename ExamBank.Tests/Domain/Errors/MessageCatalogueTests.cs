using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Generator.Documents;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Messages;

/// <summary>Everything the product can say is in the catalogue, in both languages, with the facts it needs.</summary>
public sealed partial class MessageCatalogueTests
{
    private static readonly System.Reflection.Assembly[] Product = [typeof(BankError).Assembly, typeof(PaperAssembler).Assembly, typeof(BankRegistration).Assembly];

    private static readonly MessageCatalogue Catalogue = MessageCatalogue.Load(Product);

    private static IEnumerable<Type> Classes => ErrorFactories.Classes(Product);

    private static readonly string[] Expected =
    [
        "AccessErrors", "BlueprintErrors", "CliErrors", "DatabaseErrors", "ExchangeErrors", "ItemPoolErrors", "PaperErrors", "QuestionErrors", "SpecificationErrors",
        "StandardErrors", "StandardFileErrors", "StandardTextErrors",
    ];

    [Test]
    public void TheClassesOfFailures_AreFound() => Assert.That(Classes.Select(c => c.Name), Is.SupersetOf(Expected));

    [TestCaseSource(nameof(Classes))]
    public void EveryFailure_IsToldInBothLanguages_WithItsOwnFacts(Type errors) => Assert.Multiple(() =>
    {
        foreach (var error in ErrorFactories.Samples(errors))
        {
            Assert.That(Catalogue.Codes, Has.Member(error.Code), error.Code);
            var (chinese, english) = ErrorFactories.Sentences(error, Product);
            Assert.That(HasChinese().IsMatch(chinese), Is.True, $"{error.Code}: {chinese}");
            // An English sentence may quote a Chinese word, but not be one.
            Assert.That(english, Does.Match("[a-z]{3,}").And.Not.Match("[，。：；]"), error.Code);
            Assert.That(chinese + english, Does.Not.Match(@"\{[A-Za-z]+\}"), error.Code);
        }
    });

    /// <summary>Two failures that a program tells apart by code have different codes.</summary>
    [TestCaseSource(nameof(Classes))]
    public void EveryFailure_HasACodeOfItsOwn_OfItsFeature(Type errors)
    {
        var codes = ErrorFactories.Samples(errors).Select(e => e.Code).ToList();
        Assert.That(codes, Is.Unique);
        Assert.That(codes, Is.All.Matches("^[a-z-]+\\.[a-z0-9-]+$"));
    }

    [Test]
    public void EverySentence_NamesTheSameFactsInBothLanguages() => Assert.Multiple(() =>
    {
        foreach (var (code, chinese, english) in Sentences())
        {
            Assert.That(chinese, Is.Not.Empty, code);
            Assert.That(english, Is.Not.Empty, code);
            Assert.That(Places(english), Is.EquivalentTo(Places(chinese)), code);
        }
    });

    [Test]
    public void Text_FollowsTheLanguage_ChineseUnlessEnglish()
    {
        var error = BankError.Of("paper.clash", "", ("rule", "L3 · 工作领域 2 · 多选题"), ("needed", 3), ("available", 1));
        Assert.Multiple(() =>
        {
            Assert.That(Catalogue.Text(error, CultureInfo.GetCultureInfo("zh-CN")), Is.EqualTo("L3 · 工作领域 2 · 多选题：需要 3，可用 1"));
            Assert.That(Catalogue.Text(error, CultureInfo.GetCultureInfo("en-GB")), Is.EqualTo("L3 · 工作领域 2 · 多选题: needs 3, available 1"));
            Assert.That(Catalogue.Text(error, CultureInfo.GetCultureInfo("fr")), Does.Contain("需要"));
        });
    }

    [TestCase("zh-CN", "试题 A-1 第 2 版的状态是“已退回”，不能变为“审核中”。")]
    [TestCase("en", "Revision 2 of question A-1 is rejected and cannot become in review.")]
    public void Text_SaysAValueOfAnEnumerationInItsLanguage_WhileTheFactKeepsItsName(string culture, string sentence)
    {
        var error = QuestionErrors.WrongStatus("A-1", 2, RevisionStatus.Rejected, RevisionStatus.InReview);
        Assert.That(Catalogue.Text(error, CultureInfo.GetCultureInfo(culture)), Is.EqualTo(sentence));
        Assert.That((error.Facts["status"], error.Facts["wanted"]), Is.EqualTo(("Rejected", "InReview")));
    }

    [Test]
    public void EveryTypeAndStatus_HasItsWords_ThoseOfThePapers() => Assert.Multiple(() =>
    {
        foreach (var type in Enum.GetValues<QuestionType>())
            Assert.That(Catalogue.Text(Word.Of(type).Code, CultureInfo.GetCultureInfo("zh-CN")), Is.EqualTo(Terms.Of(type)));
        foreach (var status in Enum.GetValues<RevisionStatus>())
            Assert.That(HasChinese().IsMatch(Catalogue.Text(Word.Of(status).Code, CultureInfo.GetCultureInfo("zh-CN"))), Is.True, $"{status}");
    });

    private static IEnumerable<TestCaseData> Refusals =>
    [
        new(new FileNotFoundException("no such file"), "没有这个文件或文件夹。", "there is no such file or folder."),
        new(new DirectoryNotFoundException("no such folder"), "路径中有的文件夹不存在，或不是文件夹。", "a folder of the path does not exist, or is not a folder."),
        new(new UnauthorizedAccessException("denied"), "没有权限。", "permission is denied."),
        new(new PathTooLongException("long"), "路径太长。", "the path is too long."),
        new(new IOException("failed", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.AddressAlreadyInUse)), "另一个程序正在使用它。", "another program is using it."),
        new(new Microsoft.Data.Sqlite.SqliteException("locked", 5), "另一个程序正在写入，请稍后再试。", "another program is writing to it; try again later."),
        new(new Microsoft.Data.Sqlite.SqliteException("readonly", 8), "文件是只读的。", "the file is read-only."),
        new(new Microsoft.Data.Sqlite.SqliteException("io", 10), "磁盘读写出错。", "the disk reported an error."),
        new(new Microsoft.Data.Sqlite.SqliteException("full", 13), "磁盘已满。", "the disk is full."),
        new(new Microsoft.Data.Sqlite.SqliteException("open", 14), "文件或文件夹打不开，请检查路径和权限。", "the file or folder cannot be opened; check the path and the permissions."),
        new(new IOException("in the system's own words"), "in the system's own words", "in the system's own words"),
    ];

    [TestCaseSource(nameof(Refusals))]
    public void AReason_IsToldInOurWords_WhereWeKnowIt(Exception refusal, string chinese, string english)
    {
        var error = DatabaseErrors.Unusable("bank.db", BankDatabase.ReasonOf(refusal));
        Assert.That(Catalogue.Text(error, CultureInfo.GetCultureInfo("zh-CN")), Is.EqualTo($"无法读写题库文件：{chinese}"));
        Assert.That(Catalogue.Text(error, CultureInfo.GetCultureInfo("en")), Is.EqualTo($"The bank file cannot be read or written: {english}"));
    }

    [Test]
    public void Text_OfAnUnknownCodeOrAMissingFact_IsAMistakeOfOurs() => Assert.Multiple(() =>
    {
        Assert.That(() => Catalogue.Text("no.such", CultureInfo.InvariantCulture), Throws.InvalidOperationException);
        Assert.That(() => Catalogue.Text("paper.clash", CultureInfo.InvariantCulture, ("rule", "r")), Throws.InvalidOperationException);
    });

    [Test]
    public void Text_DoesNotFillPlacesInsideFacts() => Assert.That(
        Catalogue.Text("paper.not-found", CultureInfo.InvariantCulture, ("number", "{number}")), Is.EqualTo("没有试卷“{number}”。"));

    [TestCase("", "papers", "papers")]
    [TestCase("key", "content", "content.key")]
    [TestCase("key", "L1-1.1.json:", "L1-1.1.json: key")]
    public void Within_PlacesAnErrorInsideAnother(string path, string outer, string placed) =>
        Assert.That(BankError.Of("paper.undecided", path).Within(outer).Path, Is.EqualTo(placed));

    private static IEnumerable<(string Code, string Chinese, string English)> Sentences()
    {
        foreach (var assembly in Product)
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("Messages.json", StringComparison.Ordinal)))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var document = JsonDocument.Parse(stream);
                foreach (var entry in document.RootElement.EnumerateObject())
                    yield return (entry.Name, entry.Value.GetProperty("zh").GetString()!, entry.Value.GetProperty("en").GetString()!);
            }
        }
    }

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(m => m.Value).Distinct();

    [GeneratedRegex(@"\{[A-Za-z]+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"[\u4E00-\u9FFF]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HasChinese();
}
