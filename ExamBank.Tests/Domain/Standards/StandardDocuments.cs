using ExamBank.Domain.Standards;

namespace ExamBank.Tests.Standards;

/// <summary>Small standards to break in one place.</summary>
internal static class StandardDocuments
{
    /// <summary>Two levels of an invented trade: areas 1–2, two tasks each, two requirements each.</summary>
    public static StandardDocument Barista { get; } = new(
        "BARI-2030",
        "咖啡师职业技能等级标准",
        "Barista",
        "1.0",
        2030,
        "某行业协会",
        new StandardCounts(2, 4, 8, 16),
        [new ProgrammeDocument("中等职业学校", "Secondary vocational schools", ["餐饮服务", "西餐烹饪"])],
        [new TermDocument("3.1", "萃取", "extraction", "用水把可溶物带出来。", null)],
        [Level("L1", "初级"), Level("L2", "中级")]);

    public static StandardDocument WithLevels(params LevelDocument[] levels) => Barista with { Levels = levels, Counts = null };

    public static StandardDocument WithAreas(params WorkAreaDocument[] areas) => WithLevels(Level("L1", "初级") with { Areas = areas });

    public static StandardDocument WithTasks(params WorkTaskDocument[] tasks) => WithAreas(new WorkAreaDocument("1", "器具准备", null, tasks));

    public static StandardDocument WithRequirements(params RequirementDocument[] requirements) =>
        WithTasks(new WorkTaskDocument("1.1", "清洁", null, requirements));

    public static LevelDocument Level(string code, string name) => new(code, name, null, "日常出品", null, ["咖啡师"], [Area("1"), Area("2")]);

    public static WorkAreaDocument Area(string number) => new(number, $"领域 {number}", null, [Task($"{number}.1"), Task($"{number}.2")]);

    public static WorkTaskDocument Task(string number) =>
        new(number, $"任务 {number}", null, [Requirement($"{number}.1"), Requirement($"{number}.2")]);

    public static RequirementDocument Requirement(string number) => new(number, $"做到 {number}", null, null);
}
