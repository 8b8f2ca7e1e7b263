namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>How papers are shared out in an examination room: the versions of a form go round from seat to seat, so that neighbours hold others.</summary>
/// <param name="Seats">Seats of a room, at least one.</param>
/// <param name="Spare">Spare copies of each version in a room.</param>
public sealed record RoomPlan(int Seats, int Spare)
{
    /// <summary>The usual room: 30 seats and one spare copy of each version.</summary>
    public static RoomPlan Usual { get; } = new(30, 1);

    /// <summary>The place, from 0, of the version for a seat, counted from 1.</summary>
    internal static int VersionAt(int seat, int versions) => (seat - 1) % versions;

    /// <summary>Copies of a version in a room, with the spare ones.</summary>
    internal int Copies(int version, int versions) => Enumerable.Range(1, Seats).Count(seat => VersionAt(seat, versions) == version) + Spare;
}
