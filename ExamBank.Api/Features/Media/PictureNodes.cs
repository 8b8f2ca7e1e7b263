using System.ComponentModel;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Domain.Media;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.Features.Media;

[Name("Picture")]
[Description("A picture that a text shows; its text names it by its address. 图片")]
internal sealed record PictureNode(
    [property: Description("SHA-256 of the bytes. 校验值")] string Sha256,
    [property: Description("Where the service hands it out, and how texts name it. 地址")] string Address,
    [property: Description("Name of the file that an export writes. 文件名")] string Name,
    [property: Description("image/png or image/jpeg. 类型")] string MediaType,
    [property: Description("Width in pixels. 宽（像素）")] int Width,
    [property: Description("Height in pixels. 高（像素）")] int Height,
    [property: Description("Size in bytes. 字节数")] int Bytes);

/// <summary>Pictures by their hashes.</summary>
internal sealed class PictureByHash(BankView bank) : BatchLoader<string, PictureNode>
{
    protected override async Task<IReadOnlyDictionary<string, PictureNode>> FetchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await BankPictures.FactsAsync(bank.Pictures, keys, cancellationToken)).ToDictionary(
            p => p.Key, p => new PictureNode(p.Key, PictureReference.Of(p.Key), p.Value.Name, p.Value.MediaType, p.Value.Width, p.Value.Height, p.Value.Length), StringComparer.Ordinal);
}
