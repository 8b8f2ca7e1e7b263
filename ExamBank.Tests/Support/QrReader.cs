using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using ZXing;
using ZXing.Common;

namespace ExamBank.Tests.Support;

/// <summary>Reads QR codes as a scanner does. It shares no code with what draws them.</summary>
internal static class QrReader
{
    /// <summary>What the one code in a PNG of one bit or eight bits of grey a pixel says.</summary>
    public static string OfPng(byte[] png)
    {
        var (width, height, bits) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            var content = png.AsSpan(at + 8, length);
            if (name == "IHDR") (width, height, bits) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]), content[8]);
            if (name == "IDAT") packed.Write(content);
            at += 12 + length;
        }

        packed.Position = 0;
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        var grey = new byte[width * height];
        var row = new byte[1 + (((width * bits) + 7) / 8)];
        for (var y = 0; y < height; y++)
        {
            pixels.ReadExactly(row);
            Assert.That(row[0], Is.Zero, "a filtered row");
            for (var x = 0; x < width; x++)
                grey[(y * width) + x] = bits == 1 ? (byte)((row[1 + (x / 8)] >> (7 - (x % 8)) & 1) * 255) : row[1 + x];
        }

        return Read(grey, width, height, "the picture");
    }

    /// <summary>What the one code on each page of a PDF says.</summary>
    public static IReadOnlyList<string> OfPages(RenderedPages rendered)
    {
        var folder = Path.Combine(rendered.Folder, "grey");
        Directory.CreateDirectory(folder);
        OptionalTool.Run(OptionalTool.Find("pdftoppm"), "-r", "150", "-gray", rendered.Pdf, Path.Combine(folder, "page"));
        var codes = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select((path, page) => OfPgm(File.ReadAllBytes(path), $"page {page + 1}")).ToList();
        Directory.Delete(folder, recursive: true);
        return codes;
    }

    // P5, width, height, greatest value, then a byte a pixel.
    private static string OfPgm(byte[] pgm, string where)
    {
        var (fields, at) = (new List<string>(), 0);
        while (fields.Count < 4)
        {
            var end = Array.FindIndex(pgm, at, b => b is (byte)' ' or (byte)'\n');
            fields.Add(Encoding.ASCII.GetString(pgm, at, end - at));
            at = end + 1;
        }

        return Read(pgm[at..], int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture), where);
    }

    private static string Read(byte[] grey, int width, int height, string where)
    {
        var source = new RGBLuminanceSource(grey, width, height, RGBLuminanceSource.BitmapFormat.Gray8);
        var reader = new BarcodeReaderGeneric { Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } };
        var result = reader.Decode(source);
        Assert.That(result, Is.Not.Null, $"no readable code: {where}");
        return result.Text;
    }
}
