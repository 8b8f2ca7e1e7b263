using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>The fonts in use, with the other name under which a system may know each of the Chinese ones.</summary>
internal static class FontList
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["宋体"] = "SimSun",
        ["黑体"] = "SimHei",
        ["楷体"] = "KaiTi",
        ["仿宋"] = "FangSong",
        ["微软雅黑"] = "Microsoft YaHei",
        ["等线"] = "DengXian",
    };

    public static Fonts Create(PrintStyle style) =>
        new(new[] { style.BodyFont, style.HeadingFont, style.StimulusFont, style.LatinFont, style.CodeFont }.Select(Font));

    private static Font Font(string name)
    {
        var font = new Font { Name = name };
        if (OtherNames.TryGetValue(name, out var other)) font.AltName = new AltName { Val = other };
        return font;
    }
}
