using System.CommandLine;
using System.Diagnostics;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange;
using ExamBank.Generator.Exchange.ItemPools;

namespace ExamBank.Api.Cli;

/// <summary><c>assemble</c>: forms from anybody's item pool; neither a bank nor the service is needed.</summary>
internal static class AssembleCommand
{
    /// <summary>The seed unless one is given: the same files give the same forms.</summary>
    private const long UsualSeed = 1;

    /// <summary>Longest time limit in seconds: a day.</summary>
    private const double MostSeconds = 86_400;

    public static Command Create(Terminal terminal)
    {
        var pool = new Option<string>("--pool") { Description = terminal.Text("cli.option.pool"), HelpName = "pool.csv", Required = true };
        var specification = new Option<string>("--spec") { Description = terminal.Text("cli.option.spec"), HelpName = "spec.json", Required = true };
        var output = new Option<string?>("--out") { Description = terminal.Text("cli.option.forms-out"), HelpName = "forms.json" };
        var seed = new Option<long>("--seed") { Description = terminal.Text("cli.option.assembly-seed"), HelpName = "N", DefaultValueFactory = _ => UsualSeed };
        var limit = new Option<double?>("--time-limit") { Description = terminal.Text("cli.option.time-limit"), HelpName = "S" };
        var command = new Command("assemble", terminal.Text("cli.assemble")) { pool, specification, output, seed, limit };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(
                terminal, parsed.GetRequiredValue(pool), parsed.GetRequiredValue(specification), parsed.GetValue(output),
                parsed.GetValue(seed), parsed.GetValue(limit), cancellationToken),
            cancellationToken));
        return command;
    }

    private static int Run(
        Terminal terminal, string poolPath, string specificationPath, string? outputPath, long seed, double? limit, CancellationToken cancellationToken)
    {
        if (limit is { } seconds && seconds is not (> 0 and <= MostSeconds)) return terminal.Fail([CliErrors.TimeLimit("--time-limit", MostSeconds)]);
        var output = outputPath is null ? null : OutputFile.Open(outputPath, poolPath, specificationPath);
        if (output is { Succeeded: false }) return terminal.Fail(output.Errors);
        var specification = FromFile(specificationPath, file => SpecificationFile.Read(Bytes(file)));
        if (!specification.Succeeded) return terminal.Fail(specification.Errors);
        var pool = FromFile(poolPath, file => ItemPoolFile.Read(file, PoolColumnUses.Of(specification.Value), cancellationToken));
        if (!pool.Succeeded) return terminal.Fail(pool.Errors);

        var options = new AssemblyOptions(seed, limit is null ? null : TimeSpan.FromSeconds(limit.Value));
        var watch = Stopwatch.StartNew();
        var answer = AssemblyEngine.Assemble(pool.Value, specification.Value, options, cancellationToken);
        watch.Stop();
        if (!answer.Succeeded) return terminal.Fail(answer.Within(specificationPath).Errors);

        cancellationToken.ThrowIfCancellationRequested();
        var bytes = new FormsFile(pool.Value, terminal.Messages).Write(answer.Value, seed, watch.Elapsed);
        if (output is null)
        {
            terminal.Write(bytes);
        }
        else
        {
            var written = output.Value.Write(bytes);
            if (!written.Succeeded) return terminal.Fail(written.Errors);
            AssemblyReport.Print(terminal, pool.Value, answer.Value, written.Value, watch.Elapsed);
        }

        return answer.Value.Status switch
        {
            AssemblyStatus.Infeasible => ExitCode.Infeasible,
            AssemblyStatus.Unknown => ExitCode.Fault,
            _ => ExitCode.Done,
        };
    }

    private static Result<T> FromFile<T>(string path, Func<FileStream, Result<T>> read)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return read(file).Within(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ExchangeErrors.Unreadable(path, Word.OfReason(e, path));
        }
    }

    /// <summary>The whole file, or more than a specification may have.</summary>
    private static byte[] Bytes(FileStream file)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (memory.Length <= SpecificationFile.MaximumBytes && (read = file.Read(buffer)) > 0) memory.Write(buffer, 0, read);
        return memory.ToArray();
    }
}
