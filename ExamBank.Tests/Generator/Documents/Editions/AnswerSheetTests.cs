using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word.Editions.AnswerSheets;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>What stands on an answer sheet.</summary>
public sealed class AnswerSheetTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Test]
    public void The_file_is_sound([Values("a4", "a3", "large-print")] string layout, [Values] bool stress)
    {
        var paper = stress ? StressPaper.Build() : PackageTests.EveryType();
        WordFiles.AssertSound(() => Write(paper, layout), $"{paper.Title} A卷（第 1 版） 答题卡");
    }

    [Test]
    public void Every_objective_question_has_the_bubbles_of_its_options_in_groups_of_five()
    {
        var paper = SeedQuestions.TheoryPaper();
        var lines = Lines(Write(paper)).Where(line => Regex.IsMatch(line.Text, @"^\t\d+\t")).ToList();
        Assert.That(lines.Select(line => line.Text), Is.EqualTo(paper.Forms[0].Versions[0].Questions.Select(question => string.Create(
            CultureInfo.InvariantCulture, $"\t{question.Number}\t{(question.Content.Options is { } options ? string.Join('\t', "ABCDEFGHIJ"[..options.Count].AsEnumerable()) : "√\t×")}"))));
        var cells = lines.GroupBy(line => line.Element.Ancestors(W + "tc").First()).Select(cell => cell.Count()).ToList();
        Assert.That(cells, Is.EqualTo(Enumerable.Repeat(5, 10)));
    }

    [Test]
    public void Every_other_question_and_part_has_a_box_with_its_marks()
    {
        var text = Text(PackageTests.EveryType());
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("\n6.（2 分）\n(1)\t\t(2)\t\n"));
            Assert.That(text, Does.Contain("\n7.（10 分）（请在框内作答，超出边框的答案无效）\n"));
            Assert.That(text, Does.Contain("\n8.(1)（2 分）\tA\tB\tC\tD\n").And.Contain("\n8.(2)（2 分）\t√\t×\n").And.Contain("\n8.(3)（6 分）（请在框内"));
            Assert.That(text, Does.Contain("\n9.（20 分）按试卷要求提交成果"));
        });
    }

    [TestCase(2, 3)]
    [TestCase(10, 8)]
    [TestCase(20, 16)]
    public void Room_for_a_written_answer_follows_its_marks(int marks, int lines)
    {
        var paper = new PaperBuilder().Section(QuestionType.ShortAnswer, new(Domain.Blueprints.ScoringMethod.Rubric), new BuiltQuestion(Questions.Short(), Marks: Domain.Values.Marks.From(marks))).Build();
        Assert.That(OfficeText.Paragraphs(Write(paper)).Count(p => p.Style == "WritingLine"), Is.EqualTo(lines));
    }

    [Test]
    public void An_answer_longer_than_a_page_goes_on_in_a_box_on_the_next()
    {
        var paper = new PaperBuilder().Section(QuestionType.ShortAnswer, new(Domain.Blueprints.ScoringMethod.Rubric), new BuiltQuestion(Questions.Short(), Marks: Domain.Values.Marks.From(60))).Build();
        var docx = Write(paper);
        Assert.That(OfficeText.Text(docx), Does.Contain("\n1.（60 分）（请").And.Contain("\n1.（60 分）（续）（请"));
        Assert.That(OfficeText.Paragraphs(docx).Count(p => p.Style == "WritingLine"), Is.EqualTo(30));
    }

    [Test]
    public void The_head_asks_who_writes_on_which_paper_and_how_it_is_filled_in()
    {
        var docx = Write(PackageTests.EveryType());
        var text = OfficeText.Text(docx);
        Assert.Multiple(() =>
        {
            foreach (var words in (string[])["姓　名", "考　点", "考　场", "座位号", "准考证号", "试卷类型", "贴条形码区", "缺考", "违纪", "2B 铅笔", "0.5 毫米黑色签字笔", "超出边框的答案无效", "正确填涂", "错误填涂"])
                Assert.That(text, Does.Contain(words));
            Assert.That(string.Join("\n", Lines(docx).Select(l => l.Text)), Does.Contain("\t卷别\tA\n\t版次\t1\t2\n"));
            Assert.That(OfficeText.Paragraphs(docx).Where(p => p.Style == "CandidateDigit").Select(p => p.Text.Trim()), Is.EqualTo(Enumerable.Repeat("0123456789", 12).SelectMany(d => d.Select(c => c.ToString()))));
        });
    }

    [Test]
    public void The_candidate_number_has_as_many_digits_as_the_layout_says()
    {
        var layout = LayoutFile.Read(
            Encoding.UTF8.GetBytes(File.ReadAllText(Repository.Path("seed", "layouts", "a4.json")).Replace("\"answersOn\"", "\"candidateNumberDigits\": 9, \"answersOn\"", StringComparison.Ordinal)), _ => null).Value;
        var paper = PackageTests.EveryType();
        Assert.That(OfficeText.Paragraphs(AnswerSheet.Write(paper, paper.Forms[0].Versions[0], layout)).Count(p => p.Style == "CandidateDigit"), Is.EqualTo(90));
    }

    [Test]
    public void The_code_of_each_page_names_paper_form_version_page_and_fingerprint()
    {
        var paper = PackageTests.EveryType();
        var docx = AnswerSheet.Write(paper, paper.Forms[0].Versions[1], LayoutProfile.Default);
        var fingerprint = paper.Forms[0].Versions[1].Fingerprint[..16].ToUpperInvariant();
        Assert.That(WordFiles.Pictures(docx).Select(QrReader.OfPng), Is.EquivalentTo(new[] { $"EB1:P-000001:A:2:1:2:{fingerprint}", $"EB1:P-000001:A:2:2:2:{fingerprint}" }));
        Assert.That(
            OfficeText.Body(docx).Descendants().Where(e => e.Name.LocalName == "docPr").Select(d => (string?)d.Attribute("descr")),
            Is.EqualTo([$"二维码：试卷 P-000001，A卷第 2 版，第 1 页，校验码 {fingerprint}", $"二维码：试卷 P-000001，A卷第 2 版，第 2 页，校验码 {fingerprint}"]));
    }

    [Test]
    public void Four_registration_marks_stand_in_the_corners_of_every_page()
    {
        var header = XDocument.Parse(OfficeText.Parts(Write(PackageTests.EveryType())).Single(p => p.Key.StartsWith("word/header", StringComparison.Ordinal)).Value);
        var places = header.Descendants().Where(e => e.Name.LocalName == "posOffset").Select(e => (int)Math.Round((int)e / 36000.0)).Chunk(2).Select(p => (p[0], p[1]));
        Assert.That(places, Is.EquivalentTo(new[] { (6, 6), (198, 6), (6, 287), (198, 287) }));
    }

    [Test]
    public void Sections_are_headings_that_count_as_the_paper_does() =>
        Assert.That(OfficeText.Paragraphs(Write(SeedQuestions.TheoryPaper())).Where(p => p.Style == "SheetHeading").Select(p => p.Text), Is.EqualTo([
            "一、单项选择题（本大题共 30 小题，每小题 2 分，共 60 分）",
            "二、多项选择题（本大题共 15 小题，每小题 2 分，共 30 分）",
            "三、判断题（本大题共 5 小题，每小题 2 分，共 10 分）",
        ]));

    [Test]
    public void The_sheet_does_not_depend_on_any_key()
    {
        var paper = PackageTests.EveryType();
        Assert.That(Write(OtherKeys(paper)), Is.EqualTo(Write(paper)));
        Assert.That(string.Concat(OfficeText.Parts(Write(paper)).Values), Does.Not.Contain("秘密").And.Not.Contain("机密").And.Not.Contain("人群").And.Not.Contain("T-1").And.Not.Contain("Q-0000"));
    }

    private static PaperModel OtherKeys(PaperModel paper) => paper with
    {
        Forms = [.. paper.Forms.Select(form => form with
        {
            Versions = [.. form.Versions.Select(version => version with
            {
                Sections = [.. version.Sections.Select(section => section with { Questions = [.. section.Questions.Select(q => q with { Content = Other(q.Content) })] })],
            })],
        })],
    };

    private static QuestionContent Other(QuestionContent content) => content with
    {
        Key = content.Key is null ? null : content.Type == QuestionType.TrueFalse ? AnswerKey.Of(!content.Key.Truth!.Value) : AnswerKey.Of("c"),
        Explanation = "另一段解析",
        Answer = content.Answer is null ? null : "另一个答案",
    };

    private static byte[] Write(PaperModel paper, string layout = "a4-sheet") => AnswerSheet.Write(paper, paper.Forms[0].Versions[0], LayoutCatalogue.Find(layout, "").Value);

    private static string Text(PaperModel paper) => string.Join('\n', Lines(Write(paper)).Select(line => line.Text));

    // Spaces that hold a bubble open are not what it says.
    private static IEnumerable<(string Text, XElement Element)> Lines(byte[] docx) => OfficeText.Paragraphs(docx).Select(p => (Regex.Replace(p.Text, "(?<=\t) (.) (?=\t|$)", "$1"), p.Element));
}
