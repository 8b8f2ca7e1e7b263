using System.Text;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Checking;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Checking;

/// <summary>What a wrong writer could get wrong is seen in the finished files, and where it is.</summary>
[Long]
public sealed partial class PaperCheckTests
{
    private const string Body = "word/document.xml";

    private static readonly PaperModel EveryType = PackageTests.EveryType();
    private static readonly PaperModel Theory = SeedQuestions.TheoryPaper();

    [Test]
    public void Papers_of_real_questions_and_of_every_type_pass([Values("L1", "L2", "L3")] string level) => Assert.Multiple(() =>
    {
        Assert.That(Flaws(SeedQuestions.TheoryPaper(level)), Is.Empty);
        Assert.That(Flaws(EveryType), Is.Empty);
    });

    [TestCaseSource(typeof(LayoutCatalogue), nameof(LayoutCatalogue.Names))]
    public void Papers_pass_in_every_layout(string name) => Assert.Multiple(() =>
    {
        var layout = LayoutCatalogue.Find(name, "").Value;
        foreach (var paper in (PaperModel[])[Theory, EveryType])
            Assert.That(PaperCheck.Run(paper, Rendered(paper, layout, EditionNames.All), null).Select(e => $"{e.Code} {e.Path} {string.Join(' ', e.Facts.Values)}"), Is.Empty);
    });

    [TestCase("小题，每小题 2 分", "小题，每小题 3 分", "paper-check.heading")]
    [TestCase("共 30 小题", "共 29 小题", "paper-check.heading")]
    [TestCase("共 60 分", "共 61 分", "paper-check.heading")]
    [TestCase("满分：100 分", "满分：99 分", "paper-check.total")]
    [TestCase(">2.<", ">3.<", "paper-check.numbers", "本大题")]
    [TestCase(">A.<", ">B.<", "paper-check.options", "本大题")]
    public void A_heading_total_number_or_letter_that_is_wrong_is_seen(string printed, string wrong, string code, string behind = "") =>
        Assert.That(CodesOf(Theory, Paper(Theory, Body, xml => Tampered.Once(xml, printed, wrong, behind))), Has.Member(code));

    [Test]
    public void Two_options_that_changed_places_are_seen_at_their_question()
    {
        var question = Theory.Forms[0].Versions[0].Questions.First();
        var (first, second) = (Option(question, 0), Option(question, 1));
        var files = Paper(Theory, Body, xml => Tampered.Once(Tampered.Once(Tampered.Once(xml, first, "@@"), second, first), "@@", second));
        Assert.That(PaperCheck.Run(Theory, files, null).Select(e => (e.Code, e.Path, e.Facts["number"])), Is.EqualTo(new[] { ("paper-check.options", files[0].Path, "1") }));
    }

    [Test]
    public void A_word_of_a_stem_that_is_missing_is_seen()
    {
        var stem = Theory.Forms[0].Versions[0].Questions.ElementAt(4).Content.Stem;
        Assert.That(CodesOf(Theory, Paper(Theory, Body, xml => Tampered.Once(xml, stem[..4], stem[1..4]))), Is.EqualTo(new[] { "paper-check.words" }));
    }

    [Test]
    public void A_key_in_the_answer_place_is_seen() =>
        Assert.That(CodesOf(Theory, Paper(Theory, Body, xml => Tampered.Once(xml, ">）</w:t>", ">B）</w:t>"))), Has.Member("paper-check.words"));

    [Test]
    public void A_question_that_is_printed_twice_is_seen()
    {
        var paragraph = new System.Text.RegularExpressions.Regex("<w:p>(?:(?!</w:p>).)*\"Question\"(?:(?!</w:p>).)*</w:p>");
        Assert.That(CodesOf(Theory, Paper(Theory, Body, xml => paragraph.Replace(xml, m => m.Value + m.Value, 1))), Has.Member("paper-check.numbers"));
    }

