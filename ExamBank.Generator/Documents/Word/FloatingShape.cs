using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A drawn shape at a fixed place of the page, in front of nothing and moving no text.</summary>
internal static class FloatingShape
{
    private const int EmuPerTwip = 635;

    /// <summary>Width and height, in twentieths of a point, as the attributes of an extent.</summary>
    public static string Size(int width, int height) => string.Create(CultureInfo.InvariantCulture, $"cx=\"{width * EmuPerTwip}\" cy=\"{height * EmuPerTwip}\"");

    /// <summary>The shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What a reader hears who does not see it.</param>
    /// <param name="left">Distance from the left edge of the page in twentieths of a point.</param>
    /// <param name="top">Distance from the top edge of the page in twentieths of a point.</param>
    /// <param name="size">Its <see cref="Size"/>.</param>
    /// <param name="content">What it is, in DrawingML.</param>
    public static Run Create(string name, string description, int left, int top, string size, string content) => new(string.Create(CultureInfo.InvariantCulture, $"""
        <w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{left * EmuPerTwip}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{top * EmuPerTwip}</wp:posOffset></wp:positionV><wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="{name}" descr="{description}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>{content}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>
        """));
}
