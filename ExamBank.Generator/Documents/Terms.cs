using System.Globalization;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents;

/// <summary>The Chinese terms that documents print, each once.</summary>
public static class Terms
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Name of a question type (题型).</summary>
    public static string Of(QuestionType type) => QuestionTypeNames.Of(type);

    /// <summary>Name of a cognitive level (认知层次).</summary>
    public static string Of(CognitiveLevel level) => level switch
    {
        CognitiveLevel.Remember => "识记",
        CognitiveLevel.Understand => "理解",
        CognitiveLevel.Apply => "应用",
        CognitiveLevel.Analyse => "分析",
        CognitiveLevel.Evaluate => "评价",
        CognitiveLevel.Create => "创造",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a cognitive level."),
    };

    /// <summary>Name of a facility band (难度档).</summary>
    public static string Of(FacilityBand band) => band switch
    {
        FacilityBand.Easy => "易",
        FacilityBand.Medium => "中",
        FacilityBand.Hard => "难",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a facility band."),
    };

    /// <summary>Mark for a true or a false statement: one notation in paper and key.</summary>
    public static string Of(bool truth) => truth ? "√" : "×";

    /// <summary>A Chinese numeral as it counts sections: 1 is 一, 12 is 十二, 20 is 二十.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 99.</exception>
    public static string Numeral(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = Math.DivRem(number, 10);
        var ten = tens switch { 0 => "", 1 => "十", _ => $"{Digits[tens]}十" };
        return ones == 0 ? ten : ten + Digits[ones];
    }

    /// <summary>A form and version such as <c>A-1</c>, as files, sheets and the small print name them.</summary>
    public static string VersionName(VersionModel version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return string.Create(CultureInfo.InvariantCulture, $"{version.Form}-{version.Number}");
    }

    /// <summary>Form and version as a title prints them: A卷, or A卷（第 2 版） where the form has several versions.</summary>
    public static string VersionTitle(PaperModel paper, VersionModel version)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(version);
        var several = paper.Forms.Single(f => f.Name == version.Form).Versions.Count > 1;
        return several ? string.Create(CultureInfo.InvariantCulture, $"{version.Form}卷（第 {version.Number} 版）") : $"{version.Form}卷";
    }

    /// <summary>The fingerprint as it is printed: its first 16 digits.</summary>
    public static string ShortFingerprint(string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        return fingerprint.Length <= 16 ? fingerprint : fingerprint[..16];
    }
}
