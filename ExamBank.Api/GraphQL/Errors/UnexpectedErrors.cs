using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.Execution;

namespace ExamBank.Api.GraphQL.Errors;

/// <summary>
/// What is left of a bug for the client: a trace id that finds the log line. The exception itself stays here,
/// in the log.
/// </summary>
internal sealed class UnexpectedErrors(ILogger<UnexpectedErrors> log, ServiceMeter meter)
{
    /// <summary>Masks and logs an exception of a resolver or of the engine.</summary>
    public Task MaskAsync(UnhandledExceptionContext context)
    {
        var field = context.FieldContext is { } at ? $"{at.ParentType.Name}.{at.FieldDefinition.Name}" : "";
        context.Exception = new UnexpectedError(Log(context.OriginalException, $"GraphQL {field}".TrimEnd()));
        return Task.CompletedTask;
    }

    /// <summary>The error that a client may see of what the log tells under this number.</summary>
    public static BankError Of(string traceId) => BankError.Of("unexpected", "", ("traceId", traceId));

    /// <summary>Logs an exception with its trace id and gives the error that a client may see.</summary>
    public BankError Log(Exception exception, string place)
    {
        var traceId = RequestLog.TraceId;
        meter.Unexpected();
        log.LogError(exception, "Unexpected error {TraceId} in {Place}", traceId, place);
        return Of(traceId);
    }
}

/// <summary>A masked exception.</summary>
#pragma warning disable CA1032 // Made from a BankError only.
internal sealed class UnexpectedError : ExecutionError, ISaidByTheCatalogue
{
    public UnexpectedError(BankError error)
        : base(error.Code)
    {
        Error = error;
        Code = error.Code;
        this.AddExtension("traceId", error.Facts["traceId"]);
    }

    /// <summary>The code and the trace id, nothing else.</summary>
    public BankError Error { get; }
}
#pragma warning restore CA1032
