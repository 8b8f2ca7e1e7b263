using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions.Similarity;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Similarity;

[Name("SimilarPair")]
[Description("Two questions that look alike. 相似题对")]
internal sealed class SimilarPairNode(SimilarPair pair)
{
    [Description("The question that was asked about; in a list of pairs that with the lower number. 试题")]
    public IDataLoaderResult<QuestionNode> First([FromServices] QuestionLoader questions) => questions.Get(pair.One.Id.Value);

    [Description("The question that is like it. 与之相似的试题")]
    public IDataLoaderResult<QuestionNode> Second([FromServices] QuestionLoader questions) => questions.Get(pair.Other.Id.Value);

    [Description("How alike they are, 0 to 1: the share of the pairs of neighbouring characters of both that stand in each, without punctuation. 相似度")]
    public double Similarity => Math.Round(pair.Similarity, 4);

    [Description("The texts of the first question, cut where they are alike. 本题文字比对")]
    public IReadOnlyList<AlikeTextNode> FirstTexts => AlikeTextNode.Between(pair.One.Text, pair.Other.Text);

    [Description("The texts of the second question, cut where they are alike. 另一题文字比对")]
    public IReadOnlyList<AlikeTextNode> SecondTexts => AlikeTextNode.Between(pair.Other.Text, pair.One.Text);
}

[Name("AlikeText")]
[Description("A text of a question, cut where what it has in common with another one begins and ends. 文字比对")]
internal sealed record AlikeTextNode(
    [property: Description("Where it stands within the content, step by step. 位置")] IReadOnlyList<string> Path,
    [property: Description("The whole text, in order. 各段文字")] IReadOnlyList<TextStretchNode> Stretches)
{
    internal static IReadOnlyList<AlikeTextNode> Between(ComparedText one, ComparedText other) =>
    [
        .. AlikeText.Between(one, other).Select(text =>
            new AlikeTextNode(UserError.Steps(text.Place), [.. text.Stretches.Select(s => new TextStretchNode(s.Text, s.IsAlike))])),
    ];
}

[Name("TextStretch")]
[Description("A stretch of a text. 一段文字")]
internal sealed record TextStretchNode(
    [property: Description("The characters. 文字")] string Text,
    [property: Description("Whether the other question has them too. 是否相同")] bool Alike);

[Name("SimilarPairEdge")]
[Description("A pair in a list. 相似题对列表项")]
internal sealed record SimilarPairEdge(string Cursor, SimilarPairNode Node) : Edge<SimilarPairNode>(Cursor, Node);

[Name("SimilarPairConnection")]
[Description("A page of pairs (Relay). A page looks at 2,000 questions at most, so that it may have fewer rows than asked for, or none, while more follow. 相似题对分页")]
internal sealed record SimilarPairConnection(
    [property: Description("The rows of this page with their cursors. 本页各行及其游标")] IReadOnlyList<SimilarPairEdge> Edges,
    [property: Description("Where this page stands in the list. 分页信息")] PageInfo PageInfo)
{
    [Description("The rows of this page. 本页各行")]
    public IReadOnlyList<SimilarPairNode> Nodes => [.. Edges.Select(edge => edge.Node)];
}

[Name("JudgePairInput")]
[Description("A decision about two questions that look alike. 相似题对的判定")]
internal sealed class JudgePairInput
{
    [Description("Number such as Q-000123, or code, of a question. 试题编号或代码")]
    public required string First { get; set; }

    [Description("Number or code of the other question. 另一题的编号或代码")]
    public required string Second { get; set; }

    [Description("The decision. 判定")]
    public required PairVerdict Verdict { get; set; }
}

[Name("JudgePairPayload")]
[Description("What became of a decision about two questions. 判定结果")]
internal sealed class JudgePairPayload : IPayload<JudgePairPayload>
{
    private JudgePairPayload(SimilarPairNode? pair, IReadOnlyList<IUserError> errors) => (Pair, Errors) = (pair, errors);

    [Description("The pair that was judged; null when nothing was changed. 题对")]
    public SimilarPairNode? Pair { get; }

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    /// <inheritdoc/>
    static JudgePairPayload IPayload<JudgePairPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    internal static JudgePairPayload Of(Result<SimilarPair> result, UserErrorFactory errors) =>
        result.Succeeded ? new(new SimilarPairNode(result.Value), []) : new(null, errors.From(result.Errors, "input"));
}