    [TestCase("> C <", "> B <")]
    [TestCase(">3<", ">4<")]
    [TestCase("> × <", ">   <")]
    public void A_place_that_an_answer_sheet_lacks_is_seen(string right, string wrong) => Assert.That(
        CodesOf(Theory, Sheet(Theory, xml => Tampered.Once(xml, right, wrong, from: "本大题"))), Is.EqualTo(new[] { "paper-check.answer-place" }));

    [TestCase("7.（10 分）", "17.（10 分）", "paper-check.answer-place")]
    [TestCase("7.（10 分）", "7.（9 分）", "paper-check.marks")]
    [TestCase("8.(3)（6 分）", "8.(2)（6 分）", "paper-check.answer-place")]
    [TestCase("8.(3)（6 分）", "8.(3)（5 分）", "paper-check.marks")]
    [TestCase(">(2)<", ">(3)<", "paper-check.answer-place")]
    public void A_box_of_an_answer_sheet_that_is_wrong_is_seen(string right, string wrong, string code) =>
        Assert.That(CodesOf(EveryType, Sheet(EveryType, xml => Tampered.Once(xml, right, wrong))), Is.EqualTo(new[] { code }));

    [Test]
    public void Statements_that_are_right_and_wrong_by_turns_are_no_list_of_keys_on_an_answer_sheet()
    {
        var paper = new PaperBuilder().Section(
            Domain.Questions.QuestionType.TrueFalse, new(Domain.Blueprints.ScoringMethod.AllOrNothing),
            [.. Enumerable.Range(1, 20).Select(i => new BuiltQuestion(Questions.Statement($"第 {i} 句", truth: i % 2 == 1), $"TF-{i:00}"))]).Build();
        Assert.That(CodesOf(paper, Rendered(paper, LayoutProfile.Default, [Edition.AnswerSheet])), Is.Empty);
        Assert.That(CodesOf(paper, Sheet(paper, xml => Tampered.Once(xml, "答题卡", "√×√×√×√×"))), Is.EqualTo(new[] { "paper-check.secret" }));
    }

    [TestCase(Edition.Review, "错误。", "错误，", "paper-check.explanation")]
    [TestCase(Edition.Review, "依据标准，B正确", "依据标准，A正确", "paper-check.explanation")]
    [TestCase(Edition.Review, ">AC<", ">AB<", "paper-check.key")]
    [TestCase(Edition.Review, "修订 ", "修订 9", "paper-check.words")]
    [TestCase(Edition.Review, "T-3", "T-4", "paper-check.words")]
    [TestCase(Edition.Review, "下列说法正确的是", "下列说法正确", "paper-check.words")]
    [TestCase(Edition.Review, ">A.<", ">B.<", "paper-check.options")]
    [TestCase(Edition.Review, "每小题 2 分，共 4 分", "每小题 2 分，共 5 分", "paper-check.heading")]
    [TestCase(Edition.Review, "（1 分）：人群", "（2 分）：人群", "paper-check.rubric")]
    [TestCase(Edition.Review, "：人群", "：货源", "paper-check.key")]
    [TestCase(Edition.Review, ">12.5<", ">12<", "paper-check.rubric")]
    [TestCase(Edition.Review, ">6 分<", ">7 分<", "paper-check.rubric")]
    [TestCase(Edition.Key, ">B<", ">A<", "paper-check.key")]
    [TestCase(Edition.Key, ">√<", ">×<", "paper-check.key")]
    [TestCase(Edition.Key, "：人群", "：货源", "paper-check.key")]
    [TestCase(Edition.Key, ">12.5<", ">12<", "paper-check.rubric")]
    [TestCase(Edition.Key, "结构完整", "结构", "paper-check.rubric")]
    [TestCase(Edition.Key, "(3)（6 分）", "(3)（5 分）", "paper-check.rubric")]
    [TestCase(Edition.Key, "7.（10 分）", "7.（9 分）", "paper-check.marks")]
    [TestCase(Edition.Key, "7.（10 分）", "6.（10 分）", "paper-check.numbers")]
    [TestCase(Edition.Key, "共 2 小题", "共 3 小题", "paper-check.heading")]
    [TestCase(Edition.ScoreSheets, ">12.5<", ">12<", "paper-check.rubric")]
    [TestCase(Edition.ScoreSheets, "满分 20 分", "满分 21 分", "paper-check.rubric")]
    [TestCase(Edition.ScoreSheets, "合计</w:t></w:r></w:p></w:tc>", "总计</w:t></w:r></w:p></w:tc>", "paper-check.total")]
    [TestCase(Edition.CentrePack, "{0}", "0123456789abcdef", "paper-check.identity")]
    [TestCase(Edition.CentrePack, "试卷交接单", "货源，人群；评分标准，机密解析：检查网络是直播准备的一步。", "paper-check.secret")]
    public void A_document_for_the_marking_side_or_the_centre_that_is_wrong_is_seen(Edition edition, string right, string wrong, string code)
    {
        var file = Rendered(EveryType, LayoutProfile.Default, [edition])[0];
        right = right.Replace("{0}", EveryType.Forms[0].Versions[1].Fingerprint[..16], StringComparison.Ordinal);
        Assert.That(CodesOf(EveryType, [file with { Bytes = Tampered.Part(file.Bytes, Body, xml => Tampered.Once(xml, right, wrong)) }]), Has.Member(code));
    }

