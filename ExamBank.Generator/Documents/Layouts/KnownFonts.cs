namespace ExamBank.Generator.Documents.Layouts;

/// <summary>
/// Font families that offices and print shops have, by their Chinese and their Latin names. Which of them a machine has is not asked: a
/// Word file is set by the program that opens it. A family that is not among them is more often misspelt than meant; a layout names
/// those of its own print shop as <see cref="LayoutDocument.OwnFonts"/>.
/// </summary>
internal static class KnownFonts
{
    private static readonly HashSet<string> Families = new(
        (IEnumerable<string>)
        [
            "宋体", "SimSun", "新宋体", "NSimSun", "黑体", "SimHei", "楷体", "KaiTi", "楷体_GB2312", "仿宋", "FangSong", "仿宋_GB2312", "等线", "DengXian",
            "微软雅黑", "Microsoft YaHei", "隶书", "LiSu", "幼圆", "YouYuan", "华文宋体", "STSong", "华文中宋", "STZhongsong", "华文黑体", "STHeiti", "华文楷体",
            "STKaiti", "华文仿宋", "STFangsong", "华文细黑", "STXihei", "方正小标宋简体", "方正小标宋_GBK", "方正书宋简体", "方正书宋_GBK", "方正黑体简体",
            "方正黑体_GBK", "方正楷体简体", "方正楷体_GBK", "方正仿宋简体", "方正仿宋_GBK", "苹方-简", "PingFang SC", "宋体-简", "Songti SC", "黑体-简", "Heiti SC",
            "楷体-简", "Kaiti SC", "思源宋体", "Source Han Serif SC", "Source Han Serif CN", "思源黑体", "Source Han Sans SC", "Source Han Sans CN",
            "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans Mono CJK SC", "Noto Serif SC", "Noto Sans SC", "Times New Roman", "Arial", "Calibri",
            "Cambria", "Georgia", "Verdana", "Tahoma", "Helvetica", "Garamond", "Book Antiqua", "Palatino Linotype", "Century", "Century Schoolbook",
            "Liberation Serif", "Liberation Sans", "Liberation Mono", "DejaVu Serif", "DejaVu Sans", "DejaVu Sans Mono", "Courier New", "Consolas", "Menlo",
            "Monaco", "Lucida Console", "Cascadia Mono", "Cascadia Code", "JetBrains Mono", "Source Code Pro",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the family is known here.</summary>
    public static bool Has(string family) => Families.Contains(family);
}
