using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;
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
        "BlueprintErrors", "DatabaseErrors", "ExchangeErrors", "PaperErrors", "QuestionErrors", "StandardErrors", "StandardFileErrors", "StandardTextErrors",
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
