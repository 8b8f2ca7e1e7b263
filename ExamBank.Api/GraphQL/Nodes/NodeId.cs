using System.Buffers.Text;
using System.Text;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Nodes;

/// <summary>An opaque id that tells its type: <c>base64url("Question:0199…")</c>.</summary>
internal readonly record struct NodeId(string Type, Guid Key)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The id as clients see it.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Type}:{Key:N}"));

    /// <summary>Reads an id; only the very text that <see cref="ToString"/> gives is one.</summary>
    public static bool TryParse(string text, out NodeId id)
    {
        id = default;
        if (text.Length is 0 or > 200 || !Base64Url.IsValid(text)) return false;
        string plain;
        try
        {
            plain = StrictUtf8.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        if (plain.Split(':') is not [var type, var key] || !Guid.TryParseExact(key, "N", out var guid)) return false;
        id = new NodeId(type, guid);
        return id.ToString() == text;
    }

    /// <summary>Reads an id that a client gave.</summary>
    /// <exception cref="BankExecutionError">It is none of ours.</exception>
    public static NodeId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new BankExecutionError(BankError.Of("node.id", "id", ("id", text.Length > 200 ? text[..200] : text)));
}
