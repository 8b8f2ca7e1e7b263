namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Names in a row: "电子商务、市场营销（新零售、直播）".</summary>
internal static class NameList
{
    /// <summary>The names, without repetitions; a comma inside brackets divides nothing.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var names = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '（' or '(') depth++;
            else if (i < text.Length && text[i] is '）' or ')') depth--;
            else if (i == text.Length || (depth <= 0 && text[i] is '、' or '，' or ',' or '；' or ';'))
            {
                names.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        return [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
