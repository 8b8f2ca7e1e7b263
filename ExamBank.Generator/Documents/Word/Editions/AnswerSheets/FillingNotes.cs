using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>How a sheet is filled in (填涂须知), with a sample of what is right and what is wrong.</summary>
internal static class FillingNotes
{
    private static readonly string[] Notes =
    [
        "用 0.5 毫米黑色签字笔填写姓名、考点、考场、座位号和准考证号；用 2B 铅笔将准考证号、试卷类型对应的方框涂满，试卷类型须与试卷一致。",
        "有选项的题用 2B 铅笔填涂，修改时用橡皮擦净；其余各题用 0.5 毫米黑色签字笔书写。",
        "在各题的框内作答，超出边框的答案无效；写在试卷、草稿纸上的答案无效。",
        "保持卡面清洁，不折叠，不破损，不涂画二维码、条形码和四角的定位标记。",
    ];

    private static readonly string[] WrongMarks = ["√", "×", "/", "-", "."];

    public static SheetBlock Write(PrintStyle style)
    {
        var hanging = style.SmallSize * 3 / 2;
        List<OpenXmlElement> content = [Wml.Paragraph(SheetStyle.Label, "填涂须知")];
        var height = style.Leading;
        for (var i = 0; i < Notes.Length; i++)
        {
            List<OpenXmlElement> note = [Wml.Paragraph(SheetStyle.Note, Notes[i])];
            Labelled.Hang(note, 0, string.Create(CultureInfo.InvariantCulture, $"{i + 1}."), hanging, hanging, SheetStyle.Note);
            content.AddRange(note);
            height += TextWidth.Lines(Notes[i], style.SmallSize, style.TextWidth - 160 - hanging) * SheetStyle.NoteLeading(style);
        }

        content.Add(Sample());
        height += SheetStyle.BubbleLeading(style) + 120;
        var table = Grid.Create([style.TextWidth]);
        table.Append(Grid.Row(head: false, [Grid.Cell(style.TextWidth, [.. content])], height, exact: true));
        return SheetBlock.Of(table, height);
    }

    private static Paragraph Sample() => Wml.Paragraph(
        SheetStyle.BubbleLine,
        [
            Wml.Run("正确填涂　"), Bubbles.Of("", filled: true), Wml.Run("　　　错误填涂　"),
            .. WrongMarks.SelectMany(mark => (OpenXmlElement[])[Bubbles.Of(mark), Wml.Run("　")]),
        ]);
}