    [TestCase("word/footer1.xml", "</w:p>", "<w:r><w:t>1.{0}</w:t></w:r></w:p>", "paper-check.secret")]
    [TestCase("docProps/core.xml", "ExamBank", "{1}", "paper-check.secret")]
    [TestCase(Body, "</w:p>", "<w:r><w:t>{2}</w:t></w:r></w:p>", "paper-check.secret")]
    [TestCase(Body, "</w:p>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", "paper-check.hidden")]
    public void A_row_of_keys_an_explanation_a_code_or_hidden_text_in_print_is_seen(string part, string before, string after, string code)
    {
        var version = Theory.Forms[0].Versions[0];
        var keys = string.Join(" 2.", version.Questions.Take(10).Select(q => PrintedAnswer.Key(q).Text));
        var explained = version.Questions.First(q => q.Content.Explanation is { Length: > 20 } text && !text.Contains("[[", StringComparison.Ordinal));
        Assert.That(CodesOf(Theory, Paper(Theory, FooterOr(part), xml => Tampered.Once(
            xml, before, string.Format(System.Globalization.CultureInfo.InvariantCulture, after, keys, version.Questions.First().Code, explained.Content.Explanation)))), Has.Member(code));
    }

    [TestCase("word/comments.xml")]
    [TestCase("customXml/item1.xml")]
    [TestCase("docProps/custom.xml")]
    public void A_comment_or_custom_part_in_print_is_seen(string part)
    {
        var file = Rendered(Theory)[0];
        Assert.That(CodesOf(Theory, [file with { Bytes = Tampered.With(file.Bytes, part, "<a/>") }]), Is.EqualTo(new[] { "paper-check.hidden" }));
    }

    [Test]
    public void A_paper_with_the_fingerprint_of_another_version_is_seen()
    {
        var files = Rendered(Theory);
        Assert.That(CodesOf(Theory, [files[0] with { Bytes = files[1].Bytes }]), Has.Member("paper-check.identity").And.Member("paper-check.words"));
    }

    [Test]
    public void A_file_that_is_cut_off_is_seen() =>
        Assert.That(CodesOf(Theory, [Rendered(Theory)[0] with { Bytes = Rendered(Theory)[0].Bytes[..5000] }]), Is.EqualTo(new[] { "paper-check.unreadable" }));

