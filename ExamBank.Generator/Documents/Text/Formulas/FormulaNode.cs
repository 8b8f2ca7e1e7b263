namespace ExamBank.Generator.Documents.Text.Formulas;

/// <summary>A piece of a formula.</summary>
internal abstract record FormulaNode;

/// <summary>Pieces side by side.</summary>
internal sealed record FormulaRow(IReadOnlyList<FormulaNode> Pieces) : FormulaNode;

/// <summary>Letters, digits or an operator; upright where it is a function's name or words.</summary>
internal sealed record FormulaText(string Text, bool Upright) : FormulaNode;

/// <summary>A fraction.</summary>
internal sealed record FormulaFraction(FormulaNode Above, FormulaNode Below) : FormulaNode;

/// <summary>A root; without a degree the square root.</summary>
internal sealed record FormulaRoot(FormulaNode? Degree, FormulaNode Body) : FormulaNode;

/// <summary>A base with what stands below and above behind it; one of the two at least.</summary>
internal sealed record FormulaScript(FormulaNode Base, FormulaNode? Below, FormulaNode? Above) : FormulaNode;

/// <summary>A sum, product or integral with its limits and what it is over.</summary>
internal sealed record FormulaSum(string Operator, FormulaNode? Below, FormulaNode? Above, FormulaNode Body) : FormulaNode;

/// <summary>Brackets that grow with what they hold.</summary>
internal sealed record FormulaFence(string Open, string Close, FormulaNode Body) : FormulaNode;
