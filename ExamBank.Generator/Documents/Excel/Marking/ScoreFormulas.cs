using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Keys;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>Formulas that turn what was typed for a question into its marks, or into a sign of what is wrong with it.</summary>
internal static class ScoreFormulas
{
    /// <summary>The marks of a question for the candidate of a row.</summary>
    public static string Of(MarkingPlan plan, MarkedSection section, MarkedQuestion question, int row)
    {
        var place = A1.Cell(ScoreSheet.PlaceColumn, row);
        var marks = KeyTables.Marks(plan, question, place);
        var answer = A1.Cell(EntrySheet.Name, question.EntryColumn, row);
        // The locked key first; what a later key accepts stands in tables of its own.
        string[] keys = [KeyTables.Key(plan, question, place), .. Enumerable.Range(1, question.FurtherKeys).Select(n => KeyTables.Key(plan, question, place, n))];
        var score = question switch
        {
            { IsTyped: false, EntryCells: 1 } => Marked(answer, marks),
            { IsTyped: false } => Assessed(A1.Across(EntrySheet.Name, question.EntryColumn, question.EntryColumn + question.EntryCells - 1, row), marks),
            { Type: QuestionType.TrueFalse } => Judged(answer, keys, marks),
            _ => Chosen(answer, keys, marks, section.Scoring),
        };
        if (question.MayBeVoid) score = $"IF({keys[0]}=\"{KeyWords.Void}\",{marks},{score})";
        return $"IF({place}=\"\",\"\",{score})";
    }

    /// <summary>Whether a number is a multiple of the step; in hundredths, because halves and tenths of marks are not exact in a worksheet.</summary>
    public static string IsWholeStep(string cell) => $"MOD(ROUND({cell}*100,0),ROUND({GuideSheet.Step}*100,0))=0";

    // Every right letter adds 1, every wrong one 100: the sum is the key's length when, and only when, the answer is wholly right.
    private static string Chosen(string answer, string[] keys, string marks, ScoringRule scoring)
    {
        var scores = keys.Select(key => Scored(answer, key, marks, scoring)).ToList();
        var unread = $"SUMPRODUCT(LEN({answer})-LEN(SUBSTITUTE({answer},{Notation.Characters},\"\")))<>LEN({answer})";
        return $"IF({answer}=\"\",0,IF({unread},\"{ScoreSheet.Unread}\",{(scores.Count == 1 ? scores[0] : $"MAX({string.Join(',', scores)})")}))";
    }

    // By one key.
    private static string Scored(string answer, string key, string marks, ScoringRule scoring)
    {
        var sum = $"SUMPRODUCT(((ISNUMBER(SEARCH({Notation.Letters},{answer}))+ISNUMBER(SEARCH({Notation.WideCapitals},{answer}))"
            + $"+ISNUMBER(SEARCH({Notation.WideSmall},{answer})))>0)*(100-99*ISNUMBER(SEARCH({Notation.Letters},{key}))))";
        var partly = scoring.Rule switch
        {
            ScoringMethod.PartialFixed => $"LOOKUP({sum},{{0,1,100}},{{0,{scoring.Marks},0}})",
            ScoringMethod.PartialPerOption => $"IF({sum}<100,MIN({sum}*{scoring.Marks},{marks}),0)",
            _ => "0",
        };
        return $"IF({sum}=LEN({key}),{marks},{partly})";
    }

    private static string Judged(string answer, string[] keys, string marks)
    {
        string Said(string words) => $"SUMPRODUCT(--(UPPER(TRIM({answer}))={words}))>0";
        string When(bool truth) => keys.Length == 1
            ? $"IF({keys[0]}=\"{Terms.Of(truth)}\",{marks},0)"
            : $"IF(OR({string.Join(',', keys.Select(key => $"{key}=\"{Terms.Of(truth)}\""))}),{marks},0)";
        return $"IF(TRIM({answer})=\"\",0,IF({Said(Notation.Right)},{When(true)},IF({Said(Notation.Wrong)},{When(false)},\"{ScoreSheet.Unread}\")))";
    }

    private static string Marked(string entry, string marks) =>
        $"IF({entry}=\"\",\"{ScoreSheet.Missing}\",IF(ISNUMBER({entry}),IF(AND({entry}>=0,{entry}<={marks},{IsWholeStep(entry)}),{entry},\"{ScoreSheet.OutOfRange}\"),\"{ScoreSheet.OutOfRange}\"))";

    private static string Assessed(string entries, string marks) => string.Create(
        CultureInfo.InvariantCulture,
        $"IF(COUNTA({entries})=0,\"{ScoreSheet.Missing}\",IF(COUNTA({entries})<>COUNT({entries}),\"{ScoreSheet.OutOfRange}\",")
        + $"IF(OR(MIN({entries})<0,MAX({entries})>{marks},SUMPRODUCT(--(MOD(ROUND({entries}*100,0),ROUND({GuideSheet.Step}*100,0))<>0))>0),\"{ScoreSheet.OutOfRange}\","
        + $"IF(COUNT({entries})<{GuideSheet.LeastAssessors},\"{ScoreSheet.Missing}\",ROUND(AVERAGE({entries}),2)))))";
}
