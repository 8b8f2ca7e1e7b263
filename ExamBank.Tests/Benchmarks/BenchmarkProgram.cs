namespace ExamBank.Tests.Benchmarks;

/// <summary>The program that the test project is: <c>dotnet run -c Release --project ExamBank.Tests -- bench assembly [CASE…]</c>, <c>… -- bench documents</c> or <c>… -- bench similarity [QUESTIONS]</c>.</summary>
internal static class BenchmarkProgram
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["bench", "assembly", AssemblyBenchmark.ChildOption, var name, var side]:
                return AssemblyBenchmark.RunChild(name, side);
            case ["bench", "assembly", .. var names]:
                return AssemblyBenchmark.Run(names);
            case ["bench", "documents"]:
                return DocumentBenchmark.Run();
            case ["bench", "similarity", .. var count]:
                return SimilarityBenchmark.RunAsync(count).GetAwaiter().GetResult();
            default:
                Console.Error.WriteLine("bench assembly [CASE…] | bench documents | bench similarity [QUESTIONS]");
                return 2;
        }
    }
}