    [TestCase("错误。", "错误，", "paper-check.explanation")]
    [TestCase("分析人群（4 分）", "分析人群（5 分）", "paper-check.rubric")]
    [TestCase("结构完整（12.5 分）", "结构完整（12 分）", "paper-check.rubric")]
    [TestCase("人群；货源", "货源；人群", "paper-check.key")]
    public void An_explanation_a_rubric_line_or_a_blank_of_the_workbook_that_is_wrong_is_seen(string right, string wrong, string code) =>
        Assert.That(CodesOf(EveryType, Workbook(EveryType, "xl/sharedStrings.xml", xml => Tampered.Once(xml, right, wrong))), Has.Member(code));

    [TestCase("答案总表", "t=\"s\"><x:v>[0-9]+</x:v></x:c></x:row>", "t=\"str\"><x:v>Z</x:v></x:c></x:row>", "paper-check.key")]
    [TestCase("分值总表", "<x:v>2</x:v>", "<x:v>3</x:v>", "paper-check.marks")]
    [TestCase("分值总表", "r=\"5\".*</x:row>", "r=\"5\"></x:row>", "paper-check.missing")]
    public void A_table_that_scores_are_calculated_by_is_read_back(string sheet, string right, string wrong, string code)
    {
        var part = $"xl/worksheets/sheet{OfficeText.Cells(Rendered(Theory)[^1].Bytes).Keys.ToList().IndexOf(sheet) + 1}.xml";
        Assert.That(CodesOf(Theory, Workbook(Theory, part, xml => new System.Text.RegularExpressions.Regex(right, System.Text.RegularExpressions.RegexOptions.RightToLeft).Replace(xml, wrong, 1))), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void An_explanation_that_names_another_letter_is_seen()
    {
        // 依据标准，B正确，A错误: the letters of the first version.
        Assert.That(CodesOf(EveryType, Workbook(EveryType, "xl/sharedStrings.xml", xml => Tampered.Once(xml, "依据标准，B正确，A错误", "依据标准，A正确，B错误"))), Has.Member("paper-check.explanation"));
    }

    [Test]
    public void A_key_of_the_workbook_that_points_at_another_cell_is_seen_in_every_sheet()
    {
        var strings = OfficeText.Parts(Rendered(Theory)[^1].Bytes)["xl/sharedStrings.xml"];
        Assert.That(strings, Does.Contain("<x:t>A</x:t>").Or.Contain("<t>A</t>"));
        var flaws = PaperCheck.Run(Theory, Workbook(Theory, "xl/sharedStrings.xml", xml => xml.Replace(">A</", ">@</", StringComparison.Ordinal).Replace(">B</", ">A</", StringComparison.Ordinal).Replace(">@</", ">B</", StringComparison.Ordinal)), null);
        Assert.That(flaws.Select(f => f.Code), Has.Member("paper-check.key").And.All.EqualTo("paper-check.key"));
        Assert.That(flaws.Select(f => f.Facts.Values).SelectMany(v => v), Has.All.Matches("^[0-9]+$"), "an error says where, and never what the key is");
    }

    [TestCase(Edition.Audit)]
    [TestCase(Edition.Workbook, "双向细目表", "覆盖表")]
    public void Every_figure_about_the_paper_is_worked_out_again(Edition edition, params string[] of)
    {
        var paper = Theory with { Recent = [new RecentForm("P-000009", "B", [.. Theory.Forms[0].Versions[0].Questions.Take(3).Select(q => q.Code)])] };
        var file = Rendered(paper, LayoutProfile.Default, [edition])[0];
        Assert.That(CodesOf(paper, [file]), Is.Empty);
        var changed = 0;
        foreach (var (name, part) in OfficeText.Cells(file.Bytes).Keys.Select((name, i) => (name, $"xl/worksheets/sheet{i + 1}.xml")).Where(s => of.Length == 0 || of.Any(o => s.name.EndsWith(o, StringComparison.Ordinal))))
        {
            var figures = Figure().Matches(OfficeText.Parts(file.Bytes)[part]).Where(m => !IsPlan(name, m.Groups["cell"].Value, file.Bytes)).ToList();
            foreach (var figure in figures)
            {
                var value = figure.Groups["value"];
                var wrong = (decimal.Parse(value.Value, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                var tampered = Tampered.Part(file.Bytes, part, xml => xml[..value.Index] + wrong + xml[(value.Index + value.Length)..]);
                Assert.That(CodesOf(paper, [file with { Bytes = tampered }]), Is.EqualTo(new[] { "paper-check.figure" }), $"{name} {figure.Groups["cell"].Value}");
                changed++;
            }
        }

        Assert.That(changed, Is.GreaterThan(70));
    }

    [TestCase("不符", "符合")]
    [TestCase("符合", "未规定")]
    [TestCase(">是<", ">否<")]
    [TestCase("A：", "A：1")]
    [TestCase("≤ ", "≤ 1")]
    public void A_word_of_the_audit_workbook_that_does_not_follow_from_its_figures_is_seen(string right, string wrong)
    {
        // Half the time that its questions take.
        var paper = Theory with { Duration = ExamBank.Domain.Values.Minutes.From(10) };
        var file = Rendered(paper, LayoutProfile.Default, [Edition.Audit])[0];
        Assert.That(CodesOf(paper, [file]), Is.Empty);
        Assert.That(CodesOf(paper, [file with { Bytes = Tampered.Part(file.Bytes, "xl/sharedStrings.xml", xml => Tampered.Once(xml, right, wrong)) }]), Is.EqualTo(new[] { "paper-check.figure" }));
    }

    [TestCase(">先做用户画像<", ">甲方案<")]
    [TestCase(">答案的文字<", ">正确选项的文字<")]
    public void A_hint_that_is_not_the_one_between_the_questions_is_seen(string right, string wrong)
    {
        var paper = new PaperBuilder().Section(
            QuestionType.SingleChoice,
            new ScoringRule(ScoringMethod.AllOrNothing),
            new BuiltQuestion(Questions.Single("首问", "甲方案", "先做用户画像", "丙方案") with { Explanation = null }, "C-1"),
            new BuiltQuestion(Questions.Single("开播前应先做用户画像的是", "甲方案", "乙方案", "丙方案") with { Explanation = null }, "C-2")).Build();
        var file = Rendered(paper, LayoutProfile.Default, [Edition.Audit])[0];
        Assert.That(CodesOf(paper, [file]), Is.Empty);
        Assert.That(CodesOf(paper, [file with { Bytes = Tampered.Part(file.Bytes, "xl/sharedStrings.xml", xml => Tampered.Once(xml, right, wrong)) }]), Is.EqualTo(new[] { "paper-check.figure" }));
    }

    [Test]
    public void An_audit_workbook_of_another_paper_is_seen()
    {
        var file = Rendered(Theory, LayoutProfile.Default, [Edition.Audit])[0];
        Assert.That(CodesOf(Theory with { Number = "P-000077" }, [file]), Is.EqualTo(new[] { "paper-check.identity" }));
        Assert.That(CodesOf(SeedQuestions.TheoryPaper("L2"), [file]), Has.Member("paper-check.figure"));
    }

    [TestCase("\"marks\": 2", "\"marks\": 3", "paper-check.marks")]
    [TestCase("\"revision\": 2", "\"revision\": 1", "paper-check.words")]
    [TestCase("\"number\": 7", "\"number\": 6", "paper-check.numbers")]
    [TestCase("\"key\": true", "\"key\": false", "paper-check.key")]
    public void A_manifest_that_says_something_else_is_seen(string right, string wrong, string code) =>
        Assert.That(ManifestCodes(json => Tampered.Once(json, right, wrong, from: "\"questions\"")), Has.Member(code));

    [Test]
    public void Keys_and_orders_that_do_not_map_to_those_of_the_other_version_are_seen()
    {
        var question = Theory.Forms[0].Versions[1].Questions.First();
        var letter = PrintedAnswer.Key(question).Line!;
        var codes = ManifestCodes(json => Tampered.Once(json, $"\"key\": \"{letter}\"", $"\"key\": \"{(letter == "A" ? "B" : "A")}\"", from: "\"version\": 2"));
        Assert.That(codes, Has.Member("paper-check.key").And.Member("paper-check.mapping"));
    }

    [Test]
    public void A_checksum_that_is_not_the_files_is_seen() =>
        Assert.That(ManifestCodes(json => Tampered.Once(json, "\"sha256\": \"", "\"sha256\": \"0")), Has.Member("paper-check.checksum"));

    private static List<string> ManifestCodes(Func<string, string> change)
    {
        var files = PaperFiles.Render(Theory);
        var manifest = Encoding.UTF8.GetString(files.Single(f => f.Path == PaperPaths.Manifest).Bytes);
        var changed = change(manifest);
        Assert.That(changed == manifest, Is.False, "nothing was changed");
        return [.. PaperCheck.Run(Theory, Rendered(Theory), Encoding.UTF8.GetBytes(changed)).Select(e => e.Code)];
    }

    private static IEnumerable<string> Flaws(PaperModel paper) =>
        PaperCheck.Run(paper, Rendered(paper), PaperFiles.Render(paper).Single(f => f.Path == PaperPaths.Manifest).Bytes).Select(e => $"{e.Code} {e.Path} {string.Join(' ', e.Facts.Values)}");

    private static List<string> CodesOf(PaperModel paper, IReadOnlyList<CheckedFile> files) => [.. PaperCheck.Run(paper, files, null).Select(e => e.Code).Distinct()];

    private static List<CheckedFile> Rendered(PaperModel paper) => Rendered(paper, LayoutProfile.Default, [Edition.Paper, Edition.Workbook]);

    private static List<CheckedFile> Rendered(PaperModel paper, LayoutProfile layout, IEnumerable<Edition> editions) =>
        [.. editions.SelectMany(e => EditionFiles.Of(paper, e, layout)).Select(plan => new CheckedFile(plan.Path, plan.Edition, plan.Version, plan.Write()))];

    private static List<CheckedFile> Paper(PaperModel paper, string part, Func<string, string> change)
    {
        var file = Rendered(paper)[0];
        return [file with { Bytes = Tampered.Part(file.Bytes, part, change) }];
    }

    private static List<CheckedFile> Sheet(PaperModel paper, Func<string, string> change)
    {
        var file = Rendered(paper, LayoutProfile.Default, [Edition.AnswerSheet])[0];
        return [file with { Bytes = Tampered.Part(file.Bytes, Body, change) }];
    }

    private static List<CheckedFile> Workbook(PaperModel paper, string part, Func<string, string> change)
    {
        var file = Rendered(paper)[^1];
        return [file with { Bytes = Tampered.Part(file.Bytes, part, change) }];
    }

    private static string FooterOr(string part) =>
        part == "word/footer1.xml" ? OfficeText.Parts(Rendered(Theory)[0].Bytes).Keys.First(k => k.StartsWith("word/footer", StringComparison.Ordinal)) : part;

    // What was planned is the blueprint's, and not worked out from questions.
    private static bool IsPlan(string sheet, string cell, byte[] xlsx) => sheet.EndsWith("双向细目表", StringComparison.Ordinal)
        && OfficeText.Cells(xlsx)[sheet][int.Parse(new string([.. cell.SkipWhile(char.IsAsciiLetter)]), System.Globalization.CultureInfo.InvariantCulture) - 1] is { } row
        && row.Count > 1 && row[1].EndsWith("计划", StringComparison.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex("<(x:)?c r=\"(?<cell>[A-Z]+[0-9]+)\"( s=\"[0-9]+\")?( t=\"n\")?><(x:)?v>(?<value>[0-9.]+(E-?[0-9]+)?)</", System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex Figure();

    private static string Option(QuestionModel question, int place) => question.Content.Options!.Single(o => o.Id == question.OptionOrder[""][place]).Text;
}
