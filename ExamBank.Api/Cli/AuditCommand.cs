using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Api.Features.Audit;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Tables;
using ExamBank.Generator.Exchange;

namespace ExamBank.Api.Cli;

/// <summary><c>audit verify</c>, <c>audit head</c> and <c>audit export</c>: whether the log is whole, what an outsider needs to see that later, and the log itself.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared) => new("audit", terminal.Text("cli.audit"))
    {
        Verify(terminal, shared),
        Head(terminal, shared),
        Export(terminal, shared),
    };

    private static Command Verify(Terminal terminal, SharedOptions shared)
    {
        var head = new Option<string?>("--head") { Description = terminal.Text("cli.option.head"), HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = terminal.Text("cli.option.json") };
        var command = new Command("verify", terminal.Text("cli.audit.verify")) { head, json, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var noted = parsed.GetValue(head) is { } file ? ReadHead(file) : null;
            if (noted is { Succeeded: false }) return terminal.Fail(noted.Errors);
            var opened = await OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var found = await services.GetRequiredService<CheckAudit>().RunAsync(noted?.Value, cancellationToken);
            if (parsed.GetValue(json)) terminal.Line(JsonSerializer.Serialize(found, ContentJson.Indented));
            else Print(terminal, found);
            return found.IsWhole ? ExitCode.Done : ExitCode.Broken;
        });
        return command;
    }

    private static Command Head(Terminal terminal, SharedOptions shared)
    {
        var paper = new Argument<string>("PAPER") { Description = terminal.Text("cli.argument.paper") };
        var file = new Option<string?>("--out") { Description = terminal.Text("cli.option.head-out"), HelpName = "FILE" };
        var command = new Command("head", terminal.Text("cli.audit.head")) { paper, file, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.GetValue(file) is { } name ? OutputFile.Open(name, parsed.GetRequiredValue(shared.Database)) : null;
            if (output is { Succeeded: false }) return terminal.Fail(output.Errors);
            var opened = await OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var found = await services.GetRequiredService<CheckAudit>().HeadOfAsync(parsed.GetRequiredValue(paper), cancellationToken);
            if (!found.Succeeded) return terminal.Fail(found.Errors);
            var text = JsonSerializer.SerializeToUtf8Bytes(found.Value, ContentJson.Indented);
            var written = output?.Value.Write([.. text, (byte)'\n']);
            if (written is null) terminal.Line(System.Text.Encoding.UTF8.GetString(text));
            return written is { Succeeded: false } ? terminal.Fail(written.Errors) : ExitCode.Done;
        });
        return command;
    }

    private static Command Export(Terminal terminal, SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = terminal.Text("cli.argument.audit-export") };
        var subject = new Option<string?>("--subject") { Description = terminal.Text("cli.option.subject"), HelpName = "paper:P-000001|paper:|…" };
        var verb = new Option<string?>("--verb") { Description = terminal.Text("cli.option.verb"), HelpName = "VERB" };
        var actor = new Option<string?>("--actor") { Description = terminal.Text("cli.option.actor"), HelpName = "NAME" };
        var since = new Option<DateTimeOffset?>("--since") { Description = terminal.Text("cli.option.since"), HelpName = "TIME", CustomParser = terminal.OptionalMoment };
        var before = new Option<DateTimeOffset?>("--before") { Description = terminal.Text("cli.option.before"), HelpName = "TIME", CustomParser = terminal.OptionalMoment };
        var command = new Command("export", terminal.Text("cli.audit.export")) { file, subject, verb, actor, since, before, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = OutputFile.Open(parsed.GetRequiredValue(file), parsed.GetRequiredValue(shared.Database));
            if (!output.Succeeded) return terminal.Fail(output.Errors);
            var opened = await OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var filter = new AuditFilter
            {
                Subject = parsed.GetValue(subject),
                Verb = parsed.GetValue(verb),
                Actor = parsed.GetValue(actor),
                Since = parsed.GetValue(since),
                Before = parsed.GetValue(before),
            };
            await services.GetRequiredService<DownloadLog>().RecordAsync(
                "table.downloaded", "audit:log", new JsonObject { ["file"] = Path.GetFileName(output.Value.Name) }, Actor.LocalOperator("cli"), cancellationToken);
            var table = services.GetRequiredService<AuditTable>().Of(filter, Rights.Operator, new TableWords(terminal.Messages, CultureInfo.CurrentUICulture));
            var written = await TableOutput.WriteAsync(output.Value, table, cancellationToken);
            if (!written.Succeeded) return terminal.Fail(written.Errors);
            terminal.Line(terminal.Text("cli.table.written", ("file", written.Value)));
            return ExitCode.Done;
        });
        return command;
    }

    // A bank that is not there has no log to look at; making one and calling it whole would be a lie.
    private static async Task<Result<ServiceProvider>> OpenAsync(Terminal terminal, string database, CancellationToken cancellationToken) => File.Exists(database)
        ? await SharedOptions.OpenAsync(terminal, database, cancellationToken)
        : DatabaseErrors.Missing(database);

    private static Result<AuditHead> ReadHead(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<NotedHead>(File.ReadAllBytes(file), ContentJson.Compact) is { Hash.Length: > 0 } head
                ? new AuditHead(head.Sequence, head.Hash)
                : AuditErrors.NotAHead(file);
        }
        catch (JsonException)
        {
            return AuditErrors.NotAHead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExchangeErrors.Unreadable(file, Word.OfReason(e, file));
        }
    }

    private static void Print(Terminal terminal, CheckedChain found)
    {
        var length = found.Verdict.Length.ToString(CultureInfo.InvariantCulture);
        if (found.Verdict.FirstBroken is { } broken)
            terminal.Line(terminal.Text("cli.audit.broken", ("sequence", broken.Sequence), ("fault", broken.Fault), ("length", length), ("head", found.Verdict.Head)));
        else
            terminal.Line(terminal.Text("cli.audit.holds", ("length", length), ("head", found.Verdict.Head)));
        if (found.Verdict.HoldsNoted is { } holds) terminal.Line(terminal.Text(holds ? "cli.audit.noted" : "cli.audit.not-noted"));
        if (found.BrokenTriggers.Count > 0) terminal.Line(terminal.Text("cli.audit.triggers", ("triggers", string.Join(", ", found.BrokenTriggers))));
        if (found.UnloggedPapers.Count > 0) terminal.Line(terminal.Text("cli.audit.unlogged", ("papers", string.Join(", ", found.UnloggedPapers))));
    }
}
