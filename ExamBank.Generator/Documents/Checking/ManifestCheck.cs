using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>
/// The manifest against the paper and its files: numbers, marks, options and keys of each version, checksums, and that the versions
/// of a form map one to one.
/// </summary>
internal static class ManifestCheck
{
    public static IEnumerable<BankError> Run(string path, PaperModel paper, byte[] manifest, IReadOnlyList<CheckedFile> files)
    {
        List<(VersionModel Model, JsonNode Json)>? versions = null;
        try
        {
            var root = JsonNode.Parse(manifest)!;
            if ((int?)root["keyRevision"] != paper.KeyRevision?.Number) return [CheckErrors.Identity(path)];
            var forms = root["forms"]!.AsArray();
            versions = [.. paper.Forms.SelectMany(form => form.Versions.Select(version => (version,
                forms.Single(f => (string)f!["form"]! == form.Name)!["versions"]!.AsArray().Single(v => (int)v!["version"]! == version.Number)!)))];
            return [.. versions.SelectMany(v => Version(path, v.Model, v.Json, files)), .. Mapping(path, versions)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or FormatException or KeyNotFoundException)
        {
            return [CheckErrors.Unreadable(path)];
        }
    }

    private static IEnumerable<BankError> Version(string path, VersionModel version, JsonNode json, IReadOnlyList<CheckedFile> files)
    {
        if ((string)json["fingerprint"]! != version.Fingerprint) yield return CheckErrors.Identity(path);
        var hashes = files.ToDictionary(f => f.Path, f => Convert.ToHexStringLower(SHA256.HashData(f.Bytes)), StringComparer.Ordinal);
        foreach (var file in json["files"]!.AsArray())
            if (!hashes.TryGetValue((string)file!["path"]!, out var hash) || hash != (string)file["sha256"]!)
                yield return CheckErrors.Checksum(path);
        var expected = version.Questions.ToList();
        var listed = json["questions"]!.AsArray();
        for (var i = 0; i < Math.Max(expected.Count, listed.Count); i++)
        {
            if (i >= expected.Count || i >= listed.Count || (int)listed[i]!["number"]! != i + 1)
            {
                yield return CheckErrors.Numbers(path, i + 1);
                yield break;
            }

            if (Question(path, expected[i], listed[i]!) is { } flaw) yield return flaw;
        }
    }

    private static BankError? Question(string path, QuestionModel question, JsonNode json)
    {
        if ((string)json["code"]! != question.Code || (int)json["revision"]! != question.Revision) return CheckErrors.Words(path, question.Number);
        if ((decimal)json["marks"]! != question.Marks.Value) return CheckErrors.QuestionMarks(path, question.Number);
        var parts = json["parts"]?.AsArray().Select(p => p!).ToList() ?? [];
        if (parts.Count > 0 && parts.Sum(p => (decimal)p["marks"]!) != question.Marks.Value) return CheckErrors.Rubric(path, question.Number);
        foreach (var ((content, part, _), node) in Expected.Responses(question).Zip([json, .. parts]))
        {
            if (!node["options"]!.AsArray().Select(o => (string)o!).SequenceEqual(question.OptionOrder.GetValueOrDefault(part, []), StringComparer.Ordinal))
                return CheckErrors.Options(path, question.Number);
            if (part.Length == 0 && ((bool?)node["void"] ?? false) != (question.Amendment?.IsVoid == true)) return CheckErrors.Key(path, question.Number);
            if (!(node["furtherKeys"]?.AsArray() ?? []).Select(k => (string)k!).SequenceEqual(Expected.Further(question, part), StringComparer.Ordinal)) return CheckErrors.Key(path, question.Number);
            if (Expected.Key(question, content, part) is { } key && KeyOf(node["key"]!) != key) return CheckErrors.Key(path, question.Number);
        }

        return null;
    }

    private static string KeyOf(JsonNode key) => key switch
    {
        JsonArray letters => string.Concat(letters.Select(l => (string)l!)),
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth ? "√" : "×",
        _ => (string)key!,
    };

    /// <summary>Versions of a form hold the same questions, each with the same options, and letters that stand for the same right ones.</summary>
    private static IEnumerable<BankError> Mapping(string path, List<(VersionModel Model, JsonNode Json)> versions)
    {
        foreach (var form in versions.GroupBy(v => v.Model.Form, StringComparer.Ordinal))
        {
            var first = Content(form.First().Json);
            foreach (var (model, json) in form.Skip(1))
                if (!Content(json).SequenceEqual(first, StringComparer.Ordinal))
                    yield return CheckErrors.Mapping(path, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{model.Form}-{model.Number}"));
        }
    }

    private static List<string> Content(JsonNode version) =>
        [.. version["questions"]!.AsArray().Select(q => string.Join(' ', (string)q!["code"]!, (int)q["revision"]!, (decimal)q["marks"]!, string.Join(',', Meant(q)))).Order(StringComparer.Ordinal)];

    // The options in an order of their own, then what the key's letters stand for.
    private static IEnumerable<string> Meant(JsonNode question)
    {
        foreach (var node in (JsonNode[])[question, .. question["parts"]?.AsArray().Select(p => p!) ?? []])
        {
            List<string> options = [.. node["options"]!.AsArray().Select(o => (string)o!)];
            foreach (var option in options.Order(StringComparer.Ordinal)) yield return option;
            // The key of a question with parts is told by its parts.
            if (node["parts"] is not null) continue;
            var key = KeyOf(node["key"]!);
            yield return options.Count == 0 ? key : string.Concat(key.Select(letter => options[letter - 'A']).Order(StringComparer.Ordinal));
        }
    }
}
