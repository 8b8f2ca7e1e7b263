using System.Globalization;
using ExamBank.Tests.Benchmarks.Banks;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// The program that the test project is: <c>dotnet run -c Release --project ExamBank.Tests -- bench assembly [CASE…]</c>, <c>… -- bench documents</c>, <c>… -- bench similarity [QUESTIONS [--database FILE]]</c>,
/// <c>… -- bank --questions 100000 --database FILE [--seed 1]</c> and <c>… -- bench api --database FILE</c> on such a bank.
/// </summary>
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
            case ["bench", "similarity"]:
                return await SimilarityBenchmark.RunAsync(null, null);
            case ["bench", "similarity", var questions]:
                return await SimilarityBenchmark.RunAsync(int.Parse(questions, CultureInfo.InvariantCulture), null);
            case ["bench", "similarity", var questions, "--database", var database]:
                return await SimilarityBenchmark.RunAsync(int.Parse(questions, CultureInfo.InvariantCulture), database);
            case ["bench", "api", "--database", var database]:
                return await ApiBenchmark.RunAsync(database);
            case ["bank", "--questions", var questions, "--database", var database]:
                return await LargeBank.RunAsync(int.Parse(questions, CultureInfo.InvariantCulture), database, seed: 1);
            case ["bank", "--questions", var questions, "--database", var database, "--seed", var seed]:
                return await LargeBank.RunAsync(int.Parse(questions, CultureInfo.InvariantCulture), database, int.Parse(seed, CultureInfo.InvariantCulture));
            default:
                await Console.Error.WriteLineAsync("bench assembly [CASE…] | bench documents | bench similarity [QUESTIONS [--database FILE]] | bench api --database FILE | bank --questions N --database FILE [--seed N]");
                return 2;
        }
    }
}
