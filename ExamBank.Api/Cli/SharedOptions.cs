using System.CommandLine;
using ExamBank.Api.Features.Seeding;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Cli;

/// <summary>The options that every verb knows, and the opening of the bank they name.</summary>
internal sealed class SharedOptions
{
    /// <summary>Where the bank is unless told otherwise, under the current folder.</summary>
    public const string UsualDatabase = "data/exambank.db";

    public SharedOptions(Terminal terminal)
    {
        Database = new Option<string>("--database") { Description = terminal.Text("cli.option.database"), HelpName = "FILE", DefaultValueFactory = _ => UsualDatabase };
        Language = new Option<string>("--language") { Description = terminal.Text("cli.option.language"), HelpName = "zh-CN|en", DefaultValueFactory = _ => "zh-CN", Recursive = true };
        Language.AcceptOnlyFromAmong("zh-CN", "en");
    }

    /// <summary>The SQLite file.</summary>
    public Option<string> Database { get; }

    /// <summary>Language of messages.</summary>
    public Option<string> Language { get; }

    /// <summary>Creates or migrates the bank, seeds a new one, and gives the services over it.</summary>
    public static async Task<Result<ServiceProvider>> OpenAsync(Terminal terminal, string database, CancellationToken cancellationToken)
    {
        // A new bank will need the seed: it is read while the file is being made.
        var seed = File.Exists(database) ? null : Task.Run(EmbeddedSeed.Read, cancellationToken);
        var migrated = await BankDatabase.MigrateAsync(database, TimeProvider.System, cancellationToken);
        if (!migrated.Succeeded) return migrated.Failed<ServiceProvider>();
        if (migrated.Value is { } backup) terminal.Error(terminal.Text("cli.migrated", ("backup", backup)));
        var services = new ServiceCollection().AddBank(database).BuildServiceProvider();
        if (await services.GetRequiredService<SeedBank>().SeedIfEmptyAsync(seed, cancellationToken) is { } seeded)
        {
            terminal.Error(terminal.Text(
                "cli.seeded", ("database", database), ("standards", string.Join(", ", seeded.Standards)), ("questions", seeded.Questions.Count),
                ("blueprints", seeded.Blueprints.Count)));
        }

        return services;
    }

    /// <summary>
    /// The same for a verb that may be a dry run. Where there is no bank, a dry run looks at what a new one would hold, in a temporary folder
    /// that goes with the services, and makes nothing in the place of the bank.
    /// </summary>
    public static async Task<Result<ServiceProvider>> OpenAsync(Terminal terminal, string database, bool dryRun, CancellationToken cancellationToken)
    {
        if (!dryRun || File.Exists(database)) return await OpenAsync(terminal, database, cancellationToken);
        var passing = new PassingBank();
        var migrated = await BankDatabase.MigrateAsync(passing.Path, TimeProvider.System, cancellationToken);
        if (!migrated.Succeeded)
        {
            passing.Dispose();
            return migrated.Failed<ServiceProvider>();
        }

        var services = new ServiceCollection().AddBank(passing.Path).AddSingleton(_ => passing).BuildServiceProvider();
        // What the services have made themselves goes with them, the first last.
        _ = services.GetRequiredService<PassingBank>();
        await services.GetRequiredService<SeedBank>().SeedIfEmptyAsync(cancellationToken);
        terminal.Error(terminal.Text("cli.dry-run.no-bank", ("database", database)));
        return services;
    }
}
