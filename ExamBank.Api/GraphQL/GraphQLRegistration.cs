using System.Text.Encodings.Web;
using System.Text.Unicode;
using ExamBank.Api.Features.Blueprints;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Http;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL;

/// <summary>Puts the engine together: what every feature shares.</summary>
internal static class GraphQLRegistration
{
    /// <summary>Registers the engine, its limits and the endpoint.</summary>
    public static IServiceCollection AddBankGraphQL(this IServiceCollection services, GraphQLLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<UnexpectedErrors>();
        services.AddSingleton<UserErrorFactory>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<GraphQLEndpoint>();
        services.AddStandardNodes().AddQuestionNodes().AddBlueprintNodes().AddPaperNodes();
        services.AddSingleton<IDocumentBuilder, LimitedDocumentBuilder>();
        services.AddGraphQL(builder => builder
            .AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>())
            .ConfigureSchema(schema =>
            {
                // What today's tools ask of a schema when they introspect it.
                schema.Features.RepeatableDirectives = true;
                schema.Features.DeprecationOfInputValues = true;

                // Fields name only their interface.
                schema.RegisterType(typeof(AutoRegisteringObjectGraphType<InvalidInputError>));
                schema.RegisterType(typeof(AutoRegisteringObjectGraphType<NotFoundError>));
                schema.RegisterType(typeof(AutoRegisteringObjectGraphType<ConflictError>));
                schema.RegisterType(typeof(AutoRegisteringObjectGraphType<StateError>));
                schema.RegisterType(typeof(AutoRegisteringObjectGraphType<InfeasibleError>));
                schema.RegisterType(typeof(AutoRegisteringObjectGraphType<AccessDeniedError>));
            })
            .AddSchemaVisitor<EnumWords>()
            .AddSchemaVisitor<AccessVisitor>()
            .AddValidationRule<AccessValidation>()
            .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All))
            .AddErrorInfoProvider<BankErrorInfoProvider>()
            .AddComplexityAnalyzer(complexity =>
            {
                complexity.DefaultListImpactMultiplier = 5;
                var usual = complexity.DefaultComplexityImpactDelegate;
                complexity.DefaultComplexityImpactDelegate = field => FieldWeights.Of(field, usual);
                complexity.ValidateComplexityDelegate = limits.CheckAsync;
            })
            // One database context serves a request, and it does one thing at a time. Loaders still batch.
            .AddExecutionStrategy<SerialExecutionStrategy>(OperationType.Query)
            .ConfigureExecutionOptions(options =>
                options.UnhandledExceptionDelegate = options.RequestServices!.GetRequiredService<UnexpectedErrors>().MaskAsync));
        services.AddSingleton(provider => (GraphQLSerializer)provider.GetRequiredService<IGraphQLTextSerializer>());
        return services;
    }

    /// <summary>Routes <c>/graphql</c>, all methods, so that a wrong one is answered in GraphQL's form.</summary>
    public static void MapBankGraphQL(this IEndpointRouteBuilder routes) =>
        routes.Map("/graphql", (HttpContext http, GraphQLEndpoint endpoint) => endpoint.HandleAsync(http));
}
