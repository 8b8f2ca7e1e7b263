using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Keys;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>
/// The notice of a revised key (勘误通知) for centres and markers: which questions of which versions are marked otherwise from now on, why, and
/// who answers for it. It holds keys.
/// </summary>
public static class CorrectionNotice
{
    /// <summary>What the document is called.</summary>
    public const string Name = "勘误通知";

    // All centres keep the same clock, whatever the server's is.
    private static readonly TimeSpan BeijingTime = TimeSpan.FromHours(8);

    /// <summary>Writes the notice; the same model and layout give the same bytes.</summary>
    /// <exception cref="ArgumentException">The paper is marked by the key that it was locked with.</exception>
    public static byte[] Write(PaperModel paper, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        if (paper.KeyRevision is not { } revision) throw new ArgumentException("The key of the paper was not revised.", nameof(paper));
        return EditionDocument.Write(paper, layout, Name, style => [.. Head(style, paper, revision), .. Changes(style, paper), .. Handling(style, paper, revision)]);
    }

    private static IEnumerable<OpenXmlElement> Head(PrintStyle style, PaperModel paper, KeyRevisionModel revision)
    {
        yield return Wml.Paragraph(StyleNames.Notes, "各考点、阅卷单位：");
        yield return Wml.Paragraph(StyleNames.Notes, string.Create(
            CultureInfo.InvariantCulture,
            $"经复核，本试卷答案修订为第 {revision.Number} 版，自本通知发出之时起，下列试题按修订后的答案评分。试卷印制内容、题号和分值不变。"));
        yield return Wml.Paragraph(StyleNames.TableGap, []);
        foreach (var block in FieldTable.Of(
            style, ("试卷编号", paper.Number), ("答案版次", string.Create(CultureInfo.InvariantCulture, $"第 {revision.Number} 版")),
            ("申　请　人", revision.RequestedBy), ("确　认　人", revision.ConfirmedBy),
            ("修订时间", string.Create(CultureInfo.InvariantCulture, $"{revision.At.ToOffset(BeijingTime):yyyy-MM-dd HH:mm}（北京时间）"))))
            yield return block;
        yield return Wml.Paragraph(StyleNames.Notes, $"修订理由：{Text.XmlText.OneLine(revision.Reason)}");
    }

    private static IEnumerable<OpenXmlElement> Changes(PrintStyle style, PaperModel paper)
    {
        foreach (var version in paper.Forms.SelectMany(f => f.Versions))
        {
            var amended = version.Questions.Where(q => q.Amendment is not null).ToList();
            yield return Wml.Paragraph(StyleNames.Section, $"{Terms.VersionName(version)}　校验码 {Terms.ShortFingerprint(version.Fingerprint)}");
            if (amended.Count == 0)
            {
                yield return Wml.Paragraph(StyleNames.Notes, "本卷次答案不变。");
                continue;
            }

            var table = new FormTable(style, [new("题号", 10), new("题型", 18), new("分值", 10), new("原答案", 28), new("修订后", 34)]);
            foreach (var (label, question, was, now) in amended.SelectMany(Rows))
                table.Row(label, Terms.Of(question.Content.Type), question.Marks.ToString(), was, now);
            foreach (var block in table.Build(together: true)) yield return block;
        }
    }

    /// <summary>A line for the question, or for each of its parts and blanks that a further answer is right for.</summary>
    private static IEnumerable<(string Label, QuestionModel Question, string Was, string Now)> Rows(QuestionModel question)
    {
        var number = question.Number.ToString(CultureInfo.InvariantCulture);
        var amendment = question.Amendment!;
        if (amendment.IsVoid)
        {
            yield return (number, question, question.Content.Type <= QuestionType.FillBlank ? PrintedAnswer.Key(question).Text : "按评分细则", KeyWords.Void);
            yield break;
        }

        foreach (var part in amendment.Further.Select(f => f.Part).Distinct(StringComparer.Ordinal))
        {
            var index = (question.Content.Parts ?? []).Select(p => p.Id).ToList().IndexOf(part);
            var content = index < 0 ? question.Content : (ResponseContent)question.Content.Parts![index];
            var label = index < 0 ? number : string.Create(CultureInfo.InvariantCulture, $"{number} ({index + 1})");
            if (amendment.Further.Any(f => f.Part == part && f.Key is not null))
                yield return (label, question, PrintedAnswer.Key(question, content, part).Text, KeyWords.Of(question, content, part));
            foreach (var (place, blank) in PrintedAnswer.BlanksInOrder(content).Index())
            {
                var added = amendment.Further.Where(f => f.Part == part && f.Blank == blank.Id).Select(f => f.Text!).ToList();
                if (added.Count > 0)
                    yield return (string.Create(CultureInfo.InvariantCulture, $"{label} 第 {place + 1} 空"), question, string.Join(" / ", blank.Accepted.Except(added, StringComparer.Ordinal)), string.Join(" / ", blank.Accepted));
            }
        }
    }

    private static IEnumerable<OpenXmlElement> Handling(PrintStyle style, PaperModel paper, KeyRevisionModel revision)
    {
        yield return Wml.Paragraph(StyleNames.Section, "处理要求");
        string[] steps =
        [
            string.Create(CultureInfo.InvariantCulture, $"1. 停用此前各版阅卷工作簿和参考答案，改用文件首行或页脚标有“答案第 {revision.Number} 版”的文件。"),
            "2. 已评阅的试卷，将登分表原有登记内容复制到新的工作簿，成绩自动按修订后的答案重新计算，并由复核人核对。",
            $"3. “{KeyWords.Void}”：凡参加本场考试的考生，该题均得满分；缺考、违纪的除外。“{KeyWords.Or}”：所列答案均算对，按该题评分规则给分。",
            "4. 已公布成绩的，按有关规定更正并通知考生。本通知含答案，阅卷结束前不得向考生公开。",
        ];
        foreach (var step in steps) yield return Wml.Paragraph(StyleNames.Notes, step);
        yield return Wml.Paragraph(StyleNames.TableGap, []);
        foreach (var block in FieldTable.Of(style, ("签　发　人", ""), ("签发日期", ""), ("接收单位", ""), ("接收人签字", ""), ("接收时间", ""), ("核对人签字", ""))) yield return block;
    }
}
