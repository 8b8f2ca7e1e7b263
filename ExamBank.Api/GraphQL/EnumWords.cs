using ExamBank.Api.Features.Questions.Comparing;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Specification;
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
        [nameof(PieceKind)] = "What became of a piece of text. 文字变化",
        [nameof(ChecklistItem)] = "What a reviewer looks at before approving. 审题清单项目",
        [nameof(AssignmentRole)] = "What somebody is asked to do. 任务类型",
        [nameof(AssignmentState)] = "What became of an assignment. 任务状态",
        [nameof(ActorKind)] = "Kind of who did something. 操作人类别",
        [nameof(ChainFault)] = "What is wrong with an entry of the audit chain. 审计链问题",
        [nameof(SpecificationGroup)] = "What a row of a specification table is about. 行类别",
        [nameof(ScoringMethod)] = "How the answers of a section earn marks. 评分方法",
        [nameof(DraftState)] = "What became of a draft paper. 草稿状态",
        [nameof(JointStepKind)] = "What two accounts do together. 双人操作类型",
        [nameof(JointStepState)] = "What became of a step that two accounts take together. 双人操作状态",
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
        [PieceKind.Kept] = "In both texts. 保留",
        [PieceKind.Removed] = "In the earlier text alone. 删除",
        [PieceKind.Added] = "In the later text alone. 新增",
        [ChecklistItem.Science] = "Right, unambiguous, one key. 科学性",
        [ChecklistItem.Politics] = "No political fault. 政治性",
        [ChecklistItem.Fairness] = "No group of candidates is favoured or hurt. 公平性",
        [ChecklistItem.Copyright] = "Nobody else's text or picture. 版权",
        [ChecklistItem.Law] = "Nothing against the law. 合法性",
        [AssignmentRole.Author] = "To write. 命题",
        [AssignmentRole.Reviewer] = "To review. 审题",
        [AssignmentState.Open] = "Still to be done. 待办",
        [AssignmentState.Done] = "Done. 已完成",
        [AssignmentState.Withdrawn] = "No longer wanted. 已撤回",
        [ActorKind.Seed] = "The seed that comes with the product. 内置题库",
        [ActorKind.LocalOperator] = "The operator of the machine, without an account. 本机操作员",
        [ActorKind.Account] = "A person or program with an account. 账号",
        [ChainFault.Missing] = "The entry that should stand here is not there. 缺失",
        [ChainFault.Unlinked] = "It does not name the hash of the entry before it. 断链",
        [ChainFault.Changed] = "Its content is not what its hash was taken of. 被改",
        [SpecificationGroup.Form] = "The whole form. 全卷",
        [SpecificationGroup.Level] = "A level of the standard. 等级",
        [SpecificationGroup.WorkArea] = "A work area. 工作领域",
        [SpecificationGroup.Requirement] = "A requirement, by the questions whose primary one it is. 职业技能要求",
        [SpecificationGroup.FacilityBand] = "A facility band. 难度档",
        [ScoringMethod.AllOrNothing] = "Full marks for a wholly right answer, otherwise none. 全对得分",
        [ScoringMethod.PartialFixed] = "Fixed marks for too few right options, none for a wrong one. 少选得固定分，错选不得分",
        [ScoringMethod.PartialPerOption] = "Marks for each right option of too few, none for a wrong one. 少选按项得分，错选不得分",
        [ScoringMethod.Rubric] = "By a rubric. 按评分细则",
        [DraftState.Open] = "Questions may still be swapped. 可修改",
        [DraftState.Locked] = "A paper was made of it. 已锁定",
        [DraftState.Discarded] = "No paper will be made of it. 已放弃",
        [JointStepKind.LockDraft] = "Makes a paper of a draft. 锁定试卷",
        [JointStepKind.ReleasePaper] = "Gives a paper to centres. 发布试卷",
        [JointStepKind.ReviseKey] = "Changes the key of a locked paper. 修订答案",
        [JointStepKind.OpenSpare] = "Opens a sealed spare paper at a centre. 启用备用卷",
        [JointStepState.Pending] = "The other account has not answered. 待确认",
        [JointStepState.Confirmed] = "Done. 已确认",
        [JointStepState.Cancelled] = "One of the two has taken it back. 已取消",
    };

    /// <inheritdoc/>
    public override void VisitEnum(EnumerationGraphType type, ISchema schema) => type.Description ??= Types.GetValueOrDefault(type.Name);

    /// <inheritdoc/>
    public override void VisitEnumValue(EnumValueDefinition value, EnumerationGraphType type, ISchema schema)
    {
        if (value.Value is Enum known) value.Description ??= Values.GetValueOrDefault(known);
    }
}
