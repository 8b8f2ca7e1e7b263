using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using ExamBank.Generator.Documents.Text;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A picture in a line of text, at 96 pixels to the inch and never larger than the room it has.</summary>
internal static class PictureRun
{
    private const long EmuPerPixel = 9525;
    private const long EmuPerTwip = 635;

    /// <param name="picture">The picture.</param>
    /// <param name="alternative">What a reader hears who does not see it.</param>
    /// <param name="room">Greatest width in twentieths of a point.</param>
    /// <param name="height">Greatest height in twentieths of a point.</param>
    public static W.Run Create(PlacedPicture picture, string alternative, int room, int height)
    {
        var (wide, high) = (picture.File.Width * EmuPerPixel, picture.File.Height * EmuPerPixel);
        // A shrunk picture keeps its proportions.
        var scale = Math.Min(1m, Math.Min((decimal)(room * EmuPerTwip) / wide, (decimal)(height * EmuPerTwip) / high));
        var (cx, cy) = (Math.Max(1, (long)(wide * scale)), Math.Max(1, (long)(high * scale)));
        var name = XmlText.OneLine(alternative);
        return new W.Run(new W.Drawing(new Inline(
            new Extent { Cx = cx, Cy = cy },
            new DocProperties { Id = 1U, Name = "图片", Description = name },
            new Graphic(new GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = 0U, Name = "图片" }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new Blip { Embed = picture.RelationshipId }, new Stretch(new FillRectangle())),
                new Pic.ShapeProperties(
                    new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = cx, Cy = cy }),
                    new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0U, DistanceFromBottom = 0U, DistanceFromLeft = 0U, DistanceFromRight = 0U }));
    }
}
