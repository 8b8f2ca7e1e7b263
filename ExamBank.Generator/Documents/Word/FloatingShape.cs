using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2010.Word.DrawingShape;
using DocumentFormat.OpenXml.Wordprocessing;
using Anchor = DocumentFormat.OpenXml.Drawing.Wordprocessing.Anchor;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using ShapeProperties = DocumentFormat.OpenXml.Office2010.Word.DrawingShape.ShapeProperties;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A drawn shape at a fixed place of the page, in front of nothing and moving no text.</summary>
/// <param name="Id">Its number in the part.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What a reader hears who does not see it.</param>
/// <param name="Left">Distance from the left edge of the page in twentieths of a point.</param>
/// <param name="Top">Distance from the top edge of the page in twentieths of a point.</param>
/// <param name="Width">Its width in twentieths of a point.</param>
/// <param name="Height">Its height in twentieths of a point.</param>
internal sealed record FloatingShape(uint Id, string Name, string Description, int Left, int Top, int Width, int Height)
{
    private const int EmuPerTwip = 635;

    /// <summary>The shape.</summary>
    /// <param name="kind">What kind of shape it is, for programs.</param>
    /// <param name="form">Its geometry.</param>
    /// <param name="look">Its fill and its line.</param>
    /// <param name="text">What stands in it, with how it stands.</param>
    public Run Draw(OpenXmlElement kind, ShapeTypeValues form, IEnumerable<OpenXmlElement> look, params OpenXmlElement[] text)
    {
        var properties = new ShapeProperties(
            new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = Width * EmuPerTwip, Cy = Height * EmuPerTwip }),
            new PresetGeometry(new AdjustValueList()) { Preset = form });
        properties.Append(look);
        return new Run(new AlternateContent(new AlternateContentChoice(new Drawing(Anchored(new WordprocessingShape([kind, properties, .. text])))) { Requires = "wps" }));
    }

    private Anchor Anchored(WordprocessingShape shape) => new(
        new SimplePosition { X = 0, Y = 0 },
        new HorizontalPosition(new PositionOffset(Wml.Twips(Left * EmuPerTwip))) { RelativeFrom = HorizontalRelativePositionValues.Page },
        new VerticalPosition(new PositionOffset(Wml.Twips(Top * EmuPerTwip))) { RelativeFrom = VerticalRelativePositionValues.Page },
        new Extent { Cx = Width * EmuPerTwip, Cy = Height * EmuPerTwip },
        new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new WrapNone(),
        new DocProperties { Id = Id, Name = Name, Description = Description },
        new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
        new Graphic(new GraphicData(shape) { Uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" }))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
        SimplePos = false,
        RelativeHeight = 1,
        BehindDoc = false,
        Locked = true,
        LayoutInCell = true,
        AllowOverlap = true,
    };
}
