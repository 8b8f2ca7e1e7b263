using NUnit.Framework;

// Fixtures run beside each other, the tests of one fixture after each other. What belongs to the whole process or is measured in time is
// [NonParallelizable]: environment variables, telemetry, ports that are chosen before they are taken, files with one place for all, limits of time.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
