using System.ComponentModel;
using System.Globalization;
using ExamBank.Domain.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL.Errors;

[Name("UserError")]
[Description("A failure that the user can mend. 用户可自行解决的错误")]
internal interface IUserError
{
    [Description("Stable code such as question.conflict; programs may rely on it. 错误代码")]
    string Code { get; }

    [Description("What is wrong and what to do, in the language of Accept-Language. 说明")]
    string Message { get; }

    [Description("The field that it concerns, step by step from the argument; null when it concerns the whole request. 位置")]
    IReadOnlyList<string>? Path { get; }

    [Description("The named values in the message. 相关数据")]
    IReadOnlyList<ErrorFact> Facts { get; }
}

[Description("A named value of an error. 错误数据")]
internal sealed record ErrorFact(
    [property: Description("Name, as the message uses it. 名称")] string Name,
    [property: Description("Value. 值")] string Value);

/// <summary>What all errors share.</summary>
internal abstract class UserError(BankError error, string message) : IUserError
{
    public string Code => error.Code;

    public string Message => message;

    public IReadOnlyList<string>? Path { get; } = error.Path.Length == 0 ? null : Steps(error.Path);

    public IReadOnlyList<ErrorFact> Facts { get; } =
        [.. error.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => new ErrorFact(fact.Key, fact.Value))];

    /// <summary>A path such as <c>options[1].text</c> step by step.</summary>
    internal static IReadOnlyList<string> Steps(string path) => path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    protected int Number(string fact) => int.Parse(error.Facts[fact], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    protected string? Text(string fact) => error.Facts.GetValueOrDefault(fact);
}

[Implements(typeof(IUserError))]
[Description("A value of the request is not valid. 输入有误")]
internal sealed class InvalidInputError(BankError error, string message) : UserError(error, message);

[Implements(typeof(IUserError))]
[Description("What the request names does not exist. 对象不存在")]
internal sealed class NotFoundError(BankError error, string message) : UserError(error, message);

[Implements(typeof(IUserError))]
[Description("Somebody else was faster: look at the newest revision, then decide. 修订冲突")]
internal sealed class ConflictError(BankError error, string message) : UserError(error, message)
{
    [Description("The revision that the request was based on. 所依据的修订号")]
    public int ExpectedRevision => Number("expected");

    [Description("The newest revision. 最新修订号")]
    public int ActualRevision => Number("actual");
}

[Implements(typeof(IUserError))]
[Description("The state of the object does not allow the step. 当前状态不允许")]
internal sealed class StateError(BankError error, string message) : UserError(error, message);

[Implements(typeof(IUserError))]
[Description("The rights of the account or token do not include it. 没有权限")]
internal sealed class AccessDeniedError(BankError error, string message) : UserError(error, message);

[Implements(typeof(IUserError))]
[Description("The blueprint cannot be met from the questions that may be drawn. 无法组卷")]
internal sealed class InfeasibleError(BankError error, string message) : UserError(error, message)
{
    [Description("The rule that cannot be met, or the rules that clash together; null for the summary. 规则")]
    public string? Rule => Text("rule") ?? Text("rules");

    [Description("What the rule needs. 需要")]
    public string? Needed => Text("needed");

    [Description("What there is. 可用")]
    public string? Available => Text("available");

    [Description("The limit that a way out would loosen, as it stands. 现有限值")]
    public string? From => Text("from");

    [Description("Where the way out would put that limit. 建议限值")]
    public string? To => Text("to");

    [Description("How many questions written for the rule would do instead. 需补写题数")]
    public int? Write => Text("write") is null ? null : Number("write");
}
