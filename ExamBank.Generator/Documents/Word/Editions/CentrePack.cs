using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>
/// What a centre needs beside the papers (考场包): copy counts, a bag cover for each form, hand-over sheet, room records, signatures for
/// return and destruction, and for practical work the list of materials and equipment. It holds nothing from any key.
/// </summary>
public static class CentrePack
{
    /// <summary>What the document is called.</summary>
    public const string Name = "考场包";

    private static readonly string[] HandOvers = ["印制单位 → 考点", "考点保密室 → 考场", "考场 → 考点保密室", "考点 → 阅卷单位"];

    /// <summary>Writes the pack for rooms of the usual size.</summary>
    public static byte[] Write(PaperModel paper, LayoutProfile layout) => Write(paper, layout, RoomPlan.Usual);

    /// <summary>Writes the pack; the same model, layout and plan give the same bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A room without seats, or fewer than no spare copies.</exception>
    public static byte[] Write(PaperModel paper, LayoutProfile layout, RoomPlan room)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(room);
        ArgumentOutOfRangeException.ThrowIfLessThan(room.Seats, 1, nameof(room));
        ArgumentOutOfRangeException.ThrowIfNegative(room.Spare, nameof(room));
        var minutes = layout.Duration(paper?.Duration ?? throw new ArgumentNullException(nameof(paper)));
        var sheets = layout.AnswersOn == AnswersOn.Sheet;
        return EditionDocument.Write(paper, layout, Name, style =>
        [
            .. Counts(style, paper, room, sheets),
            .. paper.Forms.SelectMany(form => BagCover(style, paper, form, room, $"{minutes} 分钟", sheets)),
            .. HandOver(style, paper),
            .. paper.Forms.SelectMany(form => RoomRecord.Write(style, paper, form, room)),
            .. ReturnRecord(style, paper),
            .. paper.Forms.Where(form => MaterialList.IsNeeded(form.Versions[0])).SelectMany(form => Materials(style, form)),
        ]);
    }

    private static IEnumerable<OpenXmlElement> Counts(PrintStyle style, PaperModel paper, RoomPlan room, bool sheets)
    {
        yield return Wml.Paragraph(StyleNames.Part, "印制与装袋份数");
        yield return Wml.Paragraph(StyleNames.Notes, string.Create(
            CultureInfo.InvariantCulture,
            $"每考场 {room.Seats} 个座位，一场考试使用一个卷别。有多个版次的，按座位号顺序循环发放，相邻座位版次不同。每考场各版次另备 {room.Spare} 份。印制总数＝每考场份数×考场数。"));
        yield return Wml.Paragraph(StyleNames.TableGap, []);
        var table = new FormTable(style, [new("卷别", 12), new("版次", 12), new("每考场试卷", 16), .. sheets ? [new FormColumn("每考场答题卡", 18)] : Array.Empty<FormColumn>(), new("考场数", 14), new("印制总数", 14), new("印制、核对", 18)]);
        foreach (var form in paper.Forms)
        {
            foreach (var (index, version) in form.Versions.Index())
            {
                var copies = Number(room.Copies(index, form.Versions.Count));
                table.Row([$"{form.Name}卷", Number(version.Number), copies, .. sheets ? [copies] : Array.Empty<string>(), "", "", ""]);
            }

            var total = Number(Total(form, room));
            table.Row([$"{form.Name}卷", "合计", total, .. sheets ? [total] : Array.Empty<string>(), "", "", ""]);
        }

        foreach (var block in table.Build()) yield return block;
    }

    private static IEnumerable<OpenXmlElement> BagCover(PrintStyle style, PaperModel paper, FormModel form, RoomPlan room, string duration, bool sheets)
    {
        yield return EditionDocument.OnNewPage(Wml.Paragraph(StyleNames.Part, $"试卷袋封面（{form.Name}卷）"));
        yield return Wml.Paragraph(EditionStyles.Cover, paper.Title);
        yield return Wml.Paragraph(EditionStyles.Cover, $"{form.Name}卷");
        foreach (var block in FieldTable.Of(style, ("试卷编号", paper.Number), ("考试时间", duration), ("考　　点", ""), ("考　　场", ""), ("考试日期", ""), ("起止时间", ""))) yield return block;
        var table = new FormTable(style, [new("版次", 12), new("应装试卷", 16), .. sheets ? [new FormColumn("应装答题卡", 18)] : Array.Empty<FormColumn>(), new("实装核对", 18), new("校验码", 36)]);
        void Row(string name, int copies, string fingerprint) =>
            table.Row([name, Number(copies), .. sheets ? [Number(copies)] : Array.Empty<string>(), "", fingerprint]);
        foreach (var (index, version) in form.Versions.Index()) Row(Number(version.Number), room.Copies(index, form.Versions.Count), Terms.ShortFingerprint(version.Fingerprint));
        Row("合计", Total(form, room), "");
        foreach (var block in table.Build(together: true)) yield return block;
        foreach (var block in FieldTable.Of(style, ("装袋人", ""), ("核对人", ""), ("密封时间", ""), ("密封人", ""), ("启封时间", ""), ("启封人", ""), ("监考员", ""), ("考生代表", ""))) yield return block;
        yield return Wml.Paragraph(StyleNames.NotesHeading, "启用前不得拆封。考试开始前在考场内当众检查密封后启封。");
    }

    private static IEnumerable<OpenXmlElement> HandOver(PrintStyle style, PaperModel paper)
    {
        yield return EditionDocument.OnNewPage(Wml.Paragraph(StyleNames.Part, "试卷交接单"));
        foreach (var block in FieldTable.Of(style, ("试卷编号", paper.Number), ("考　　点", ""))) yield return block;
        var table = new FormTable(style, [new("交接环节", 24, Left: true), new("日期时间", 15), new("卷别袋数", 13), new("密封", 8), new("移交人", 14), new("接收人", 14), new("备注", 12)], tall: true);
        foreach (var name in HandOvers) table.Row(name, "", "", "", "", "", "");
        foreach (var block in table.Empty(4).Build()) yield return block;
        yield return Wml.Paragraph(StyleNames.Notes, "每次交接当面清点袋数，检查密封；有破损或数目不符的，在备注中写明，双方签字，并立即报告考点负责人。");
    }

    private static IEnumerable<OpenXmlElement> ReturnRecord(PrintStyle style, PaperModel paper)
    {
        yield return EditionDocument.OnNewPage(Wml.Paragraph(StyleNames.Part, "试卷回收与销毁登记表"));
        foreach (var block in FieldTable.Of(style, ("试卷编号", paper.Number), ("考　　点", ""))) yield return block;
        var table = new FormTable(style, [new("卷别", 12), new("版次", 12), new("领取", 12), new("使用", 12), new("未用", 12), new("作废", 12), new("回收合计", 14), new("销毁", 14)]);
        foreach (var version in paper.Forms.SelectMany(f => f.Versions)) table.Row($"{version.Form}卷", Number(version.Number), "", "", "", "", "", "");
        foreach (var block in table.Row("合计", "", "", "", "", "", "", "").Build()) yield return block;
        yield return Wml.Paragraph(StyleNames.Notes, "领取＝使用＋未用＋作废＝回收合计。不相等的，写明原因。");
        yield return Wml.Paragraph(StyleNames.TableGap, []);
        foreach (var block in FieldTable.Of(style, ("交回人签字", ""), ("接收人签字", ""), ("回收日期", ""), ("考点负责人签字", ""), ("销毁方式", ""), ("销毁日期、地点", ""), ("销毁人签字", ""), ("监销人签字", ""), ("情况说明", ""))) yield return block;
    }

    private static IEnumerable<OpenXmlElement> Materials(PrintStyle style, FormModel form)
    {
        yield return EditionDocument.OnNewPage(Wml.Paragraph(StyleNames.Part, $"素材、设备清单（{form.Name}卷）"));
        foreach (var block in MaterialList.Of(style, form.Versions[0])) yield return block;
        foreach (var block in FieldTable.Of(style, ("准备人签字", ""), ("核对人签字", ""))) yield return block;
    }

    private static int Total(FormModel form, RoomPlan room) => form.Versions.Index().Sum(v => room.Copies(v.Index, form.Versions.Count));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
