namespace ExamBank.Generator.Documents.Text.Formulas;

/// <summary>
/// Reads the LaTeX subset that is printed: letters, digits and operators; <c>\frac</c>, <c>\sqrt</c> with a degree, <c>^</c> and
/// <c>_</c>, <c>\sum</c>, <c>\prod</c> and <c>\int</c> with limits, <c>\left( … \right)</c>, <c>\text{…}</c>, functions such as
/// <c>\sin</c>, and the signs of <see cref="FormulaSymbols"/>. Anything else is no formula, and stays the text that it is.
/// </summary>
internal sealed class FormulaParser
{
    private const int DeepestNesting = 24;

    private readonly string text;
    private int at;
    private int depth;

    private FormulaParser(string text) => this.text = text;

    /// <summary>The formula of a text, or null where it is none.</summary>
    public static FormulaNode? TryParse(string latex)
    {
        try
        {
            var parser = new FormulaParser(latex);
            var row = parser.Row(stop: null);
            return parser.at == latex.Length && row.Pieces.Count > 0 ? row : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private char Next => at < text.Length ? text[at] : '\0';

    // Pieces up to the end, a closing brace, or the command in stop.
    private FormulaRow Row(string? stop)
    {
        if (++depth > DeepestNesting) throw new FormatException();
        var pieces = new List<FormulaNode>();
        while (true)
        {
            SkipSpace();
            if (at == text.Length || Next is '}' or ']' && stop is not null && stop.Length == 1 || stop is { Length: > 1 } && text.AsSpan(at).StartsWith(stop, StringComparison.Ordinal)) break;
            pieces.Add(Scripted());
        }

        depth--;
        return new FormulaRow(pieces);
    }

    private FormulaNode Scripted()
    {
        var (body, sum) = Atom();
        FormulaNode? below = null, above = null;
        for (SkipSpace(); Next is '_' or '^'; SkipSpace())
        {
            var isBelow = text[at++] == '_';
            if ((isBelow ? below : above) is not null) throw new FormatException();
            SkipSpace();
            var script = Argument();
            if (isBelow) below = script;
            else above = script;
        }

        if (sum is not null)
        {
            SkipSpace();
            return new FormulaSum(sum, below, above, at == text.Length || Next is '}' or ']' ? new FormulaRow([]) : Scripted());
        }

        return below is null && above is null ? body : new FormulaScript(body, below, above);
    }

    private (FormulaNode Body, string? Sum) Atom()
    {
        var c = Next;
        if (c == '{') return (Argument(), null);
        if (c == '\\') return Command();
        if (char.IsAsciiLetter(c))
        {
            at++;
            return (new FormulaText(c.ToString(), Upright: false), null);
        }

        if (char.IsAsciiDigit(c)) return (Number(), null);
        if (!IsSign(c)) throw new FormatException();
        at++;
        return (new FormulaText(c switch { '-' => "−", '*' => "∗", '\'' => "′", _ => c.ToString() }, Upright: true), null);
    }

    private static bool IsSign(char c) => "+-*/=<>()[]|,.:;!'%".Contains(c, StringComparison.Ordinal) || c is '×' or '÷' or '±' or '≤' or '≥' or '≠' or '≈' or '·' or '∞' or '→' or '°';

    private FormulaText Number()
    {
        var start = at;
        while (char.IsAsciiDigit(Next) || Next is '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) at++;
        return new FormulaText(text[start..at], Upright: true);
    }

    private (FormulaNode Body, string? Sum) Command()
    {
        at++;
        if (FormulaSymbols.Escaped.TryGetValue(Next, out var escaped))
        {
            at++;
            return (new FormulaText(escaped, Upright: true), null);
        }

        var name = Name();
        if (FormulaSymbols.Signs.TryGetValue(name, out var sign)) return (new FormulaText(sign, Upright: !char.IsLetter(sign[0])), null);
        if (FormulaSymbols.Sums.TryGetValue(name, out var sum)) return (new FormulaRow([]), sum);
        if (FormulaSymbols.Functions.Contains(name)) return (new FormulaText(name, Upright: true), null);
        return (name switch
        {
            "frac" or "dfrac" or "tfrac" => new FormulaFraction(Braced(), Braced()),
            "sqrt" => new FormulaRoot(Degree(), Braced()),
            "text" or "mathrm" => Words(),
            "left" => Fence(),
            _ => throw new FormatException(),
        }, null);
    }

    private string Name()
    {
        var start = at;
        while (char.IsAsciiLetter(Next)) at++;
        return at > start ? text[start..at] : throw new FormatException();
    }

    // A group in braces, or one atom: x^2 and x^{10}.
    private FormulaNode Argument()
    {
        if (Next == '{') return Braced();
        if (char.IsAsciiDigit(Next)) return new FormulaText(text[at++].ToString(), Upright: true);
        return Atom() is ({ } body, null) ? body : throw new FormatException();
    }

    private FormulaRow Braced()
    {
        SkipSpace();
        return Group('{', '}');
    }

    private FormulaRow? Degree()
    {
        SkipSpace();
        return Next == '[' ? Group('[', ']') : null;
    }

    private FormulaRow Group(char open, char close)
    {
        if (Next != open) throw new FormatException();
        at++;
        var row = Row(close.ToString());
        if (Next != close) throw new FormatException();
        at++;
        return row;
    }

    private FormulaText Words()
    {
        SkipSpace();
        var end = Next == '{' ? text.IndexOf('}', at) : -1;
        if (end < 0) throw new FormatException();
        var words = text[(at + 1)..end];
        if (words.AsSpan().ContainsAny('{', '\\')) throw new FormatException();
        at = end + 1;
        return new FormulaText(words, Upright: true);
    }

    private FormulaFence Fence()
    {
        var open = Bracket();
        var body = Row(@"\right");
        if (!text.AsSpan(at).StartsWith(@"\right", StringComparison.Ordinal)) throw new FormatException();
        at += @"\right".Length;
        return new FormulaFence(open, Bracket(), body);
    }

    // A full stop is a bracket that is not drawn.
    private string Bracket()
    {
        SkipSpace();
        var c = Next;
        if (c == '\\')
        {
            at++;
            c = Next is '{' or '}' ? Next : throw new FormatException();
        }
        else if (!"()[]|.".Contains(c, StringComparison.Ordinal))
        {
            throw new FormatException();
        }

        at++;
        return c == '.' ? "" : c.ToString();
    }

    private void SkipSpace()
    {
        while (Next is ' ' or '\n' or '\t') at++;
    }
}
