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
/// one line where all its fields have one rule; otherwise every field stands in a line, <c>["Type.one another"]</c>, so that a field which is
/// new has no rule until somebody has thought of one. Without a line nobody may, and a test fails. Read through
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

    /// <summary>Rules of the graph, by <c>Type</c> or <c>Type.field</c>; no type has both.</summary>
    public static readonly FrozenDictionary<string, AccessRule> Graph = ByField(new Dictionary<string, AccessRule>
    {
        // Questions asked at the root.
        ["Query.standards"] = Read(Everybody),
        ["Query.standard"] = Read(Everybody),
        ["Query.requirement"] = Read(Everybody),
        ["Query.node"] = Read(Everybody),
        ["Query.nodes"] = Read(Everybody),
        ["Query.questions"] = Read(Staff)
            .Only("filter.standard level area task requirement types statuses cognitiveLevels state facility code exposure", Staff)
            .Only("filter.text", Readers).Only("filter.untouchedForDays", DraftsToo).Only("filter.uses", PaperSetter | Auditor),
        ["Query.question"] = Read(Staff),
        ["Query.nearDuplicates"] = Read(Author | Reviewer),
        ["Query.questionSetFindings"] = Read(Author | Reviewer).Naming(NamedKind.Standard, "standard"),
        ["Query.myWork"] = Read(Author | Reviewer),
        ["Query.assignments"] = Read(Author | Reviewer),
        ["Query.thinRequirements"] = Read(DraftsToo).Naming(NamedKind.Standard, "filter.standard"),
        ["Query.coverage"] = Read(DraftsToo).Naming(NamedKind.Standard, "standard"),
        ["Query.specificationTable"] = Read(PaperSetter | Auditor).Naming(NamedKind.Paper, "paper"),
        ["Query.whyHere"] = Read(PaperSetter | Auditor).Naming(NamedKind.Paper, "paper"),
        ["Query.usage"] = Read(Auditor).Naming(NamedKind.Question, "question"),
        ["Query.auditLog"] = Read(Auditor | Administrator),
        ["Query.auditVerification"] = Read(Auditor | Administrator),
        // Accounts are there for administrators of all standards alone, see BankView.
        ["Query.accounts"] = Read(Administrator),
        ["Query.centres"] = Read(Administrator),
        ["Query.blueprints"] = Read(Staff),
        ["Query.checkBlueprint"] = Read(PaperSetter).Naming(NamedKind.Blueprint, "blueprint"),
        ["Query.checkForm"] = Read(PaperSetter).Naming(NamedKind.Blueprint, "input.blueprint"),
        ["Query.swapCandidates"] = Read(PaperSetter).Naming(NamedKind.Blueprint, "input.blueprint"),
        ["Query.papers"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["Query.paper"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["Query.paperText"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.ReadPaper, "paper"),
        ["Query.paperGrants"] = Read(Auditor | Administrator),
        ["Query.draftPapers"] = Read(PaperSetter),
        ["Query.draftPaper"] = Read(PaperSetter),
        ["Query.compareForms"] = Read(PaperSetter | Auditor).Naming(NamedKind.PaperOrDraft, "number").Naming(NamedKind.PaperOrDraft, "other"),
        ["Query.jointSteps"] = Read(PaperSetter | Roles.Centre),
        ["Query.paperReleases"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["Query.paperRelease"] = Read(PaperSetter | Auditor | Roles.Centre),

        // Changes.
        ["Mutation.createQuestion"] = Change(Author).Naming(NamedKind.Standard, "input.standard"),
        ["Mutation.reviseQuestion"] = Change(Author).Naming(NamedKind.Question, "input.number"),
        ["Mutation.restoreRevision"] = Change(Author).Naming(NamedKind.Question, "input.number"),
        ["Mutation.submitQuestion"] = Change(Author).Naming(NamedKind.Question, "input.number"),
        ["Mutation.approveQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.rejectQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.retireQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.reinstateQuestion"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.judgePair"] = Change(Author | Reviewer).Naming(NamedKind.Question, "input.first").Naming(NamedKind.Question, "input.second"),
        ["Mutation.requestQuestionChanges"] = Change(Reviewer).Naming(NamedKind.Question, "input.number"),
        ["Mutation.openReviewThread"] = Change(Author | Reviewer).Naming(NamedKind.Question, "input.number"),
        // These look for what they name themselves: threads and assignments by id, many questions at once.
        ["Mutation.replyToReviewThread"] = Change(Author | Reviewer),
        ["Mutation.resolveReviewThread"] = Change(Author | Reviewer),
        ["Mutation.reopenReviewThread"] = Change(Author | Reviewer),
        ["Mutation.submitQuestions"] = Change(Author),
        ["Mutation.approveQuestions"] = Change(Reviewer),
        ["Mutation.retireQuestions"] = Change(Reviewer),
        ["Mutation.assignQuestions"] = Change(Reviewer),
        ["Mutation.commissionQuestions"] = Change(Reviewer),
        ["Mutation.closeAssignment"] = Change(Author | Reviewer),
        // Not a reviewer's: who may lower the number of approvals would need nobody else's.
        ["Mutation.changeStandardSettings"] = Change(Administrator).Naming(NamedKind.Standard, "input.standard"),
        ["Mutation.assemblePaper"] = Change(PaperSetter).Naming(NamedKind.Blueprint, "input.blueprint"),
        ["Mutation.createBlueprint"] = Change(PaperSetter),
        ["Mutation.cloneBlueprint"] = Change(PaperSetter).Naming(NamedKind.Blueprint, "input.from"),
        ["Mutation.reviseBlueprint"] = Change(PaperSetter).Naming(NamedKind.Blueprint, "input.name"),
        ["Mutation.retireBlueprint"] = Change(PaperSetter).Naming(NamedKind.Blueprint, "input.name"),
        ["Mutation.swapQuestion"] = Change(PaperSetter).Naming(NamedKind.OwnDraft, "input.number"),
        ["Mutation.discardDraft"] = Change(PaperSetter).Naming(NamedKind.OwnDraft, "input.number"),

        // Steps that two accounts take together: who may confirm one is decided by the step.
        ["Mutation.lockDraft"] = Change(PaperSetter).Naming(NamedKind.OwnDraft, "input.number"),
        ["Mutation.releasePaper"] = Change(PaperSetter).Naming(NamedKind.Paper, "input.paper"),
        ["Mutation.reviseKey"] = Change(PaperSetter).Naming(NamedKind.Paper, "input.paper"),
        ["Mutation.openSpare"] = Change(Roles.Centre).Naming(NamedKind.Release, "input.release"),
        ["Mutation.confirmStep"] = Change(PaperSetter | Roles.Centre),
        ["Mutation.cancelStep"] = Change(PaperSetter | Roles.Centre),
        ["Mutation.grantPaper"] = InPerson(Administrator).Naming(NamedKind.PaperToGrant, "input.paper"),
        ["Mutation.revokePaperGrant"] = Change(Administrator).Naming(NamedKind.Grant, "input.number"),
        ["Mutation.withdrawRelease"] = Change(PaperSetter).Naming(NamedKind.Release, "input.number"),

        // What can be listened to. Every change of a question is told, also one of a draft. Asked again at each event.
        ["Subscription.questionChanged"] = Read(DraftsToo).Naming(NamedKind.Standard, "standard").Naming(NamedKind.Question, "number"),
        ["Subscription.assemblyProgress"] = Read(PaperSetter),
        ["QuestionChange"] = Read(DraftsToo),
        ["AssemblyStep"] = Read(PaperSetter),

        // Accounts. What gives somebody more than they had, or a link to sign in by, is done in person: a token never makes another way in.
        ["Mutation.createAccount"] = InPerson(Administrator),
        ["Mutation.changeAccountRights"] = InPerson(Administrator).Naming(NamedKind.Account, "input.name"),
        ["Mutation.enableAccount"] = InPerson(Administrator).Naming(NamedKind.Account, "input.name"),
        ["Mutation.disableAccount"] = Change(Administrator).Naming(NamedKind.Account, "input.name"),
        ["Mutation.unlockAccount"] = Change(Administrator).Naming(NamedKind.Account, "input.name"),
        ["Mutation.resetAccount"] = InPerson(Administrator).Naming(NamedKind.Account, "input.name"),
        ["Mutation.linkAccount"] = InPerson(Administrator).Naming(NamedKind.Account, "input.name"),
        ["Mutation.unlinkAccount"] = InPerson(Administrator).Naming(NamedKind.Account, "input.name"),
        ["Mutation.revokeToken"] = Change(Administrator).Naming(NamedKind.Token, "input.number"),
        ["Mutation.createCentre"] = Change(Administrator),

        // Published standards.
        ["Standard"] = Read(Everybody),
        ["Level"] = Read(Everybody),
        ["WorkArea"] = Read(Everybody),
        ["WorkTask"] = Read(Everybody),
        ["Requirement"] = Read(Everybody),
        ["Programme"] = Read(Everybody),
        ["Term"] = Read(Everybody),

        // Questions: what is known of them, and what stands in them.
        ["Question.id number code state published standard latestRevision approvedRevision revisions"] = Read(Staff),
        ["Question.diff retirementReason"] = Read(Readers),
        ["Question.threads openAssignments similarQuestions"] = Read(Author | Reviewer),
        ["QuestionConnection"] = Read(Staff),
        ["QuestionEdge"] = Read(Staff),
        ["Revision.id number status type question author createdAt contentHash statusPeriods"] = Read(Staff),
        ["Revision.cognitiveLevel levelCode requirement furtherRequirements marks minutes facility facilityBand facilities"] = Read(Staff),
        ["Revision.stem options shuffle key blanks answer rubric explanation parts pictures task calculation stimulus"] = Read(Readers),
        // What is said about a text may quote it.
        ["Revision.findings qualityWaivers rejectionReason"] = Read(Readers),
        ["Revision.approvals"] = Read(DraftsToo),
        ["RevisionDifference"] = Read(Readers),
        ["FieldDifference"] = Read(Readers),
        ["TextPiece"] = Read(Readers),
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
        ["Picture"] = Read(Readers),
        ["QualityFinding"] = Read(Readers),
        ["QualityWaiver"] = Read(Readers),
        ["QuestionSetFinding"] = Read(Author | Reviewer),
        ["SimilarPair"] = Read(Author | Reviewer),
        ["SimilarPairEdge"] = Read(Author | Reviewer),
        ["SimilarPairConnection"] = Read(Author | Reviewer),
        ["AlikeText"] = Read(Author | Reviewer),
        ["TextStretch"] = Read(Author | Reviewer),

        // Review: what people say about texts that are not approved, and who is asked to do what.
        ["Approval"] = Read(DraftsToo),
        ["ChecklistAnswer.item passed"] = Read(DraftsToo),
        ["ChecklistAnswer.note"] = Read(Author | Reviewer),
        ["ReviewThread"] = Read(Author | Reviewer),
        ["ReviewComment"] = Read(Author | Reviewer),
        ["Assignment"] = Read(Author | Reviewer),
        ["AssignmentConnection"] = Read(Author | Reviewer),
        ["AssignmentEdge"] = Read(Author | Reviewer),
        ["MyWork"] = Read(Author | Reviewer),
        ["ThinRequirement"] = Read(DraftsToo),
        ["ThinRequirementConnection"] = Read(DraftsToo),
        ["ThinRequirementEdge"] = Read(DraftsToo),

        // Coverage counts drafts too. Which papers used a place is for those who see every paper.
        ["Coverage AreaCoverage TaskCoverage RequirementCoverage.papers paperCount"] = Read(Auditor),
        ["Coverage AreaCoverage TaskCoverage RequirementCoverage.requirementCount coveredCount missingCount approvedCount counts facilityBands cognitiveLevels minutes"] = Read(DraftsToo),
        ["Coverage.standardCode levelCode asOf minimum areas"] = Read(DraftsToo),
        ["AreaCoverage TaskCoverage RequirementCoverage.key title titleEn"] = Read(DraftsToo),
        ["AreaCoverage.tasks"] = Read(DraftsToo),
        ["TaskCoverage.requirements"] = Read(DraftsToo),
        ["CoverageCount"] = Read(DraftsToo),
        ["FacilityBandCount"] = Read(DraftsToo),
        ["CognitiveLevelCount"] = Read(DraftsToo),

        // What stands behind papers and questions.
        ["SpecificationTable"] = Read(PaperSetter | Auditor),
        ["SpecificationRow"] = Read(PaperSetter | Auditor),
        ["SpecificationType"] = Read(PaperSetter | Auditor),
        ["SpecificationCognitiveLevel"] = Read(PaperSetter | Auditor),
        ["SpecificationFigures"] = Read(PaperSetter | Auditor),
        ["PlannedRange"] = Read(PaperSetter | Auditor),
        ["Presence"] = Read(PaperSetter | Auditor),
        ["PrintedPlace"] = Read(PaperSetter | Auditor),
        ["RevisionStep"] = Read(PaperSetter | Auditor),
        ["QuestionUsage"] = Read(Auditor),
        ["QuestionUse"] = Read(Auditor),

        // The audit log, whole: an account that is limited to some standards does not get it.
        ["AuditEntry"] = Read(Auditor | Administrator),
        ["AuditEntryEdge"] = Read(Auditor | Administrator),
        ["AuditEntryConnection"] = Read(Auditor | Administrator),
        ["AuditVerification"] = Read(Auditor | Administrator),
        ["BrokenLink"] = Read(Auditor | Administrator),

        // Blueprints, and what is asked of them.
        ["Blueprint"] = Read(Staff),
        ["BlueprintRevision"] = Read(Staff),
        ["BlueprintPart"] = Read(Staff),
        ["BlueprintSection"] = Read(Staff),
        ["Rule"] = Read(Staff),
        ["RuleCondition"] = Read(Staff),
        ["Objective"] = Read(Staff),
        ["BlueprintCheck"] = Read(PaperSetter),
        ["CheckFormPayload.good rules questions otherViolations objectives"] = Read(PaperSetter),
        ["CheckFormPayload.errors"] = Told,
        ["JudgedRule"] = Read(PaperSetter),
        ["JudgedQuestion"] = Read(PaperSetter),
        ["FormObjective"] = Read(PaperSetter),
        ["SwapCandidatesPayload.candidates totalCount"] = Read(PaperSetter),
        ["SwapCandidatesPayload.errors"] = Told,
        ["SwapCandidate"] = Read(PaperSetter),

        // Papers. Auditors see which questions stand in a paper, whose texts they cannot read, but neither key letters nor the seed, which
        // gives the paper. Files have their own rules below. A centre sees what stands at the head of its paper: forms that it does not get,
        // and how they were made, are not its business, and where it fetches its own stands in its release.
        ["Paper.id number levelCode standard sample lockedAt"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["Paper.engine poolHash facility ruleValues objectiveValues blueprintRevision forms files keyRevisions"] = Read(PaperSetter | Auditor),
        ["Paper.keyUrl printPackageUrl markingPackageUrl"] = Read(PaperSetter | Auditor),
        ["Paper.seed"] = Read(PaperSetter),
        ["PaperConnection"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["PaperEdge"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["PaperFile"] = Read(PaperSetter | Auditor),
        ["PaperForm"] = Read(PaperSetter | Auditor),
        ["FormQuestion"] = Read(PaperSetter | Auditor),
        ["PaperVersion.number fingerprint paperUrl"] = Read(PaperSetter | Auditor),
        ["PaperVersion.questions"] = Read(PaperSetter),
        ["PrintedQuestion"] = Read(PaperSetter),
        ["OptionOrder"] = Read(PaperSetter),
        ["RuleValue"] = Read(PaperSetter | Auditor),
        ["ObjectiveValue"] = Read(PaperSetter | Auditor),

        // What stands in a paper: its setters read it, auditors once its sittings are over or while an administrator's grant holds. It leads
        // nowhere else.
        ["PaperText"] = Read(PaperSetter | Auditor),
        ["VersionText"] = Read(PaperSetter | Auditor),
        ["QuestionText"] = Read(PaperSetter | Auditor),
        ["PartText"] = Read(PaperSetter | Auditor),
        ["PaperGrant"] = Read(Auditor | Administrator),
        ["PaperGrantConnection"] = Read(Auditor | Administrator),
        ["PaperGrantEdge"] = Read(Auditor | Administrator),
        ["PaperGrantPayload"] = Told,

        // Drafts are their setters'; what a later key says is a key.
        ["DraftPaper"] = Read(PaperSetter),
        ["DraftPaperConnection"] = Read(PaperSetter),
        ["DraftPaperEdge"] = Read(PaperSetter),
        ["DraftForm"] = Read(PaperSetter),
        ["DraftQuestion"] = Read(PaperSetter),
        ["KeyRevision.number reason requestedBy confirmedBy createdAt"] = Read(PaperSetter | Auditor),
        ["KeyRevision.changes"] = Read(PaperSetter),
        ["KeyChange"] = Read(PaperSetter),
        ["FormComparison"] = Read(PaperSetter | Auditor),
        ["ComparedForm"] = Read(PaperSetter | Auditor),
        ["FormShare"] = Read(PaperSetter | Auditor),
        ["CognitiveShare"] = Read(PaperSetter | Auditor),
        ["SharedQuestions"] = Read(PaperSetter | Auditor),

        // Releases: a centre sees its own.
        ["PaperRelease"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["PaperReleaseConnection"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["PaperReleaseEdge"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["ReleasedCentre"] = Read(PaperSetter | Auditor | Roles.Centre),
        ["JointStep"] = Read(PaperSetter | Roles.Centre),
        ["JointStepConnection"] = Read(PaperSetter | Roles.Centre),
        ["JointStepEdge"] = Read(PaperSetter | Roles.Centre),

        // Accounts and what hangs on them: no secret stands in any of it.
        ["Account"] = Read(Administrator),
        ["AccountConnection"] = Read(Administrator),
        ["AccountEdge"] = Read(Administrator),
        ["AccountToken"] = Read(Administrator),
        ["Centre"] = Read(Administrator),
        ["CentreConnection"] = Read(Administrator),
        ["CentreEdge"] = Read(Administrator),
        ["AccountPayload"] = Told,
        ["TokenPayload"] = Told,
        ["CentrePayload"] = Told,

        // What became of a change, and what all lists and errors share. What stands inside has its own rule.
        ["QuestionPayload.question errors"] = Told,
        ["QuestionPayload.findings"] = Read(Author | Reviewer),
        ["JudgePairPayload"] = Told,
        ["AssemblePaperPayload"] = Told,
        ["BlueprintPayload"] = Told,
        ["DraftPayload"] = Told,
        ["JointPayload"] = Told,
        ["ReleasePayload"] = Told,
        ["BulkPayload"] = Told,
        ["BulkResult"] = Told,
        ["ReviewThreadPayload"] = Told,
        ["AssignmentPayload"] = Told,
        ["StandardPayload"] = Told,
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
    });

    /// <summary>Rules of the routes, by their patterns.</summary>
    public static readonly FrozenDictionary<string, AccessRule> Routes = new Dictionary<string, AccessRule>
    {
        ["/health"] = Watcher,
        ["/health/live"] = Watcher,
        ["/health/ready"] = Watcher,
        ["/graphql/explorer/examples.json"] = Anybody,
        ["/graphql/explorer/{file}"] = Anybody,
        ["/graphql"] = Told,
        ["/questions/template.xlsx"] = Read(Author | Reviewer),
        // The workbook names its standard and its questions itself.
        ["/questions/import"] = Change(Author),
        // A picture is found by the hash that a text gives; setters bring the logos of their layouts.
        ["/media"] = Change(Author | PaperSetter),
        ["/media/{hash}"] = Read(Readers),

        // Pages. What no token may do is for who has signed in by hand.
        ["/account/style.css"] = Anybody,
        ["/account/sign-in"] = Anybody,
        ["/account/link"] = Anybody,
        ["/account/"] = ByHand,
        ["/account/sign-out"] = ByHand,
        ["/account/password"] = ByHand,
        ["/account/tokens"] = ByHand,
        ["/account/tokens/{number}/revoke"] = ByHand,
        ["/account/openid"] = Anybody,
        ["/account/openid/callback"] = Anybody,

        // Pages of administrators.
        ["/account/accounts"] = InPerson(Administrator),
        ["/account/accounts/{name}"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/rights"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/disable"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/enable"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/unlock"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/reset"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/link"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/unlink"] = InPerson(Administrator).Naming(NamedKind.Account, "name"),
        ["/account/accounts/{name}/tokens/{number}/revoke"] = InPerson(Administrator).Naming(NamedKind.Account, "name").Naming(NamedKind.Token, "number"),
        ["/account/centres"] = InPerson(Administrator),

        // Files of papers, for whoever reads the paper itself: an auditor after its sittings or by a grant.
        ["/papers/{number}/forms/{form}/versions/{version:int}/paper.docx"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.ReadPaper, "number"),
        ["/papers/{number}/print.zip"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.ReadPaper, "number"),
        ["/papers/{number}/key.xlsx"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.ReadPaper, "number"),
        ["/coverage.svg"] = Fetch(DraftsToo).Naming(NamedKind.Standard, "standard"),
        ["/coverage.csv"] = Fetch(Auditor).Naming(NamedKind.Standard, "standard"),
        ["/coverage.xlsx"] = Fetch(Auditor).Naming(NamedKind.Standard, "standard"),
        ["/papers/{paper}/specification.csv"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.Paper, "paper"),
        ["/papers/{paper}/specification.xlsx"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.Paper, "paper"),
        ["/papers/{paper}/questions/{question}/why-here.csv"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.Paper, "paper"),
        ["/papers/{paper}/questions/{question}/why-here.xlsx"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.Paper, "paper"),
        ["/questions/{question}/usage.csv"] = Fetch(Auditor).Naming(NamedKind.Question, "question"),
        ["/questions/{question}/usage.xlsx"] = Fetch(Auditor).Naming(NamedKind.Question, "question"),
        ["/audit.csv"] = Fetch(Auditor | Administrator),
        ["/audit.xlsx"] = Fetch(Auditor | Administrator),
        ["/papers/{number}/marking.zip"] = Fetch(PaperSetter | Auditor).Naming(NamedKind.ReadPaper, "number"),

        // What a centre may fetch, and when, is decided by the release, in the transaction that records it.
        ["/papers/{number}/releases/{release}/print.zip"] = Fetch(Roles.Centre),
        ["/papers/{number}/releases/{release}/marking.zip"] = Fetch(Roles.Centre),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rule of a field; null when there is none, and then nobody may.</summary>
    public static AccessRule? Of(string type, string field) =>
        Graph.GetValueOrDefault($"{type}.{field}") ?? Graph.GetValueOrDefault(type);

    /// <summary>A line a field: of <c>"Type Other.field more"</c> every one of the types has every one of the fields.</summary>
    private static FrozenDictionary<string, AccessRule> ByField(Dictionary<string, AccessRule> lines) => lines
        .SelectMany(line => line.Key.Split('.') is [var types, var fields]
            ? types.Split(' ').SelectMany(type => fields.Split(' ').Select(field => KeyValuePair.Create($"{type}.{field}", line.Value)))
            : [line])
        .ToDictionary(StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whoever has an account, for whatever a token is.</summary>
    private static AccessRule Told => new(Everybody, TokenScopes.None);

    /// <summary>Whoever has an account and has signed in with it.</summary>
    private static AccessRule ByHand => new(Everybody, TokenScopes.Account);

    /// <summary>Roles that have signed in by hand.</summary>
    private static AccessRule InPerson(Roles roles) => new(roles, TokenScopes.ByHand);

    /// <summary>Whoever comes.</summary>
    private static AccessRule Anybody => new(None, TokenScopes.None) { IsPublic = true };

    /// <summary>Whoever comes, and comes often.</summary>
    private static AccessRule Watcher => Anybody with { IsWatched = true };

    private static AccessRule Read(Roles roles) => new(roles, TokenScopes.Read);

    private static AccessRule Change(Roles roles) => new(roles, TokenScopes.Write);

    private static AccessRule Fetch(Roles roles) => new(roles, TokenScopes.Download);
}
