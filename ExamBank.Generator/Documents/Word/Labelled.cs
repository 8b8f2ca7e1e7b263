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
        if (blocks[index] is not Paragraph paragraph || Wml.Properties(paragraph).GetFirstChild<Indentation>()?.Hanging is not null || Wml.StyleOf(paragraph) == StyleNames.Code)
        {
            paragraph = Wml.Paragraph(style, []);
            blocks.Insert(index, paragraph);
        }

        var properties = Wml.Properties(paragraph);
        var indentation = new Indentation { Left = Wml.Twips(left), Hanging = Wml.Twips(hanging) };
        properties.GetFirstChild<Indentation>()?.Remove();
        // At its place in the schema's order: behind the style where nothing else stands yet.
        if (properties.LastChild is ParagraphStyleId) properties.AppendChild(indentation);
        else properties.Indentation = indentation;
        paragraph.InsertAfter(Wml.Label(label), properties);
    }
}
