using System.Collections.Frozen;
using ExamBank.Domain.Access;
using static ExamBank.Domain.Access.Roles;

namespace ExamBank.Api.Features.Access;

/// <summary>
/// Who may do what: the one table, for every type and field of the graph and every route. It decides by type and field, once for a request;
/// which objects of a type exist for an account is decided by <see cref="Domain.Persistence.BankView"/>. The operator of the machine, who acts
/// while there are no accounts, may do everything.
/// <para>
/// To add a field to <c>Query</c> or <c>Mutation</c>, give it a line here: <c>["Mutation.x"] = Change(Author).Naming(NamedKind.Question,
/// "input.number")</c>, where <c>Naming</c> tells which argument names an object, so that one of another standard is not found. A new type gets
/// one line, and its fields another one where they need more than the type. Without a line nobody may, and a test fails. Read through
/// <see cref="Domain.Persistence.BankView"/> and let the payload of a mutation implement <see cref="GraphQL.Access.IPayload{TSelf}"/>.
/// </para>
/// </summary>
internal static class AccessPolicy
{
    /// <summary>Who reads the texts of questions; a paper setter only what was approved, and only the papers that they assembled.</summary>
    private const Roles Readers = Author | Reviewer | PaperSetter;

    /// <summary>Who sees that questions exist, and what is known of them beside their texts.</summary>
    private const Roles Staff = Readers | Auditor;

    /// <summary>Who sees what is thought about questions that are not approved yet.</summary>
    private const Roles DraftsToo = Author | Reviewer | Auditor;

    private const Roles Everybody = Staff | Roles.Centre | Administrator;

