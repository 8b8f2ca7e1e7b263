namespace ExamBank.Domain.Standards;

/// <summary>A level (等级); a higher one covers the requirements of every lower one (<see cref="LevelInclusion"/>).</summary>
public sealed class Level
{
    private readonly List<WorkArea> areas = [];

    private Level()
    {
    }

    /// <summary>The id.</summary>
    public LevelId Id { get; private set; }

    /// <summary>The standard.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary><c>L1</c>, <c>L2</c>, …</summary>
    public string Code { get; private set; } = "";

    /// <summary>1 for the lowest.</summary>
    public int Rank { get; private set; }

    /// <summary>Chinese name such as 初级.</summary>
    public string Name { get; private set; } = "";

    /// <summary>English name.</summary>
    public string? NameEn { get; private set; }

    /// <summary>What it covers.</summary>
    public string Covers { get; private set; } = "";

    /// <summary>The same in English.</summary>
    public string? CoversEn { get; private set; }

    /// <summary>Job roles it leads to.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>Work areas in order.</summary>
    public IReadOnlyList<WorkArea> Areas => areas;

    internal static Level Create(Standard standard, LevelDocument document, int rank, ref int position, DateTimeOffset at)
    {
        var level = new Level
        {
            Id = NewId.Of<LevelId>(at),
            StandardId = standard.Id,
            Code = document.Code,
            Rank = rank,
            Name = document.Name,
            NameEn = document.NameEn,
            Covers = document.Covers,
            CoversEn = document.CoversEn,
            Roles = [.. document.Roles],
        };
        foreach (var area in document.Areas)
            level.areas.Add(WorkArea.Create(level, area, ref position, at));
        return level;
    }
}
