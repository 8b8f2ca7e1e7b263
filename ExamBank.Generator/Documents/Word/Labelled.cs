using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Hangs a number or letter before the first of some blocks.</summary>
internal static class Labelled
{
    /// <summary>Puts <paramref name="label"/> into the space of <paramref name="hanging"/> before the block at <paramref name="index"/>.</summary>
    public static void Hang(IList<OpenXmlElement> blocks, int index, string label, int left, int hanging, string style)
    {
        // A table, code or a block that already carries a label gets a line for the label before it.
        if (blocks[index] is not Paragraph paragraph || paragraph.ParagraphProperties?.Indentation?.Hanging is not null
            || paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == StyleNames.Code)
        {
            paragraph = Wml.Paragraph(style, []);
            blocks.Insert(index, paragraph);
        }

        var properties = paragraph.ParagraphProperties!;
        properties.Indentation = new Indentation { Left = Wml.Twips(left), Hanging = Wml.Twips(hanging) };
        paragraph.InsertAfter(Wml.Tab(), properties);
        paragraph.InsertAfter(Wml.Run(label), properties);
    }
}
