using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>Every failure of papers that a user can cause.</summary>
public static class PaperErrors
{
    /// <summary>There is no such paper.</summary>
    public static BankError NotFound(string path, string number) => BankError.Of("paper.not-found", path, ("number", number));

    /// <summary>No form of the paper has this question.</summary>
    public static BankError NotInPaper(string path, string number, string question) =>
        BankError.Of("paper.question-not-in-paper", path, ("number", number), ("question", question));

    /// <summary>The paper has no such form, or the form no such version.</summary>
    public static BankError VersionNotFound(string path, string number, string form, int version) =>
        BankError.Of("paper.version-not-found", path, ("number", number), ("form", form), ("version", version));

    /// <summary>The number of versions is out of bounds.</summary>
    public static BankError VersionsOutOfBounds(string path, int versions, int maximum) =>
        BankError.Of("paper.versions", path, ("versions", versions), ("maximum", maximum));

    /// <summary>The number of forms is out of bounds.</summary>
    public static BankError FormsOutOfBounds(string path, int forms, int maximum) =>
        BankError.Of("paper.forms", path, ("forms", forms), ("maximum", maximum));

    /// <summary>The seed is out of bounds.</summary>
    public static BankError SeedOutOfBounds(string path, long maximum) => BankError.Of("paper.seed", path, ("maximum", maximum));

    /// <summary>The blueprint cannot be met; each clash is an error of its own beside this one.</summary>
    public static BankError Infeasible(string blueprint) => BankError.Of("paper.infeasible", "", ("blueprint", blueprint));

    /// <summary>One rule that clashes: what it needs and what there is.</summary>
    public static BankError Clash(Word rule, string needed, string available) =>
        BankError.Of("paper.clash", "", ("rule", rule), ("needed", needed), ("available", available));

    /// <summary>One rule that each form could keep, but not so many forms: what they need together and what there is.</summary>
    public static BankError ClashOfForms(Word rule, int forms, string needed, string available) =>
        BankError.Of("paper.clash-forms", "", ("rule", rule), ("forms", forms), ("needed", needed), ("available", available));

    /// <summary>One rule that cannot be kept by itself, in a way that no number tells.</summary>
    public static BankError ClashAlone(Word rule) => BankError.Of("paper.clash-alone", "", ("rule", rule));

    /// <summary>Enemies, sets, included and kept questions clash by themselves.</summary>
    public static BankError ClashOfSets() => BankError.Of("paper.clash-sets", "");

    /// <summary>A way out: lower the least value of a rule.</summary>
    public static BankError LowerMinimum(Word rule, string from, string to) =>
        BankError.Of("paper.remedy-lower", "", ("rule", rule), ("from", from), ("to", to));

    /// <summary>A way out: write questions for a rule, or lower its least value.</summary>
    public static BankError WriteOrLowerMinimum(Word rule, int write, string from, string to) =>
        BankError.Of("paper.remedy-write", "", ("rule", rule), ("write", write), ("from", from), ("to", to));

    /// <summary>A way out: raise the greatest value of a rule.</summary>
    public static BankError RaiseMaximum(Word rule, string from, string to) =>
        BankError.Of("paper.remedy-raise", "", ("rule", rule), ("from", from), ("to", to));

    /// <summary>A question that the forms should have cannot be drawn.</summary>
    public static BankError MissingQuestion(string path, string code) => BankError.Of("paper.missing-question", path, ("code", code));

    /// <summary>A question that is named twice for one form.</summary>
    public static BankError RepeatedQuestion(string path, string code) => BankError.Of("paper.repeated-question", path, ("code", code));

    /// <summary>The question to replace is none of the form's.</summary>
    public static BankError NotInForm(string path, string code) => BankError.Of("paper.not-in-form", path, ("code", code));

    /// <summary>No questions, or more than a form can have.</summary>
    public static BankError QuestionsOutOfBounds(string path, int questions, int maximum) =>
        BankError.Of("paper.questions", path, ("questions", questions), ("maximum", maximum));

    /// <summary>Rules that clash only together.</summary>
    public static BankError ClashTogether(Word rules) => BankError.Of("paper.clash-together", "", ("rules", rules));

    /// <summary>The search reached its limit of work without an answer.</summary>
    public static BankError Undecided(string blueprint) => BankError.Of("paper.undecided", "", ("blueprint", blueprint));

    /// <summary>The output folder holds other files under this paper's number.</summary>
    public static BankError OutputTaken(string folder, string paper) => BankError.Of("paper.output-taken", folder, ("paper", paper));

    /// <summary>The output folder cannot be written.</summary>
    public static BankError OutputUnwritable(string folder, Word reason) => BankError.Of("paper.output-unwritable", folder, ("reason", reason));

    /// <summary>The paper was locked by an earlier build, which did not keep what it was rendered from.</summary>
    public static BankError NoModel(string path, string number) => BankError.Of("paper.no-model", path, ("number", number));

    /// <summary>What the paper was rendered from was stored by a later build, or is damaged.</summary>
    public static BankError ModelUnreadable(string path, string number) => BankError.Of("paper.model-unreadable", path, ("number", number));

    /// <summary>A stored file is not the one that was stored: its bytes do not fit its hash.</summary>
    public static BankError Damaged(string path, string file) => BankError.Of("paper.damaged", path, ("file", file));

    /// <summary>There is no such edition.</summary>
    public static BankError EditionNotFound(string path, string edition, string known) => BankError.Of("paper.edition-not-found", path, ("edition", edition), ("known", known));

    /// <summary>A layout is asked for by name and by file.</summary>
    public static BankError TwoLayouts(string path) => BankError.Of("paper.two-layouts", path);

    /// <summary>The paper has nothing to print in the edition, such as score sheets without practical work.</summary>
    public static BankError EditionEmpty(string path, string edition, string number) => BankError.Of("paper.edition-empty", path, ("edition", edition), ("number", number));
}
