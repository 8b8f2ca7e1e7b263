using ICSharpCode.SharpZipLib.Zip;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>
/// A copy of a package whose entries are encrypted by AES-256, as 7-Zip, WinZip and others open it with the password. Names stay
/// readable. Each copy is other bytes, because each has salts of its own.
/// </summary>
public static class EncryptedCopy
{
    private const int KeyBits = 256;

    // The oldest time that a zip entry can carry: when a copy was made is for the log.
    private static readonly DateTime EntryTime = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Path of the copy of the package at <paramref name="path"/>.</summary>
    public static string PathOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path[..^".zip".Length] + ".aes.zip";
    }

    /// <summary>Encrypts a package.</summary>
    public static byte[] Of(byte[] package, string password)
    {
        using var plain = new System.IO.Compression.ZipArchive(new MemoryStream(package));
        using var result = new MemoryStream();
        using (var encrypted = new ZipOutputStream(result) { IsStreamOwner = false, Password = password, UseZip64 = UseZip64.Off })
        {
            encrypted.SetLevel(1);
            foreach (var entry in plain.Entries)
            {
                encrypted.PutNextEntry(new ZipEntry(entry.FullName) { AESKeySize = KeyBits, DateTime = EntryTime });
                using (var content = entry.Open()) content.CopyTo(encrypted);
                encrypted.CloseEntry();
            }
        }

        return result.ToArray();
    }
}