    /// <summary>Rules of the graph, by <c>Type</c> or <c>Type.field</c>; the line of a field goes before that of its type.</summary>
    public static readonly FrozenDictionary<string, AccessRule> Graph = new Dictionary<string, AccessRule>
    {
        // Questions asked at the root.
        ["Query.standards"] = Read(Everybody),
        ["Query.standard"] = Read(Everybody),
        ["Query.requirement"] = Read(Everybody),
        ["Query.node"] = Read(Everybody),
        ["Query.nodes"] = Read(Everybody),
        ["Query.questions"] = Read(Staff).Only("filter.text", Readers),
        ["Query.question"] = Read(Staff),
        ["Query.coverage"] = Read(DraftsToo).Naming(NamedKind.Standard, "standard"),
        ["Query.blueprints"] = Read(Staff),
        ["Query.checkBlueprint"] = Read(PaperSetter).Naming(NamedKind.Blueprint, "blueprint"),
        ["Query.checkForm"] = Read(PaperSetter).Naming(NamedKind.Blueprint, "input.blueprint"),
        ["Query.swapCandidates"] = Read(PaperSetter).Naming(NamedKind.Blueprint, "input.blueprint"),
        ["Query.papers"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["Query.paper"] = Read(PaperSetter | Auditor | Roles.Centre),

        // Changes.
        ["Mutation.createQuestion"] = Change(Author).Naming(NamedKind.Standard, "input.standard"),
        ["Mutation.reviseQuestion"] = Change(Author).Naming(NamedKind.Question, "input.number"),
        ["Mutation.submitQuestion"] = Change(Author).Naming(NamedKind.Question, "input.number"),
        ["Mutation.approveQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.rejectQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.retireQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.reinstateQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.assemblePaper"] = Change(PaperSetter).Naming(NamedKind.Blueprint, "input.blueprint"),

        // What can be listened to. Every change of a question is told, also one of a draft. Asked again at each event.
        ["Subscription.questionChanged"] = Read(DraftsToo),
        ["Subscription.assemblyProgress"] = Read(PaperSetter),
        ["QuestionChange"] = Read(DraftsToo),
        ["AssemblyStep"] = Read(PaperSetter),

        // Published standards.
        ["Standard"] = Read(Everybody),
        ["Level"] = Read(Everybody),
        ["WorkArea"] = Read(Everybody),
        ["WorkTask"] = Read(Everybody),
        ["Requirement"] = Read(Everybody),
        ["Programme"] = Read(Everybody),
        ["Term"] = Read(Everybody),

        // Questions: what is known of them, and what stands in them.
        ["Question"] = Read(Staff),
        ["QuestionConnection"] = Read(Staff),
        ["QuestionEdge"] = Read(Staff),
        ["Revision"] = Read(Staff),
        ["Revision.stem"] = Read(Readers),
        ["Revision.options"] = Read(Readers),
        ["Revision.shuffle"] = Read(Readers),
        ["Revision.key"] = Read(Readers),
        ["Revision.blanks"] = Read(Readers),
        ["Revision.answer"] = Read(Readers),
        ["Revision.rubric"] = Read(Readers),
        ["Revision.explanation"] = Read(Readers),
        ["Revision.parts"] = Read(Readers),
        ["Revision.task"] = Read(Readers),
        ["Revision.calculation"] = Read(Readers),
        ["Revision.stimulus"] = Read(Readers),
        ["Revision.findings"] = Read(Readers),
        ["Revision.qualityWaivers"] = Read(Readers),
        ["Revision.rejectionReason"] = Read(Readers),
        ["QuestionFacility"] = Read(Staff),
        ["StatusPeriod"] = Read(Staff),
        ["Option"] = Read(Readers),
        ["AnswerKey"] = Read(Readers),
        ["Blank"] = Read(Readers),
        ["RubricLine"] = Read(Readers),
        ["PracticalTask"] = Read(Readers),
        ["CalculationStep"] = Read(Readers),
        ["QuestionPart"] = Read(Readers),
        ["StimulusRevision"] = Read(Readers),
        ["QualityFinding"] = Read(Readers),
        ["QualityWaiver"] = Read(Readers),

        // Coverage counts drafts too.
        ["Coverage"] = Read(DraftsToo),
        ["AreaCoverage"] = Read(DraftsToo),
        ["TaskCoverage"] = Read(DraftsToo),
        ["RequirementCoverage"] = Read(DraftsToo),
        ["CoverageCount"] = Read(DraftsToo),

        // Blueprints, and what is asked of them.
        ["Blueprint"] = Read(Staff),
        ["BlueprintRevision"] = Read(Staff),
        ["BlueprintPart"] = Read(Staff),
        ["BlueprintSection"] = Read(Staff),
        ["Rule"] = Read(Staff),
        ["RuleCondition"] = Read(Staff),
        ["Objective"] = Read(Staff),
        ["BlueprintCheck"] = Read(PaperSetter),
        ["CheckFormPayload"] = Read(PaperSetter),
        ["CheckFormPayload.errors"] = Told,
        ["JudgedRule"] = Read(PaperSetter),
        ["JudgedQuestion"] = Read(PaperSetter),
        ["FormObjective"] = Read(PaperSetter),
        ["SwapCandidatesPayload"] = Read(PaperSetter),
        ["SwapCandidatesPayload.errors"] = Told,
        ["SwapCandidate"] = Read(PaperSetter),

        // Papers. Auditors see which questions stand in a paper, whose texts they cannot read, but neither key letters nor the seed, which
        // gives the paper. Files have their own rules below.
        ["Paper"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["Paper.seed"] = Read(PaperSetter),
        ["Paper.forms"] = Read(PaperSetter | Auditor),
        ["Paper.blueprintRevision"] = Read(PaperSetter | Auditor),
        ["Paper.ruleValues"] = Read(PaperSetter | Auditor),
        ["Paper.objectiveValues"] = Read(PaperSetter | Auditor),
        ["PaperConnection"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["PaperEdge"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["PaperFile"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["PaperForm"] = Read(PaperSetter | Auditor),
        ["FormQuestion"] = Read(PaperSetter | Auditor),
        ["PaperVersion"] = Read(PaperSetter | Auditor),
        ["PaperVersion.questions"] = Read(PaperSetter),
        ["PrintedQuestion"] = Read(PaperSetter),
        ["OptionOrder"] = Read(PaperSetter),
        ["RuleValue"] = Read(PaperSetter | Auditor),
        ["ObjectiveValue"] = Read(PaperSetter | Auditor),

        // What became of a change, and what all lists and errors share. What stands inside has its own rule.
        ["QuestionPayload"] = Told,
        ["AssemblePaperPayload"] = Told,
        ["Node"] = Read(Everybody),
        ["PageInfo"] = Read(Everybody),
        ["UserError"] = Told,
        ["InvalidInputError"] = Told,
        ["NotFoundError"] = Told,
        ["ConflictError"] = Told,
        ["StateError"] = Told,
        ["InfeasibleError"] = Told,
        ["AccessDeniedError"] = Told,
        ["ErrorFact"] = Told,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Rules of the routes, by their patterns.</summary>
    public static readonly FrozenDictionary<string, AccessRule> Routes = new Dictionary<string, AccessRule>
    {
        ["/health"] = Anybody,
        ["/health/live"] = Anybody,
        ["/health/ready"] = Anybody,
        ["/graphql/explorer/examples.json"] = Anybody,
        ["/graphql/explorer/{file}"] = Anybody,
        ["/graphql"] = Told,
        ["/papers/{number}/forms/{form}/versions/{version:int}/paper.docx"] = Fetch(PaperSetter | Roles.Centre).Naming(NamedKind.Paper, "number"),
        ["/papers/{number}/print.zip"] = Fetch(PaperSetter | Roles.Centre).Naming(NamedKind.Paper, "number"),
        ["/papers/{number}/key.xlsx"] = Fetch(PaperSetter).Naming(NamedKind.Paper, "number"),
        ["/papers/{number}/marking.zip"] = Fetch(PaperSetter).Naming(NamedKind.Paper, "number"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rule of a field; null when there is none, and then nobody may.</summary>
    public static AccessRule? Of(string type, string field) =>
        Graph.GetValueOrDefault($"{type}.{field}") ?? (type is "Query" or "Mutation" or "Subscription" ? null : Graph.GetValueOrDefault(type));

    /// <summary>Whoever has an account, for whatever a token is.</summary>
    private static AccessRule Told => new(Everybody, TokenScopes.None);

    /// <summary>Whoever comes.</summary>
    private static AccessRule Anybody => new(None, TokenScopes.None) { IsPublic = true };

    private static AccessRule Read(Roles roles) => new(roles, TokenScopes.Read);

    private static AccessRule Change(Roles roles) => new(roles, TokenScopes.Write);

    private static AccessRule Fetch(Roles roles) => new(roles, TokenScopes.Download);
}
