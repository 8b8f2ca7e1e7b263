using System.Globalization;
using System.Reflection;
using ExamBank.Domain.Errors;

namespace ExamBank.Tests.Support;

/// <summary>Looks at an <c>*Errors.cs</c> class by reflection: every failure it lists must have its sentences.</summary>
internal static class ErrorFactories
{
    /// <summary>One error of each factory, made with sample facts.</summary>
    public static IEnumerable<BankError> Samples(Type errors) => errors
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => method.ReturnType == typeof(BankError))
        .Select(method => (BankError)method.Invoke(null, [.. method.GetParameters().Select(Sample)])!);

    /// <summary>What the catalogue says about it in Chinese and in English.</summary>
    public static (string Chinese, string English) Sentences(BankError error, params Assembly[] assemblies)
    {
        var catalogue = MessageCatalogue.Load(assemblies);
        return (catalogue.Text(error, CultureInfo.GetCultureInfo("zh-CN")), catalogue.Text(error, CultureInfo.GetCultureInfo("en")));
    }

    private static object Sample(ParameterInfo parameter) => parameter.ParameterType == typeof(string)
        ? $"<{parameter.Name}>"
        : Convert.ChangeType(7, parameter.ParameterType, CultureInfo.InvariantCulture);
}
