using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Access;

/// <summary>A centre (考点) that candidates sit papers at.</summary>
public sealed class Centre : EventSource
{
    private Centre()
    {
    }

    /// <summary>The id.</summary>
    public CentreId Id { get; private set; }

    /// <summary>Permanent code, such as <c>BJ-001</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name that people read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>A new centre.</summary>
    public static Result<Centre> Create(string code, string name, Actor actor, DateTimeOffset at)
    {
        if (!AccessNames.IsCode(code)) return AccessErrors.CentreCode("code", code);
        if (!AccessNames.IsLabel(name)) return AccessErrors.Label("name", AccessNames.LongestLabel);
        var centre = new Centre { Id = NewId.Of<CentreId>(at), Code = code, Name = name.Trim() };
        centre.Record("centre.created", $"centre:{code}", actor, at, null, new JsonObject { ["name"] = centre.Name });
        return centre;
    }
}
