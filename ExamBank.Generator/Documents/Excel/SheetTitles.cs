using System.Globalization;
using ClosedXML.Excel;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>Titles and identity lines of the sheets: which form and version a sheet belongs to is said on each.</summary>
internal static class SheetTitles
{
    /// <summary>Places for signatures (签字栏), printed at the head of every page.</summary>
    public const string Signatures = "登分人（签字）：____________　　复核人（签字）：____________　　负责人（签字）：____________　　日期：____________";

    /// <summary>The tint of a cell that somebody has to look at.</summary>
    public static readonly XLColor Warning = XLColor.FromArgb(0xF8, 0xCB, 0xAD);

    public static string Title(PaperModel paper, string what) => $"{(paper.Sample ? "【样卷】" : "")}{paper.Title}　{what}";

    public static string Identity(PaperModel paper) => string.Create(
        CultureInfo.InvariantCulture, $"试卷编号 {paper.Number}　满分 {paper.TotalMarks} 分{KeyOf(paper)}　机密：仅供评卷使用");

    // Which key the sheets score by, where it is not the one that the paper was locked with; and for whom the copy was made.
    private static string KeyOf(PaperModel paper) => string.Create(
        CultureInfo.InvariantCulture, $"{(paper.KeyRevision is { } key ? $"　答案第 {key.Number} 版" : "")}{(paper.CopyMark is { } mark ? $"　{mark}" : "")}");

    public static string Title(PaperModel paper, VersionModel version, string what) =>
        $"{(paper.Sample ? "【样卷】" : "")}{paper.Title}　{Terms.VersionTitle(paper, version)}　{what}";

    public static string Title(PaperModel paper, FormModel form, string what) =>
        $"{(paper.Sample ? "【样卷】" : "")}{paper.Title}　{form.Name}卷　{what}";

    public static string Identity(PaperModel paper, VersionModel version) => string.Create(
        CultureInfo.InvariantCulture,
        $"试卷编号 {paper.Number}　{Terms.VersionName(version)}　校验码 {Terms.ShortFingerprint(version.Fingerprint)}　满分 {paper.TotalMarks} 分{KeyOf(paper)}　机密：仅供评卷使用");

    public static string Identity(PaperModel paper, FormModel form) => string.Create(
        CultureInfo.InvariantCulture,
        $"试卷编号 {paper.Number}　组卷方案 {paper.BlueprintName}（第 {paper.BlueprintRevision} 版）　预估难度系数 {form.Facility}");
}
