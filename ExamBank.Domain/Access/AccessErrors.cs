using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Access;

/// <summary>Every failure of rights, accounts and tokens that a user can cause.</summary>
public static class AccessErrors
{
    /// <summary>The rights do not allow it. Whether the object exists is not said.</summary>
    public static BankError Denied(string what) => BankError.Of("access.denied", "", ("what", what));

    /// <summary>The request needs an account. Why the one given is no good is not said.</summary>
    public static BankError SignInNeeded() => BankError.Of("access.sign-in", "");

    /// <summary>A name that cannot be one.</summary>
    public static BankError Name(string path, string name) => BankError.Of("access.name", path, ("name", name), ("longest", AccessNames.LongestName));

    /// <summary>A name that is taken.</summary>
    public static BankError NameTaken(string path, string name) => BankError.Of("access.name-taken", path, ("name", name));

    /// <summary>A label that says nothing or too much.</summary>
    public static BankError Label(string path, int longest) => BankError.Of("access.label", path, ("longest", longest));

    /// <summary>There is no such account.</summary>
    public static BankError AccountNotFound(string path, string name) => BankError.Of("access.account-not-found", path, ("name", name));

    /// <summary>The account is disabled.</summary>
    public static BankError Disabled(string path, string name) => BankError.Of("access.disabled", path, ("name", name));

    /// <summary>The account is not disabled.</summary>
    public static BankError NotDisabled(string path, string name) => BankError.Of("access.not-disabled", path, ("name", name));

    /// <summary>A word that is no role.</summary>
    public static BankError UnknownRole(string path, string word) => BankError.Of("access.unknown-role", path, ("word", word));

    /// <summary>An account without a role.</summary>
    public static BankError NoRole(string path) => BankError.Of("access.no-role", path);

    /// <summary>Roles that one account may not hold together.</summary>
    public static BankError RolesApart(string path, string role, string others) => BankError.Of("access.roles-apart", path, ("role", role), ("others", others));

    /// <summary>A centre's role without a centre, or a centre without that role.</summary>
    public static BankError CentreAndRole(string path) => BankError.Of("access.centre-and-role", path);

    /// <summary>A code that cannot be a centre's.</summary>
    public static BankError CentreCode(string path, string code) => BankError.Of("access.centre-code", path, ("code", code));

    /// <summary>A code that is taken.</summary>
    public static BankError CentreTaken(string path, string code) => BankError.Of("access.centre-taken", path, ("code", code));

    /// <summary>There is no such centre.</summary>
    public static BankError CentreNotFound(string path, string code) => BankError.Of("access.centre-not-found", path, ("code", code));

    /// <summary>A word that is no scope.</summary>
    public static BankError UnknownScope(string path, string word) => BankError.Of("access.unknown-scope", path, ("word", word));

    /// <summary>A token for nothing.</summary>
    public static BankError NoScope(string path) => BankError.Of("access.no-scope", path);

    /// <summary>A token that would be good for too long or not at all.</summary>
    public static BankError TokenDays(string path, int days, int most) => BankError.Of("access.token-days", path, ("days", days), ("most", most));

    /// <summary>A token asks for a role that its account does not hold.</summary>
    public static BankError RoleNotHeld(string path, string name, string roles) => BankError.Of("access.role-not-held", path, ("name", name), ("roles", roles));

    /// <summary>There is no such token.</summary>
    public static BankError TokenNotFound(string path, string number) => BankError.Of("access.token-not-found", path, ("number", number));

    /// <summary>The last administrator would be gone.</summary>
    public static BankError LastAdministrator(string path, string name) => BankError.Of("access.last-administrator", path, ("name", name));

    /// <summary>Somebody else changed the account in the meantime.</summary>
    public static BankError Conflict(string path, string name, int expected, int actual) =>
        BankError.Of("account.conflict", path, ("name", name), ("expected", expected), ("actual", actual));

    /// <summary>The account is not locked.</summary>
    public static BankError NotLocked(string path, string name) => BankError.Of("access.not-locked", path, ("name", name));

    /// <summary>No address of an OpenID Connect provider.</summary>
    public static BankError Issuer(string path, string issuer) => BankError.Of("access.issuer", path, ("issuer", issuer));

    /// <summary>Nobody that a provider could name.</summary>
    public static BankError Subject(string path, int longest) => BankError.Of("access.subject", path, ("longest", longest));

    /// <summary>Another account is that one at the provider.</summary>
    public static BankError SubjectTaken(string path, string name) => BankError.Of("access.subject-taken", path, ("name", name));

    /// <summary>The account is nobody at a provider.</summary>
    public static BankError NotLinked(string path, string name) => BankError.Of("access.not-linked", path, ("name", name));

    /// <summary>Signing in by the provider did not succeed; whether an account exists is not said.</summary>
    public static BankError OpenIdFailed() => BankError.Of("access.openid-failed", "");

    /// <summary>Too many requests.</summary>
    public static BankError TooMany(int seconds) => BankError.Of("access.too-many", "", ("seconds", seconds));

    /// <summary>A request of another site, or a form that is too old.</summary>
    public static BankError OtherSite() => BankError.Of("access.other-site", "");

    /// <summary>What was sent is no form.</summary>
    public static BankError NoForm() => BankError.Of("access.no-form", "");

    /// <summary>A form with more in it than any of ours has.</summary>
    public static BankError FormTooLarge(int most) => BankError.Of("access.form-too-large", "", ("most", most));

    /// <summary>A form that did not arrive whole, or is written in a way that no browser does.</summary>
    public static BankError FormBroken() => BankError.Of("access.form-broken", "");

    /// <summary>The link is used, replaced, too old or none of ours; which of them is not said.</summary>
    public static BankError LinkEnded() => BankError.Of("access.link-ended", "key");

    /// <summary>Name and password do not belong together, or the account is locked or disabled, or there is none; which of them is not said.</summary>
    public static BankError WrongPassword() => BankError.Of("access.wrong-password", "password");

    /// <summary>A password that is too easily guessed.</summary>
    public static BankError WeakPassword(string path, int shortest, int longest) => BankError.Of("access.weak-password", path, ("shortest", shortest), ("longest", longest));

    /// <summary>The two passwords typed are not the same.</summary>
    public static BankError PasswordsDiffer(string path) => BankError.Of("access.passwords-differ", path);
}
