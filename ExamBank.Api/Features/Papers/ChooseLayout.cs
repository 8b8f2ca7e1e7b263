using System.Text;
using ExamBank.Api.Features.Media;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Layouts;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>The layout that a client asks for: by a name of the seed, or by the text of a layout file whose logo was uploaded.</summary>
internal sealed class ChooseLayout(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The layout, or what is wrong with it below <c>layout</c> or <c>layoutFile</c>.</summary>
    public async Task<Result<LayoutProfile>> RunAsync(string? name, string? file, CancellationToken cancellationToken)
    {
        if (file is null) return LayoutCatalogue.Find(name ?? LayoutProfile.Default.Name, "layout");
        if (name is not null) return PaperErrors.TwoLayouts("layoutFile");
        var utf8 = Encoding.UTF8.GetBytes(file);
        // Which picture is wanted the file says; it is fetched between two readings.
        string? wanted = null;
        var read = LayoutFile.ReadOwn(utf8, logo =>
        {
            wanted = logo;
            return null;
        });
        if (wanted is not null && PictureReference.HashOf(wanted) is { } hash)
        {
            await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
            var pictures = await BankPictures.BytesAsync(bank, [hash], cancellationToken);
            read = LayoutFile.ReadOwn(utf8, logo => pictures.GetValueOrDefault(logo));
        }

        return read.Succeeded ? read : Result.Fail<LayoutProfile>(read.Errors.Select(error => error.Within("layoutFile")));
    }
}
