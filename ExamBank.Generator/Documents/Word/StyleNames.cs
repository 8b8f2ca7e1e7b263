namespace ExamBank.Generator.Documents.Word;

/// <summary>Ids of the styles that <see cref="StyleSheet"/> defines.</summary>
internal static class StyleNames
{
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Part = "Heading1";
    public const string Section = "Heading2";
    public const string Item = "Heading3";
    public const string Instruction = "Instruction";
    public const string Notes = "CandidateNotes";
    public const string NotesHeading = "CandidateNotesHeading";
    public const string Institution = "Institution";
    public const string ExamFacts = "ExamFacts";
    public const string Header = "Header";
    public const string SealFields = "SealFields";
    public const string SealWarning = "SealWarning";
    public const string Question = "Question";
    public const string QuestionText = "QuestionText";
    public const string Option = "QuestionOption";
    public const string Stimulus = "Stimulus";
    public const string Code = "CodeBlock";
    public const string WritingLine = "WritingLine";
    public const string TableText = "TableText";
    public const string TableHead = "TableHead";
    public const string TableGap = "TableGap";
    public const string Footer = "Footer";
    public const string CodeCharacters = "CodeCharacters";
    public const string Table = "TableGrid";
    public const string KeptTogether = "KeptTogether";
}
