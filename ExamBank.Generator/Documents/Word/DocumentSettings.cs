using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Settings of the document: Chinese, laid out by the rules of a current Word.</summary>
internal static class DocumentSettings
{
    public static Settings Create(PrintStyle style)
    {
        var settings = new Settings(new Zoom { Percent = "100" });
        // A sheet is sealed at one edge: the left of its front is the right of its back, and the back carries no seal line.
        if (style.AnswersOnPaper) settings.Append(new MirrorMargins());
        settings.Append(new DefaultTabStop { Val = 420 });
        if (style.AnswersOnPaper) settings.Append(new EvenAndOddHeaders());
        settings.Append(
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }),
            new ThemeFontLanguages { Val = "zh-CN", EastAsia = "zh-CN" });
        return settings;
    }
}
