using System.Net;
using System.Text.RegularExpressions;

namespace ExamBank.Tests.Support;

/// <summary>A browser without script: keeps cookies, follows redirects, and fills in the forms of pages.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(Uri server, string language = "en")
    {
#pragma warning disable MA0039 // A test makes its certificate itself, and nobody else trusts it.
        var handler = new HttpClientHandler { CookieContainer = Cookies, ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
#pragma warning restore MA0039
        client = new HttpClient(handler) { BaseAddress = server };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client => client;

    /// <summary>Opens a page.</summary>
    public async Task<BrowsedPage> OpenAsync(string path) => await ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Fills in the form of <paramref name="page"/> that goes to <paramref name="action"/>, and sends it with what it holds already.</summary>
    public async Task<BrowsedPage> SendAsync(BrowsedPage page, string action, params (string Name, string Value)[] fields)
    {
        var form = Regex.Match(page.Text, $"<form method=\"post\" action=\"{Regex.Escape(action)}\">(?<inside>.*?)</form>", RegexOptions.Singleline).Groups["inside"].Value;
        if (form.Length == 0) throw new InvalidOperationException($"No form to {action} on: {page.Text}");
        var values = Regex.Matches(form, "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\">")
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value), StringComparer.Ordinal);
        foreach (var (name, value) in fields) values[name] = value;
        return await PostAsync(action, values);
    }

    /// <summary>Sends a form that no page gave.</summary>
    public async Task<BrowsedPage> PostAsync(string action, IEnumerable<KeyValuePair<string, string>> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await ReadAsync(await client.PostAsync(new Uri(action, UriKind.Relative), content));
    }

    public void Dispose() => client.Dispose();

    private static async Task<BrowsedPage> ReadAsync(HttpResponseMessage response)
    {
        using (response) return new BrowsedPage(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, await response.Content.ReadAsStringAsync(), response.Headers.ToDictionary(h => h.Key, h => string.Join(' ', h.Value), StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>A page that has come, after redirects.</summary>
internal sealed record BrowsedPage(HttpStatusCode Status, string Path, string Text, IReadOnlyDictionary<string, string> Headers);
