using System.Text.Encodings.Web;
using System.Text.Unicode;
using ExamBank.Api.Features.Blueprints;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Review;
using ExamBank.Api.Features.Similarity;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Explorer;
using ExamBank.Api.GraphQL.Http;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL;

/// <summary>Puts the engine together: what every feature shares.</summary>
internal static class GraphQLRegistration
{
    /// <summary>Registers the engine, its limits and the endpoint.</summary>
    public static IServiceCollection AddBankGraphQL(this IServiceCollection services, GraphQLLimits limits, PersistedDocuments documents)
    {
        services.AddSingleton(limits);
        services.AddSingleton(documents);
        services.AddSingleton<UnexpectedErrors>();
        services.AddSingleton<UserErrorFactory>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<OpenStreams>();
        services.AddScoped<StreamFlow>();
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton<DocumentCache>();
        services.AddSingleton<IConfigureExecution>(provider => provider.GetRequiredService<DocumentCache>());
        services.AddStandardNodes().AddQuestionNodes().AddSimilarity().AddBlueprintNodes().AddPaperNodes().AddReviewNodes();
        services.AddSingleton<IDocumentBuilder, LimitedDocumentBuilder>();
        services.AddGraphQL(builder => Limited(builder, limits)
            .AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>().WithSubscription<Subscription>())
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
            .AddSchemaVisitor<ScalarWords>()
            .AddSchemaVisitor<AccessVisitor>()
            // A document that one account may run another may not.
            .AddValidationRule<AccessValidation>(useForCachedDocuments: true)
            .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All))
            .AddErrorInfoProvider<BankErrorInfoProvider>()
            // One database context serves a request, and it does one thing at a time. Loaders still batch.
            .AddExecutionStrategy<SerialExecutionStrategy>(OperationType.Query)
            .AddExecutionStrategy<GatedSubscriptionStrategy>(OperationType.Subscription)
            .ConfigureExecutionOptions(options =>
                options.UnhandledExceptionDelegate = options.RequestServices!.GetRequiredService<UnexpectedErrors>().MaskAsync));
        services.AddSingleton(provider => (GraphQLSerializer)provider.GetRequiredService<IGraphQLTextSerializer>());
        return services;
    }

    private static IGraphQLBuilder Limited(IGraphQLBuilder builder, GraphQLLimits limits)
    {
        if (!limits.Introspection) builder.AddValidationRule(NoIntrospectionValidationRule.Instance);
        var complexity = new ComplexityOptions { DefaultListImpactMultiplier = 5, ValidateComplexityDelegate = limits.CheckAsync };
        var usual = complexity.DefaultComplexityImpactDelegate;
        complexity.DefaultComplexityImpactDelegate = field => FieldWeights.Of(field, usual);
        return builder
            .AddValidationRule(new AliasLimitRule(limits))
            // How much a document asks for depends on the variables too.
            .AddValidationRule(new ComplexityValidationRule(complexity), useForCachedDocuments: true);
    }

    /// <summary>Routes <c>/graphql</c>, all methods, so that a wrong one is answered in GraphQL's form.</summary>
    public static void MapBankGraphQL(this IEndpointRouteBuilder routes)
    {
        routes.Map("/graphql", (HttpContext http, GraphQLEndpoint endpoint) => endpoint.HandleAsync(http));
        routes.MapExplorer();
    }
}
