using System.Diagnostics.Metrics;
using ExamBank.Api.GraphQL.Http;

namespace ExamBank.Api.Hosting;

/// <summary>What the service counts of itself, beside what the platform counts of requests.</summary>
internal sealed class ServiceMeter
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "ExamBank";

    private readonly Counter<long> unexpected;

    public ServiceMeter(IMeterFactory meters, OpenStreams streams)
    {
        var meter = meters.Create(Name);
        unexpected = meter.CreateCounter<long>("exambank.errors.unexpected", "{error}", "Exceptions that were masked: each is a bug.");
        meter.CreateObservableGauge("exambank.streams.open", () => streams.Count, "{stream}", "Event streams that are open.");
    }

    /// <summary>Counts an exception that was masked.</summary>
    public void Unexpected() => unexpected.Add(1);
}
