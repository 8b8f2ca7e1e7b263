namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Divides the text of a cell into requirements: one a paragraph, or several run together.</summary>
internal static class RequirementCell
{
    /// <param name="outline">Takes up what is read.</param>
    /// <param name="cell">The cell's text with its markup.</param>
    /// <param name="line">Line of the file.</param>
    /// <param name="begins">Whether the cell begins on this line, so that a number at its beginning cannot be part of a sentence.</param>
    public static void Read(Outline outline, string cell, int line, bool begins)
    {
        foreach (var paragraph in PublishedWords.Paragraphs(cell)) ReadParagraph(outline, paragraph, line, begins);
    }

    private static void ReadParagraph(Outline outline, string paragraph, int line, bool begins)
    {
        var written = 0;
        var started = new List<PublishedNumber>();
        foreach (var number in PublishedNumber.Requirements(paragraph))
        {
            if (!(number.Start == 0 && begins) && !Starts(outline, paragraph, number))
            {
                outline.Oddities.Add(StandardTextOddities.NumberInText(line, number.ToString(), outline.CurrentNumber));
                continue;
            }

            Write(outline, paragraph[written..number.Start].Trim(), line, started.Count > 0);
            outline.Requirement(number, line);
            started.Add(number);
            written = number.End;
        }

        Write(outline, paragraph[written..].Trim(), line, started.Count > 0);
        if (started.Count > 1)
            outline.Oddities.Add(StandardTextOddities.RunTogether(line, started[0].ToString(), started[^1].ToString(), started.Count));
    }

    private static void Write(Outline outline, string text, int line, bool numbered)
    {
        if (text.Length == 0) return;
        if (numbered) outline.Write(text);
        else outline.Continue(text, line);
    }

    /// <summary>
    /// Whether a number inside a text begins a requirement or is only mentioned ("在 1.1.1 的基础上"). A wrong number after a full stop
    /// does begin one, so that a gap or repetition is found and not swallowed.
    /// </summary>
    private static bool Starts(Outline outline, string paragraph, PublishedNumber number)
    {
        var finished = number.Start == 0 ? outline.TextComplete : PublishedWords.EndsSentence(paragraph[..number.Start]);
        var spaced = number.Start == 0 || char.IsWhiteSpace(paragraph[number.Start - 1]);
        var expected = outline.Expects(number);
        var sameTask = outline.InTask(number);
        var capable = number.End < paragraph.Length && paragraph[number.End] == '能';
        return (finished && (sameTask || expected)) || (spaced && (expected || (sameTask && capable))) || (expected && capable);
    }
}
