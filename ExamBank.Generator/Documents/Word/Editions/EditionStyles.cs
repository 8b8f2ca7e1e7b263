using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>Styles of the documents that go with a paper, beside those of the paper.</summary>
internal static class EditionStyles
{
    public const string Note = "ReviewNote";
    public const string Cover = "BagCover";

    public static IEnumerable<Style> Of(PrintStyle style)
    {
        yield return StyleSheet.Heading(StyleNames.Item, "heading 3", style, style.BodySize, 2, JustificationValues.Left, before: style.Leading / 2, after: 0);
        yield return StyleSheet.Text(
            Note, "Review Note",
            new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 18U, Space = 6U, Color = "808080" }),
            new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F2F2F2" },
            StyleSheet.AtLeast(style.Leading, 0, 0),
            new Justification { Val = JustificationValues.Left });
        yield return StyleSheet.Heading(Cover, "Bag Cover", style, style.TitleSize * 3 / 2, null, JustificationValues.Center, before: style.Leading, after: style.Leading / 2);
    }
}
