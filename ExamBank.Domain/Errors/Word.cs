using System.Net.Sockets;

namespace ExamBank.Domain.Errors;

/// <summary>
/// A word of the product's own that stands in a sentence as a fact. Programs see its <see cref="Name"/>; a person reads the words
/// that <see cref="MessageCatalogue"/> has for its <see cref="Code"/>.
/// </summary>
/// <param name="Code">Its code in the catalogue; empty for words of the operating system, which stand as they are.</param>
/// <param name="Name">The name in the facts, the same in every language.</param>
public sealed record Word(string Code, string Name)
{
    /// <summary>What stands in the places of its words; most have none.</summary>
    public IReadOnlyList<(string Name, object Value)> Facts { get; init; } = [];

    // ENOSPC, as .NET reports it on Unix, and ERROR_DISK_FULL.
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    // EEXIST and ERROR_ALREADY_EXISTS: a file stands where a folder is to be.
    private const int ExistsOnUnix = 17;
    private const int ExistsOnWindows = unchecked((int)0x800700B7);

    /// <summary>The word of an enumeration's value, such as <c>word.RevisionStatus.Rejected</c>.</summary>
    public static Word Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Word($"word.{value.GetType().Name}.{value}", value.ToString());
    }

    /// <summary>Why the operating system refused a file or an address: in our words where we know the reason, otherwise in its own.</summary>
    public static Word OfReason(Exception refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal switch
        {
            FileNotFoundException => Reason("not-found"),
            DirectoryNotFoundException or IOException { HResult: ExistsOnUnix or ExistsOnWindows } => Reason("no-folder"),
            UnauthorizedAccessException => Reason("denied"),
            PathTooLongException => Reason("path-too-long"),
            IOException { HResult: DiskFullOnUnix or DiskFullOnWindows } => Reason("disk-full"),
            _ when refusal.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => Reason("address-in-use"),
            _ when refusal.GetBaseException() is SocketException { SocketErrorCode: SocketError.AccessDenied } => Reason("denied"),
            _ => new Word("", refusal.Message),
        };
    }

    /// <summary>The same for the file at <paramref name="path"/>: of a folder in its place the operating system says that there is nothing, or no right to it.</summary>
    public static Word OfReason(Exception refusal, string path) => Directory.Exists(path) ? Reason("folder") : OfReason(refusal);

    /// <summary>A reason that the catalogue has words for.</summary>
    public static Word Reason(string name) => new($"word.reason.{name}", name);
}
