using DocumentFormat.OpenXml;
using ExamBank.Domain.Media;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>
/// The answer sheet (答题卡) of a version: a place for every question and nothing from any key. It prints on A4 in every layout, in
/// large print with large bubbles; each page has registration marks and a code (<see cref="SheetCode"/>).
/// </summary>
public static class AnswerSheet
{
    /// <summary>What the document is called.</summary>
    public const string Name = "答题卡";

    /// <summary>Writes the sheet; the same model and layout give the same bytes.</summary>
    public static byte[] Write(PaperModel paper, VersionModel version, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(layout);
        var style = SheetStyle.Of(layout);
        return WordFile.Write($"{paper.Title} {Terms.VersionTitle(paper, version)} {Name}", style, SheetStyle.Styles(style), package =>
        [
            .. Content(package, style, paper, version),
            PageFurniture.Create(package, style, PageFooter.Create(paper, version, Name), RegistrationMarks.Create(style)),
        ]);
    }

    private static IEnumerable<OpenXmlElement> Content(WordPackage package, PrintStyle style, PaperModel paper, VersionModel version)
    {
        var otherHead = SheetHead.Height(style, paper, version, page: 2);
        IReadOnlyList<SheetBlock> blocks =
        [
            CandidateBlock.Write(style, paper),
            FillingNotes.Write(style),
            .. version.Sections.SelectMany((section, index) => Section(style, section, index + 1, SheetPages.Room(style, otherHead) - SheetStyle.HeadingLeading(style))),
        ];
        var pages = SheetPages.Of(style, SheetHead.Height(style, paper, version, page: 1), otherHead, blocks);
        return SheetPages.Write(pages, page =>
        {
            var code = SheetCode.Of(paper, version, page, pages.Count);
            var picture = PictureShelf.Place(package, PictureFile.TryRead(code.Draw())!);
            return SheetHead.Write(style, paper, version, page, picture, code);
        });
    }

    private static IEnumerable<SheetBlock> Section(PrintStyle style, SectionModel section, int place, int room)
    {
        var heading = Wml.Paragraph(SheetStyle.Heading, SectionWriter.Heading(section, place));
        yield return new SheetBlock(SheetStyle.HeadingLeading(style), [heading], WithNext: true);
        var blocks = section.Type <= QuestionType.TrueFalse
            ? ChoiceBands.Write(style, section)
            : section.Questions.SelectMany(question => WrittenBoxes.Write(style, question, room));
        foreach (var block in blocks) yield return block;
    }
}
