namespace ExamBank.Generator.Documents.Editions;

/// <summary>What a paper can be printed as. Its name in lower case with hyphens is what people type: <c>large-print</c>.</summary>
public enum Edition
{
    /// <summary>The paper that a candidate reads (试卷).</summary>
    Paper,

    /// <summary>The answer sheet (答题卡).</summary>
    AnswerSheet,

    /// <summary>The paper in large print (大字版), with an answer sheet of its own where answers go on one.</summary>
    LargePrint,

    /// <summary>Copy counts, bag covers, hand-over sheet, room records and signatures for a centre (考场包).</summary>
    CentrePack,

    /// <summary>For reviewers: key, explanation and tags behind each question (审题版).</summary>
    Review,

    /// <summary>Keys and scoring for those who mark (参考答案及评分标准).</summary>
    Key,

    /// <summary>A score sheet for practical work, to be copied for each candidate (评分表).</summary>
    ScoreSheets,

    /// <summary>The marking workbook (阅卷工作簿).</summary>
    Workbook,

    /// <summary>The audit workbook (试卷审核表).</summary>
    Audit,

    /// <summary>The notice of a revised key (勘误通知).</summary>
    Correction,
}

/// <summary>The packages of a paper. Paper and key travel apart.</summary>
public enum PackageKind
{
    /// <summary>For the print shop and the centre: nothing in it holds a key.</summary>
    Print,

    /// <summary>For who reviews and marks.</summary>
    Marking,
}

/// <summary>Names of editions as people type them, and the packages they travel in.</summary>
public static class EditionNames
{
    /// <summary>Every edition, in the order in which packages list them.</summary>
    public static IReadOnlyList<Edition> All { get; } = Enum.GetValues<Edition>();

    /// <summary>The name that people type: <c>large-print</c> for <see cref="Edition.LargePrint"/>.</summary>
    public static string NameOf(Edition edition) => edition switch
    {
        Edition.Paper => "paper",
        Edition.AnswerSheet => "answer-sheet",
        Edition.LargePrint => "large-print",
        Edition.CentrePack => "centre-pack",
        Edition.Review => "review",
        Edition.Key => "key",
        Edition.ScoreSheets => "score-sheets",
        Edition.Workbook => "workbook",
        Edition.Audit => "audit",
        Edition.Correction => "correction",
        _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, "Not an edition."),
    };

    /// <summary>Reads such a name; null when there is none like it.</summary>
    public static Edition? Parse(string name) => All.Where(e => NameOf(e) == name).Select(e => (Edition?)e).FirstOrDefault();

    /// <summary>The package that an edition travels in.</summary>
    public static PackageKind PackageOf(Edition edition) => edition <= Edition.CentrePack ? PackageKind.Print : PackageKind.Marking;

    /// <summary>The editions that travel in a package.</summary>
    public static IEnumerable<Edition> In(PackageKind kind) => All.Where(edition => PackageOf(edition) == kind);
}
