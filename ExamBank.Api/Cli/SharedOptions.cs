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
        var migrated = await BankDatabase.MigrateAsync(database, TimeProvider.System, cancellationToken);
        if (!migrated.Succeeded) return migrated.Failed<ServiceProvider>();
        if (migrated.Value is { } backup) terminal.Error(terminal.Text("cli.migrated", ("backup", backup)));
        var services = new ServiceCollection().AddBank(database).BuildServiceProvider();
        if (await services.GetRequiredService<SeedBank>().SeedIfEmptyAsync(cancellationToken) is { } seeded)
        {
            terminal.Error(terminal.Text(
                "cli.seeded", ("database", database), ("standards", string.Join(", ", seeded.Standards)), ("questions", seeded.Questions.Count),
                ("blueprints", seeded.BlueprintsTaken.Count)));
        }

        return services;
    }
}
