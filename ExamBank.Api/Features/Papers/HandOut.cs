using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features.Papers;

/// <summary>Hands a file of a paper to who asks over HTTP. Who gets the bytes is in the log first, with the address; who asks for the head alone gets none.</summary>
internal sealed class HandOut(PaperDownloads downloads, CurrentActor current, IHttpContextAccessor accessor, MessageCatalogue messages)
{
    /// <summary>The answer.</summary>
    public async Task<IResult> AnswerAsync(string paper, Result<PaperBytes> file, string type, CancellationToken cancellationToken)
    {
        if (!file.TryGet(out var found)) return Downloads.Refusal(file.Errors[0], messages);
        var http = accessor.HttpContext!;
        if (HttpMethods.IsGet(http.Request.Method))
            await downloads.RecordAsync(paper, [found], Downloads.By(current, http), cancellationToken);
        return Results.File(found.Bytes, type, Path.GetFileName(found.Path));
    }
}
