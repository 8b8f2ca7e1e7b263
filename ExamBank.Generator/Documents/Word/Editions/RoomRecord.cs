using System.Globalization;
using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>The record of an examination room (考场记录表): who sat where with which version, who was absent, what happened.</summary>
internal static class RoomRecord
{
    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, PaperModel paper, FormModel form, RoomPlan room)
    {
        yield return EditionDocument.OnNewPage(Wml.Paragraph(StyleNames.Part, $"考场记录表（{form.Name}卷）"));
        foreach (var block in FieldTable.Of(
            style, ("试卷编号", paper.Number), ("卷　　别", $"{form.Name}卷"), ("考　　点", ""), ("考　　场", ""), ("考试日期", ""), ("起止时间", ""),
            ("应考人数", ""), ("实考人数", ""), ("缺考人数", ""), ("违纪人数", "")))
            yield return block;
        var table = new FormTable(style, [new("座位号", 10), new("版次", 8), new("准考证号", 28), new("姓名", 16), new("缺考", 8), new("违纪", 8), new("考生签字", 22)]);
        for (var seat = 1; seat <= room.Seats; seat++)
            table.Row(Number(seat), Number(form.Versions[RoomPlan.VersionAt(seat, form.Versions.Count)].Number), "", "", "", "", "");
        foreach (var block in table.Build()) yield return block;
        var events = new FormTable(style, [new("时间", 14), new("座位号", 12), new("异常情况与处理", 56), new("监考员签字", 18)], tall: true);
        foreach (var block in events.Empty(5).Build(together: true)) yield return block;
        foreach (var block in FieldTable.Of(style, ("监考员甲签字", ""), ("监考员乙签字", ""), ("巡考员签字", ""), ("考点负责人签字", ""))) yield return block;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
