namespace ExamBank.Domain.Standards;

/// <summary>A work area (工作领域), numbered <c>1</c>, <c>2</c>, … within a level.</summary>
public sealed class WorkArea
{
    private readonly List<WorkTask> tasks = [];

    private WorkArea()
    {
    }

    /// <summary>The id.</summary>
    public WorkAreaId Id { get; private set; }

    /// <summary>The level.</summary>
    public LevelId LevelId { get; private set; }

    /// <summary>Number within the level.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Key within the standard, such as <c>L1-3</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Place among the areas of its level, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Chinese title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>English title.</summary>
    public string? TitleEn { get; private set; }

    /// <summary>Work tasks in order.</summary>
    public IReadOnlyList<WorkTask> Tasks => tasks;

    internal static WorkArea Create(Level level, WorkAreaDocument document, ref int position, DateTimeOffset at)
    {
        var area = new WorkArea
        {
            Id = NewId.Of<WorkAreaId>(at),
            LevelId = level.Id,
            Number = document.Number,
            Key = $"{level.Code}-{document.Number}",
            Position = level.Areas.Count + 1,
            Title = document.Title,
            TitleEn = document.TitleEn,
        };
        foreach (var task in document.Tasks)
            area.tasks.Add(WorkTask.Create(area, level.Code, task, ref position, at));
        return area;
    }
}

/// <summary>A work task (工作任务), numbered <c>1.1</c> within a level.</summary>
public sealed class WorkTask
{
    private readonly List<Requirement> requirements = [];

    private WorkTask()
    {
    }

    /// <summary>The id.</summary>
    public WorkTaskId Id { get; private set; }

    /// <summary>The work area.</summary>
    public WorkAreaId WorkAreaId { get; private set; }

    /// <summary>Number within the level.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Key within the standard, such as <c>L1-3.2</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Place among the tasks of its area, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Chinese title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>English title.</summary>
    public string? TitleEn { get; private set; }

    /// <summary>Requirements in order.</summary>
    public IReadOnlyList<Requirement> Requirements => requirements;

    internal static WorkTask Create(WorkArea area, string levelCode, WorkTaskDocument document, ref int position, DateTimeOffset at)
    {
        var task = new WorkTask
        {
            Id = NewId.Of<WorkTaskId>(at),
            WorkAreaId = area.Id,
            Number = document.Number,
            Key = $"{levelCode}-{document.Number}",
            Position = area.Tasks.Count + 1,
            Title = document.Title,
            TitleEn = document.TitleEn,
        };
        foreach (var requirement in document.Requirements)
            task.requirements.Add(Requirement.Create(task.Id, levelCode, requirement, ++position, at));
        return task;
    }
}

/// <summary>A skill requirement (职业技能要求), numbered <c>1.1.1</c> within a level.</summary>
public sealed class Requirement
{
    private Requirement()
    {
    }

    /// <summary>The id.</summary>
    public RequirementId Id { get; private set; }

    /// <summary>The work task.</summary>
    public WorkTaskId WorkTaskId { get; private set; }

    /// <summary>Number within the level.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Key within the standard, such as <c>L1-1.1.1</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Place in the whole standard, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Our own Chinese summary.</summary>
    public string? Summary { get; private set; }

    /// <summary>Our own English summary.</summary>
    public string? SummaryEn { get; private set; }

    /// <summary>The issuer's wording, once a user has imported it.</summary>
    public string? OfficialText { get; private set; }

    internal static Requirement Create(WorkTaskId task, string levelCode, RequirementDocument document, int position, DateTimeOffset at) => new()
    {
        Id = NewId.Of<RequirementId>(at),
        WorkTaskId = task,
        Number = document.Number,
        Key = $"{levelCode}-{document.Number}",
        Position = position,
        Summary = document.Summary,
        SummaryEn = document.SummaryEn,
        OfficialText = document.OfficialText,
    };

    internal bool SetSummary(string? summary, string? summaryEn)
    {
        if (summary is null || (summary == Summary && summaryEn == SummaryEn)) return false;
        (Summary, SummaryEn) = (summary, summaryEn);
        return true;
    }

    internal bool SetOfficialText(string? text)
    {
        if (text is null || string.Equals(text, OfficialText, StringComparison.Ordinal)) return false;
        OfficialText = text;
        return true;
    }
}
