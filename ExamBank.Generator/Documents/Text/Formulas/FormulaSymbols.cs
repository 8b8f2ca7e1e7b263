using System.Collections.Frozen;

namespace ExamBank.Generator.Documents.Text.Formulas;

/// <summary>The names of the LaTeX subset that stand for one sign.</summary>
internal static class FormulaSymbols
{
    /// <summary>Greek letters, operators, relations and arrows.</summary>
    public static FrozenDictionary<string, string> Signs { get; } = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ "
        + "upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω "
        + "times × div ÷ cdot · pm ± mp ∓ ast ∗ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ propto ∝ ll ≪ gg ≫ "
        + "in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ emptyset ∅ forall ∀ exists ∃ land ∧ lor ∨ neg ¬ "
        + "to → rightarrow → leftarrow ← Rightarrow ⇒ Leftrightarrow ⇔ infty ∞ partial ∂ nabla ∇ angle ∠ perp ⊥ parallel ∥ triangle △ "
        + "degree ° prime ′ dots … ldots … cdots ⋯ lbrace { rbrace } vert |");

    /// <summary>Functions, which are set upright.</summary>
    public static FrozenSet<string> Functions { get; } =
        "sin cos tan cot sec csc arcsin arccos arctan log ln lg exp max min lim gcd mod".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Operators with limits.</summary>
    public static FrozenDictionary<string, string> Sums { get; } = Pairs("sum ∑ prod ∏ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂");

    /// <summary>Signs that a backslash lets stand as themselves, and spaces.</summary>
    public static FrozenDictionary<char, string> Escaped { get; } = new Dictionary<char, string>
    {
        ['%'] = "%",
        ['#'] = "#",
        ['&'] = "&",
        ['_'] = "_",
        ['{'] = "{",
        ['}'] = "}",
        ['$'] = "$",
        [','] = "\u2009",
        [';'] = "\u2005",
        [' '] = " ",
        ['!'] = "",
    }.ToFrozenDictionary();

    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
