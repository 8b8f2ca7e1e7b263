using System.Globalization;
using System.Reflection;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Tests.Support;

/// <summary>Looks at an <c>*Errors.cs</c> class by reflection: every failure it lists must have its sentences.</summary>
internal static class ErrorFactories
{
    /// <summary>Every class of the product that lists failures: static, its name ending in <c>Errors</c>.</summary>
    public static IEnumerable<Type> Classes(params Assembly[] assemblies) => assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Errors", StringComparison.Ordinal) && Factories(type).Any());

    /// <summary>One error of each factory, made with sample facts.</summary>
    public static IEnumerable<BankError> Samples(Type errors) => Factories(errors)
        .Select(method => (BankError)method.Invoke(null, [.. method.GetParameters().Select(Sample)])!);

    /// <summary>What the catalogue says about it in Chinese and in English.</summary>
    public static (string Chinese, string English) Sentences(BankError error, params Assembly[] assemblies)
    {
        var catalogue = MessageCatalogue.Load(assemblies);
        return (catalogue.Text(error, CultureInfo.GetCultureInfo("zh-CN")), catalogue.Text(error, CultureInfo.GetCultureInfo("en")));
    }

    private static IEnumerable<MethodInfo> Factories(Type errors) => errors
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => method.ReturnType == typeof(BankError));

    private static object Sample(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => $"<{parameter.Name}>",
        var type when type == typeof(Marks) => Marks.From(7),
        var type when type == typeof(ContentToken) => new ContentToken(ContentToken.Option, "x"),
        var type when type == typeof(Word) => Word.Reason("denied"),
        { IsEnum: true } type => Enum.GetValues(type).GetValue(0)!,
        var type => Convert.ChangeType(7, type, CultureInfo.InvariantCulture),
    };
}
