using System.ComponentModel;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using GraphQL;

namespace ExamBank.Api.Features.Papers;

[Name("PaperText")]
[Description("What stands in a paper, as its versions print it, with the key that it is marked by. 试卷全文")]
internal sealed class PaperTextNode(PaperModel model)
{
    [Description("Number of the paper. 试卷编号")]
    public string Number => model.Number;

    [Description("Printed title. 标题")]
    public string Title => model.Title;

    [Description("Number of the key; 1 is the one that the paper was locked with. 答案修订号")]
    public int KeyRevision => model.KeyRevision?.Number ?? Domain.Papers.KeyRevision.Locked;

    [Description("Its versions, form by form. 乱序卷")]
    public IReadOnlyList<VersionTextNode> Versions => [.. model.Forms.SelectMany(form => form.Versions).Select(version => new VersionTextNode(version))];
}

[Name("VersionText")]
[Description("What a version prints. 乱序卷全文")]
internal sealed class VersionTextNode(VersionModel version)
{
    [Description("Name of the form. 卷名")]
    public string Form => version.Form;

    [Description("Number within the form, from 1. 版本号")]
    public int Number => version.Number;

    [Description("Questions in printed order. 试题")]
    public IReadOnlyList<QuestionTextNode> Questions => [.. version.Questions.Select(question => new QuestionTextNode(question))];
}

[Name("QuestionText")]
[Description("A question as a version prints it, with its key. 试题全文")]
internal sealed class QuestionTextNode(QuestionModel question)
{
    [Description("Printed number. 题号")]
    public int Number => question.Number;

    [Description("Permanent code. 代码")]
    public string Code => question.Code;

    [Description("The revision that is printed. 修订号")]
    public int Revision => question.Revision;

    [Description("Its marks in this paper. 分值")]
    public decimal Marks => question.Marks.Value;

    [Description("The shared text that it hangs on, Markdown; null for none. 材料")]
    public string? Stimulus => question.StimulusContent;

    [Description("What is asked, Markdown. 题干")]
    public string Stem => question.Content.Stem;

    [Description("Options with their printed letters, such as A. 92 ℃; empty when it has none. 选项")]
    public IReadOnlyList<string> Options => Printed(question, question.Content, "");

    [Description("The key as it is printed, parts line by line. 答案")]
    public string Key => PrintedAnswer.Key(question).Text;

    [Description("Whether every candidate earns its marks, by a later key. 全员得分")]
    public bool Void => question.Amendment?.IsVoid ?? false;

    [Description("Why the key is right, Markdown. 解析")]
    public string? Explanation => PrintedAnswer.Explanation(question, question.Content, "");

    [Description("Rubric of written and practical work, line by line. 评分细则")]
    public IReadOnlyList<string> Rubric => Lines(question.Content);

    [Description("Parts of a case question; empty when it has none. 小题")]
    public IReadOnlyList<PartTextNode> Parts => [.. (question.Content.Parts ?? []).Select(part => new PartTextNode(question, part))];

    /// <summary>Options with their letters.</summary>
    internal static IReadOnlyList<string> Printed(QuestionModel question, ResponseContent content, string part) =>
        [.. PrintedAnswer.Options(question, content, part).Select(option => $"{option.Letter}. {option.Option.Text}")];

    /// <summary>Lines of the rubric with their marks.</summary>
    internal static IReadOnlyList<string> Lines(ResponseContent content) => [.. (content.Rubric ?? []).Select(line => FormattableString.Invariant($"{line.Criterion} ({line.Marks.Value})"))];
}

[Name("PartText")]
[Description("A part of a case question as a version prints it, with its key. 小题全文")]
internal sealed class PartTextNode(QuestionModel question, QuestionPart part)
{
    [Description("What is asked, Markdown. 题干")]
    public string Stem => part.Stem;

    [Description("Its marks. 分值")]
    public decimal Marks => part.Marks.Value;

    [Description("Options with their printed letters; empty when it has none. 选项")]
    public IReadOnlyList<string> Options => QuestionTextNode.Printed(question, part, part.Id);

    [Description("The key as it is printed. 答案")]
    public string Key => PrintedAnswer.Key(question, part, part.Id).Text;

    [Description("Why the key is right, Markdown. 解析")]
    public string? Explanation => PrintedAnswer.Explanation(question, part, part.Id);

    [Description("Rubric of written work, line by line. 评分细则")]
    public IReadOnlyList<string> Rubric => QuestionTextNode.Lines(part);
}
