using GraphQL.DI;
using GraphQL.Telemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ExamBank.Api.Hosting;

/// <summary>
/// Traces, metrics and log lines for a collector (OTLP over HTTP). Without one nothing is gathered and nothing leaves this machine.
/// The text of a query is never told: it may hold what a question asks.
/// </summary>
internal static class Telemetry
{
    /// <summary>Gathers for the collector at this address, such as <c>http://localhost:4318</c>.</summary>
    public static void SendTo(this WebApplicationBuilder builder, Uri collector)
    {
        builder.Services.AddSingleton<IConfigureExecution>(new GraphQLTelemetryProvider(new GraphQLTelemetryOptions { RecordDocument = false }));
        builder.Services.AddOpenTelemetry()
            // Only what stands here, nothing that the environment says.
            .ConfigureResource(resource => resource.Clear().AddService(
                ServiceMeter.Name, serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3), autoGenerateServiceInstanceId: true))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests => requests.Filter = http => !Health.IsAsked(http))
                .AddSource(GraphQLTelemetryProvider.SourceName)
                .AddOtlpExporter(to => Address(to, collector, "v1/traces")))
            .WithMetrics(metrics => metrics
                // A number of the meters leads to the requests behind it, by the id that traces and lines have.
                .SetExemplarFilter(ExemplarFilterType.TraceBased)
                .AddMeter(ServiceMeter.Name)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(to => Address(to, collector, "v1/metrics")));
        builder.Logging.AddOpenTelemetry(lines =>
        {
            lines.IncludeFormattedMessage = true;
            lines.AddOtlpExporter(to => Address(to, collector, "v1/logs"));
        });
    }

    private static void Address(OtlpExporterOptions to, Uri collector, string signal)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + '/' + signal);
    }
}
