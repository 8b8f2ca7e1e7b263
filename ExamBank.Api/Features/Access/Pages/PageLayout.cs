using System.Globalization;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>What all pages share: the frame, the words, the fields. They need no script, and load nothing but their style.</summary>
internal sealed class PageLayout(MessageCatalogue messages, IAntiforgery antiforgery)
{
    /// <summary>The only thing that a page loads.</summary>
    public const string Style = """
        :root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
        body { max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
        form { margin: 1rem 0; } label { display: block; margin: .8rem 0; }
        input:not([type=checkbox]), button { font: inherit; padding: .45rem .7rem; border: 1px solid #8886; border-radius: .4rem; }
        label > input:not([type=checkbox]) { display: block; width: 100%; max-width: 24rem; box-sizing: border-box; margin-top: .2rem; }
        fieldset { border: 1px solid #8886; border-radius: .4rem; margin: .8rem 0; } fieldset label { display: inline-block; margin: .2rem 1rem .2rem 0; }
        button, a.button { background: #1a56b0; color: #fff; border-color: #1a56b0; cursor: pointer; } button.plain { background: none; color: inherit; border-color: #8886; }
        a.button { display: inline-block; padding: .45rem .7rem; border-radius: .4rem; text-decoration: none; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #8884; } td form { margin: 0; }
        .error { border-left: .3rem solid #c0392b; padding: .4rem .8rem; } .done { border-left: .3rem solid #2e8b57; padding: .4rem .8rem; }
        code { font: .95rem ui-monospace, monospace; overflow-wrap: anywhere; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
        """;

    /// <summary>A word of the pages, in the reader's language.</summary>
    public string Word(string code, params (string Name, object Value)[] facts) => messages.Text($"page.{code}", CultureInfo.CurrentUICulture, facts);

    /// <summary>What went wrong, to be shown; nothing when nothing did.</summary>
    public Html Told(IEnumerable<BankError> errors) =>
        Html.Join(errors.Select(error => Html.Of($"<p class=\"error\" role=\"alert\">{messages.Text(error, CultureInfo.CurrentUICulture)}</p>")));

    /// <summary>A form that only our own pages can send.</summary>
    public Html Form(HttpContext http, string action, Html fields)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return Html.Of($"<form method=\"post\" action=\"{action}\"><input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{tokens.RequestToken}\">{fields}</form>");
    }

    /// <summary>A field with its label.</summary>
    public Html Field(string label, string name, string type, string complete, string value = "") =>
        Html.Of($"<label>{Word(label)}<input name=\"{name}\" type=\"{type}\" autocomplete=\"{complete}\" value=\"{value}\" required></label>");

    /// <summary>A field that may stay empty.</summary>
    public Html Optional(string label, string name, string value) => Html.Of($"<label>{Word(label)}<input name=\"{name}\" type=\"text\" autocomplete=\"off\" value=\"{value}\"></label>");

    /// <summary>What has been done.</summary>
    public Html Done(string code, params (string Name, object Value)[] facts) => Html.Of($"<p class=\"done\">{Word(code, facts)}</p>");

    /// <summary>The names of some roles.</summary>
    public string Roles(Roles roles) => string.Join(Word("and"), AccessWords.EachRole.Where(role => roles.HasFlag(role)).Select(role => Word($"role.{AccessWords.Of(role)}")));

    /// <summary>The names of some scopes.</summary>
    public string Scopes(TokenScopes scopes) => string.Join(Word("and"), AccessWords.Of(scopes).Split(',').Select(scope => Word($"scope.{scope}")));

    /// <summary>The button of a form.</summary>
    public Html Button(string label, string look = "") => Html.Of($"<button type=\"submit\" class=\"{look}\">{Word(label)}</button>");

    /// <summary>A page that says why there is no other.</summary>
    public IResult Refusal(IEnumerable<BankError> errors, int status) => Page(
        status < StatusCodes.Status500InternalServerError ? "refused" : "broken",
        Html.Of($"{Told(errors)}<p><a href=\"/account\">{Word("account")}</a></p>"),
        status);

    /// <summary>A whole page.</summary>
    public IResult Page(string title, Html body, int status = StatusCodes.Status200OK)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN";
        var page = Html.Of($"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Word(title)} · ExamBank</title><link rel="stylesheet" href="/account/style.css"></head>
            <body><main><h1>{Word(title)}</h1>
            {body}
            </main></body>
            </html>
            """);
        return Results.Content(page.Markup, "text/html; charset=utf-8", statusCode: status);
    }
}
