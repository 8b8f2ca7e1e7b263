using System.ComponentModel;
using GraphQL;

namespace ExamBank.Api.Features.Questions.Comparing;

[Name("RevisionDifference")]
[Description("What is different between two revisions of a question. 修订差异")]
internal sealed record RevisionDifference(
    [property: Description("Number of the revision compared from. 起始修订号")] int From,
    [property: Description("Number of the revision compared to. 目标修订号")] int To,
    [property: Description("The fields that differ; empty when none does. 有差异的字段")] IReadOnlyList<FieldDifference> Fields);

[Name("FieldDifference")]
[Description("A field that differs. 字段差异")]
internal sealed record FieldDifference(
    [property: Description("The field, such as stem, options[a].text or facility.L1; a list of things with ids is their order. 字段")] string Field,
    [property: Description("What it said; null when it was not there. 修改前")] string? Before,
    [property: Description("What it says; null when it is not there any more. 修改后")] string? After,
    [property: Description("Word by word: kept and removed pieces make up what it said, kept and added ones what it says. 逐词差异")] IReadOnlyList<TextPiece> Pieces)
{
    /// <summary>Every field that differs between two texts, in their order.</summary>
    internal static IReadOnlyList<FieldDifference> Between(RevisionText before, RevisionText after)
    {
        var (old, now) = (ContentFields.Of(before), ContentFields.Of(after));
        var (oldTexts, newTexts) = (old.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal), now.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal));
        return
        [
            .. now.Select(f => f.Path).Union(old.Select(f => f.Path), StringComparer.Ordinal)
                .Select(path => (Path: path, Before: oldTexts.GetValueOrDefault(path), After: newTexts.GetValueOrDefault(path)))
                .Where(field => field.Before != field.After)
                .Select(field => new FieldDifference(
                    field.Path, field.Before, field.After,
                    [.. TextComparison.Compare(field.Before ?? "", field.After ?? "").Select(piece => new TextPiece(piece.Kind, piece.Text))])),
        ];
    }
}

[Name("TextPiece")]
[Description("A piece of text and what became of it. 文字片段")]
internal sealed record TextPiece(
    [property: Description("Kept, removed or added. 变化")] PieceKind Kind,
    [property: Description("The text. 文字")] string Text);
