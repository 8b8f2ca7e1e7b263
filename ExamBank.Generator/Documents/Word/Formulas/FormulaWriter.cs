using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Math;
using ExamBank.Generator.Documents.Text;
using ExamBank.Generator.Documents.Text.Formulas;

namespace ExamBank.Generator.Documents.Word.Formulas;

/// <summary>A formula as a native equation of Word.</summary>
internal static class FormulaWriter
{
    private const string MathFont = "Cambria Math";

    /// <summary>An equation that stands in a line.</summary>
    public static OfficeMath Write(FormulaNode formula) => new(Pieces(formula));

    private static IEnumerable<OpenXmlElement> Pieces(FormulaNode node) => node switch
    {
        FormulaRow row => row.Pieces.SelectMany(Pieces),
        FormulaText text => text.Text.Length == 0 ? [] : [Run(text)],
        FormulaFraction fraction => [new Fraction(new Numerator(Pieces(fraction.Above)), new Denominator(Pieces(fraction.Below)))],
        FormulaRoot root => [Root(root)],
        FormulaScript script => [Script(script)],
        FormulaSum sum => [Sum(sum)],
        FormulaFence fence => [Fence(fence)],
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a piece of a formula."),
    };

    private static Run Run(FormulaText text)
    {
        var run = new Run();
        if (text.Upright) run.Append(new RunProperties(new Style { Val = StyleValues.Plain }));
        run.Append(new DocumentFormat.OpenXml.Wordprocessing.RunProperties(
            new DocumentFormat.OpenXml.Wordprocessing.RunFonts { Ascii = MathFont, HighAnsi = MathFont }));
        run.Append(new DocumentFormat.OpenXml.Math.Text(XmlText.OneLine(text.Text)));
        return run;
    }

    private static Radical Root(FormulaRoot root)
    {
        var properties = new RadicalProperties();
        if (root.Degree is null) properties.Append(new HideDegree { Val = BooleanValues.One });
        return new Radical(properties, new Degree(root.Degree is null ? [] : Pieces(root.Degree)), new Base(Pieces(root.Body)));
    }

    private static OpenXmlElement Script(FormulaScript script) => (script.Below, script.Above) switch
    {
        ({ } below, null) => new Subscript(new Base(Pieces(script.Base)), new SubArgument(Pieces(below))),
        (null, { } above) => new Superscript(new Base(Pieces(script.Base)), new SuperArgument(Pieces(above))),
        ({ } below, { } above) => new SubSuperscript(new Base(Pieces(script.Base)), new SubArgument(Pieces(below)), new SuperArgument(Pieces(above))),
        _ => throw new ArgumentException("A script stands below or above.", nameof(script)),
    };

    private static Nary Sum(FormulaSum sum) => new(
        new NaryProperties(
            new AccentChar { Val = sum.Operator },
            new LimitLocation { Val = LimitLocationValues.UnderOver },
            new HideSubArgument { Val = sum.Below is null ? BooleanValues.One : BooleanValues.Zero },
            new HideSuperArgument { Val = sum.Above is null ? BooleanValues.One : BooleanValues.Zero }),
        new SubArgument(sum.Below is null ? [] : Pieces(sum.Below)),
        new SuperArgument(sum.Above is null ? [] : Pieces(sum.Above)),
        new Base(Pieces(sum.Body)));

    private static Delimiter Fence(FormulaFence fence) => new(
        new DelimiterProperties(new BeginChar { Val = fence.Open }, new EndChar { Val = fence.Close }),
        new Base(Pieces(fence.Body)));
}
