using System.Text;

namespace ExamBank.Tests.Support;

/// <summary>Reads CSV by RFC 4180, letter by letter. It shares no code with what wrote it.</summary>
internal static class CsvText
{
    public static List<string[]> Rows(string text)
    {
        var rows = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] == ',') EndCell();
            else if (!quoted && text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
                EndCell();
                rows.Add([.. cells]);
                cells.Clear();
            }
            else cell.Append(text[i]);
        }

        return cell.Length == 0 && cells.Count == 0 ? rows : throw new FormatException("The last row has no end.");

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
