using ExamBank.Api.Cli;

return await CommandLine.RunAsync(args);
