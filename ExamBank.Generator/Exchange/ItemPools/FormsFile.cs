using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>
/// The JSON file of an assembly's answer (<c>seed/schemas/assembly-forms.schema.json</c>): UTF-8, Chinese as it is, one line for each
/// form, objective and rule. Of the same answer only <c>milliseconds</c> differs between runs.
/// </summary>
/// <param name="pool">The pool that the answer's items are in.</param>
/// <param name="messages">Sentences for people.</param>
public sealed class FormsFile(ItemPool pool, MessageCatalogue messages)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly JsonWriterOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="seed">The seed it was made with.</param>
    /// <param name="elapsed">The engine's own time.</param>
    public byte[] Write(AssemblyAnswer answer, long seed, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Lines))
        {
            writer.WriteStartObject();
            writer.WriteString("status", Word(answer.Status));
            writer.WriteString("engine", AssemblyEngine.Version);
            writer.WriteNumber("seed", seed);
            writer.WriteBoolean("stoppedByTime", answer.StoppedByTime);
            writer.WriteNumber("milliseconds", RepairText.Plain(Math.Round((decimal)elapsed.TotalMilliseconds, 3)));
            List(writer, "objective", answer.Objectives, Write);
            List(writer, "forms", answer.Forms, Write);
            List(writer, "rules", answer.Rules, Write);
            if (answer.Explanation is { } explanation) Write(writer, explanation);
            writer.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>A status as the file says it.</summary>
    private static string Word(AssemblyStatus status) => status switch
    {
        AssemblyStatus.Optimal => "optimal",
        AssemblyStatus.Feasible => "feasible",
        AssemblyStatus.Infeasible => "infeasible",
        AssemblyStatus.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static string Word(RepairKind kind) => kind switch
    {
        RepairKind.LowerMinimum => "lowerMinimum",
        RepairKind.RaiseMaximum => "raiseMaximum",
        RepairKind.WriteItems => "writeItems",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A list with an entry on each line, which the writer's own indentation would spread over many.</summary>
    private static void List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> entries, Action<Utf8JsonWriter, T> write)
    {
        var list = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            list.Write(list.WrittenCount == 0 ? "[\n    "u8 : ",\n    "u8);
            using var line = new Utf8JsonWriter(list, OneLine);
            line.WriteStartObject();
            write(line, entry);
            line.WriteEndObject();
        }

        list.Write(list.WrittenCount == 0 ? "[]"u8 : "\n  ]"u8);
        writer.WritePropertyName(name);
        writer.WriteRawValue(list.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, ObjectiveResult objective)
    {
        Text(writer, "name", objective.Name);
        Number(writer, "value", objective.Value);
        Number(writer, "bound", objective.Bound);
    }

    private void Write(Utf8JsonWriter writer, AssembledForm form)
    {
        Text(writer, "name", form.Name);
        writer.WriteStartArray("items");
        foreach (var item in form.Items) Text(writer, pool.Ids[item]);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, RuleResult rule)
    {
        Text(writer, "name", rule.Name);
        Text(writer, "form", rule.Form);
        Number(writer, "value", rule.Value);
        Number(writer, "min", rule.Min);
        Number(writer, "max", rule.Max);
    }

    private void Write(Utf8JsonWriter writer, Explanation explanation)
    {
        writer.WriteStartObject("explanation");
        writer.WriteStartArray("clash");
        foreach (var rule in explanation.Clash) Text(writer, rule);
        writer.WriteEndArray();
        List(writer, "repair", explanation.Repair, Write);
        writer.WriteBoolean("irreducible", explanation.IsIrreducible);
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, Repair repair)
    {
        Text(writer, "rule", repair.Rule);
        writer.WriteString("kind", Word(repair.Kind));
        Text(writer, "form", repair.Form);
        Number(writer, "from", repair.From);
        Number(writer, "to", repair.To);
        Text(writer, "text", RepairText.Of(repair, messages, Chinese));
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        writer.WritePropertyName(name);
        if (text is null) writer.WriteNullValue();
        else Text(writer, text);
    }

    /// <summary>Text as it is: the writer would escape what lies beyond 16 bits, and with it rare Chinese characters.</summary>
    private static void Text(Utf8JsonWriter writer, string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            writer.WriteStringValue(text);
            return;
        }

        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            quoted.Append(rune.IsBmp ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(rune.ToString()) : rune.ToString());
        writer.WriteRawValue(quoted.Append('"').ToString());
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } given) writer.WriteNumber(name, RepairText.Plain(given));
        else writer.WriteNull(name);
    }
}
