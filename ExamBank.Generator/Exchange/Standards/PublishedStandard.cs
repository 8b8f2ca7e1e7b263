using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>What was read from a published standard's text.</summary>
/// <param name="Document">The standard; requirements carry the official wording and no summary.</param>
/// <param name="Encoding"><c>UTF-8</c> or <c>GB18030</c>.</param>
/// <param name="Oddities">Everything that was mended, skipped or not found, in the order of the lines.</param>
public sealed record PublishedStandard(StandardDocument Document, string Encoding, ImmutableArray<StandardOddity> Oddities)
{
    /// <summary>How many levels, areas, tasks and requirements were read.</summary>
    public StandardCounts Counts { get; } = StandardDocumentValidator.Count(Document);
}

/// <summary>Something in the text that a person should look at, though it could be read.</summary>
/// <param name="Line">Line in the file; 1 is the first.</param>
/// <param name="Code">Stable code such as <c>standard-text.joined-title</c>.</param>
/// <param name="Facts">What the message says about it.</param>
public sealed record StandardOddity(int Line, string Code, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The sentence for a person; it does not repeat the line.</summary>
    public string Text(MessageCatalogue catalogue, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return catalogue.Text(new BankError(Code, "", Facts), culture);
    }
}
