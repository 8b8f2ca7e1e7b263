using System.Collections.Immutable;
using System.Text.Json;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;

namespace ExamBank.Api.Features.Drafts;

/// <summary>What a draft paper stores of its forms, as JSON.</summary>
internal sealed record DraftContent(ImmutableArray<DraftForm> Forms, Certificate Certificate)
{
    // A member without a value is left out, as a question's stimulus mostly is.
    private static readonly JsonSerializerOptions Format = new(ContentJson.Compact) { RespectRequiredConstructorParameters = false };

    /// <summary>What is stored of assembled forms.</summary>
    public static string TextOf(Assembled assembled) => JsonSerializer.Serialize(
        new DraftContent([.. assembled.Forms.Select(f => new DraftForm(f.Name, f.Sections))], assembled.Certificate), Format);

    /// <summary>Reads it.</summary>
    public static Assembled Read(string text)
    {
        var content = JsonSerializer.Deserialize<DraftContent>(text, Format)!;
        return new Assembled([.. content.Forms.Select(f => new DrawnForm(f.Name, f.Sections))], content.Certificate);
    }
}

/// <summary>A form of a draft.</summary>
internal sealed record DraftForm(string Name, ImmutableArray<ImmutableArray<PoolQuestion>> Sections);
