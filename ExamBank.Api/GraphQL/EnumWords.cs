using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Domain.Values;
using GraphQL.Types;
using GraphQL.Utilities;

namespace ExamBank.Api.GraphQL;

/// <summary>Describes the domain's enumerations in the schema; they know nothing of it themselves.</summary>
internal sealed class EnumWords : BaseSchemaNodeVisitor
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [nameof(QuestionType)] = "Question type, in the order in which a paper prints them. 题型",
        [nameof(CognitiveLevel)] = "Cognitive level of the revised Bloom taxonomy, rising. 认知层次",
        [nameof(RevisionStatus)] = "Where a revision stands in review. 修订状态",
        [nameof(QuestionState)] = "Whether a question may be used. 使用状态",
        [nameof(FacilityBand)] = "Facility in three bands. 难度等级",
        [nameof(FacilitySource)] = "Where a facility comes from. 难度系数来源",
        [nameof(QualitySeverity)] = "How sure a finding is. 程度",
        [nameof(PairVerdict)] = "What a person has decided of two questions that look alike. 相似题对的判定",
        [nameof(ScoringMethod)] = "How the answers of a section earn marks. 评分方法",
    };

    private static readonly Dictionary<Enum, string> Values = new()
    {
        [QuestionType.SingleChoice] = "One right option. 单项选择题",
        [QuestionType.MultipleChoice] = "Two or more right options. 多项选择题",
        [QuestionType.TrueFalse] = "A statement that is true or false. 判断题",
        [QuestionType.FillBlank] = "Blanks to fill in. 填空题",
        [QuestionType.ShortAnswer] = "A short written answer. 简答题",
        [QuestionType.CaseAnalysis] = "Parts on one stimulus. 案例分析题",
        [QuestionType.Practical] = "Practical work. 实操题",
        [CognitiveLevel.Remember] = "Recall of facts. 识记",
        [CognitiveLevel.Understand] = "Grasp of meaning. 理解",
        [CognitiveLevel.Apply] = "Use in a situation. 应用",
        [CognitiveLevel.Analyse] = "Taking apart and relating. 分析",
        [CognitiveLevel.Evaluate] = "Judging by criteria. 评价",
        [CognitiveLevel.Create] = "Making something new. 创造",
        [RevisionStatus.Draft] = "Being written. 草稿",
        [RevisionStatus.InReview] = "Handed to reviewers. 审核中",
        [RevisionStatus.Approved] = "Usable in papers. 已通过",
        [RevisionStatus.Rejected] = "Refused with a reason. 已退回",
        [RevisionStatus.Superseded] = "A newer revision stands in its place. 已被取代",
        [QuestionState.Active] = "In use. 在用",
        [QuestionState.Retired] = "Out of use; its history stays. 停用",
        [FacilityBand.Easy] = "0.70 or more. 易",
        [FacilityBand.Medium] = "From 0.40 to below 0.70. 中",
        [FacilityBand.Hard] = "Below 0.40. 难",
        [FacilitySource.Estimate] = "An author's estimate. 预估",
        [FacilitySource.Observed] = "Observed in results. 实测",
        [QualitySeverity.Warning] = "It usually weakens a question; a person decides. 提醒",
        [QualitySeverity.Error] = "It is surely wrong. 错误",
        [PairVerdict.Different] = "They ask different things; not told again while both texts stay as they were compared. 不同",
        [PairVerdict.Enemies] = "They must not meet in one form. 互斥",
        [ScoringMethod.AllOrNothing] = "Full marks for a wholly right answer, otherwise none. 全对得分",
        [ScoringMethod.PartialFixed] = "Fixed marks for too few right options, none for a wrong one. 少选得固定分，错选不得分",
        [ScoringMethod.PartialPerOption] = "Marks for each right option of too few, none for a wrong one. 少选按项得分，错选不得分",
        [ScoringMethod.Rubric] = "By a rubric. 按评分细则",
    };

    /// <inheritdoc/>
    public override void VisitEnum(EnumerationGraphType type, ISchema schema) => type.Description ??= Types.GetValueOrDefault(type.Name);

    /// <inheritdoc/>
    public override void VisitEnumValue(EnumValueDefinition value, EnumerationGraphType type, ISchema schema)
    {
        if (value.Value is Enum known) value.Description ??= Values.GetValueOrDefault(known);
    }
}
