using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features.Questions;

/// <summary>The download of the Excel template.</summary>
internal static class QuestionEndpoints
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Routes the template.</summary>
    public static void MapQuestions(this IEndpointRouteBuilder routes) => routes.MapMethods("/questions/template.xlsx", [HttpMethods.Get, HttpMethods.Head], async (
        string? standard, MakeTemplate make, MessageCatalogue messages, CancellationToken cancellationToken) =>
    {
        var made = await make.RunAsync(standard, "standard", cancellationToken);
        if (made.TryGet(out var template)) return Results.File(template.Bytes, Excel, template.Name);
        var error = made.Errors[0];
        var message = messages.Text(error, CultureInfo.CurrentUICulture);
        return Results.Json(
            new { errors = new[] { new { message, path = error.Path, extensions = new { code = error.Code } } } },
            statusCode: error.Code == "standard.not-found" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
    });
}
