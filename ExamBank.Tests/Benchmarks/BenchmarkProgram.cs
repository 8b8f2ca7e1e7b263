namespace ExamBank.Tests.Benchmarks;

/// <summary>The program that the test project is: <c>dotnet run -c Release --project ExamBank.Tests -- bench assembly [CASE…]</c> or <c>… -- bench documents</c>.</summary>
internal static class BenchmarkProgram
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["bench", "assembly", AssemblyBenchmark.ChildOption, var name, var side]:
                return AssemblyBenchmark.RunChild(name, side);
            case ["bench", "assembly", .. var names]:
                return AssemblyBenchmark.Run(names);
            case ["bench", "documents"]:
                return DocumentBenchmark.Run();
            case ["bench", "page", "--database", var database]:
                return await PageBenchmark.RunAsync(database);
            default:
                await Console.Error.WriteLineAsync("bench assembly [CASE…] | bench documents | bench page --database FILE");
                return 2;
        }
    }
}
