using System.Globalization;
using System.Numerics;

namespace ExamBank.Domain.Questions;

/// <summary>
/// Works sums out exactly, in fractions: numbers such as <c>0.35</c>, <c>+ - * /</c>, brackets, and <c>ceil floor round min max</c>
/// (<c>round</c> takes a number and, if wanted, a count of decimals; a half goes away from nought).
/// </summary>
public static class Arithmetic
{
    /// <summary>Longest expression that is read, in characters; it also bounds the depth of brackets and the length of numbers.</summary>
    public const int MaximumLength = 200;

    /// <summary>The value; false when the text is no such sum, is too long, or divides by nought.</summary>
    public static bool TryEvaluate(string expression, out Fraction value)
    {
        ArgumentNullException.ThrowIfNull(expression);
        value = default;
        if (expression.Length > MaximumLength) return false;
        var reader = new Reader(expression);
        if (reader.Sum() is not { } result || !reader.AtEnd) return false;
        value = result;
        return true;
    }

    /// <summary>Descends through the grammar; every rule is null where the text is not what the rule needs.</summary>
    private ref struct Reader(string text)
    {
        private int at;

        public bool AtEnd => Peek() == '\0' && at == text.Length;

        public Fraction? Sum()
        {
            var value = Product();
            while (value is not null && Peek() is '+' or '-')
                value = Take() == '+' ? value + Product() : value - Product();
            return value;
        }

        private Fraction? Product()
        {
            var value = Signed();
            while (value is not null && Peek() is '*' or '/')
                value = Take() == '*' ? value * Signed() : Divide(value, Signed());
            return value;
        }

        private Fraction? Signed()
        {
            if (Peek() != '-') return Operand();
            Take();
            return Fraction.Zero - Operand();
        }

        private Fraction? Operand()
        {
            var next = Peek();
            if (char.IsAsciiDigit(next)) return Number();
            if (char.IsAsciiLetterLower(next)) return Function();
            if (next != '(') return null;
            Take();
            var value = Sum();
            return Peek() == ')' && Take() == ')' ? value : null;
        }

        private Fraction? Number()
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
            var digits = text[start..at];
            var point = digits.IndexOf('.', StringComparison.Ordinal);
            if (point < 0) return new Fraction(BigInteger.Parse(digits, CultureInfo.InvariantCulture), 1);
            var decimals = digits.Length - point - 1;
            return decimals == 0 || digits.LastIndexOf('.') != point
                ? null
                : new Fraction(BigInteger.Parse(digits.Remove(point, 1), CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals));
        }

        private Fraction? Function()
        {
            var start = at;
            while (at < text.Length && char.IsAsciiLetterLower(text[at])) at++;
            var name = text[start..at];
            if (Peek() != '(') return null;
            var arguments = new List<Fraction>();
            do
            {
                Take();
                if (Sum() is not { } argument) return null;
                arguments.Add(argument);
            }
            while (Peek() == ',');
            if (Peek() != ')') return null;
            Take();
            return (name, arguments) switch
            {
                ("ceil", [var x]) => x.Ceiling(),
                ("floor", [var x]) => x.Floor(),
                ("round", [var x]) => x.Round(0),
                ("round", [var x, { Denominator.IsOne: true } decimals]) when decimals.Numerator >= 0 && decimals.Numerator <= 10 => x.Round((int)decimals.Numerator),
                ("min", _) => arguments.Min(),
                ("max", _) => arguments.Max(),
                _ => null,
            };
        }

        private static Fraction? Divide(Fraction? value, Fraction? by) => by is { Numerator.IsZero: false } ? value / by : null;

        private char Peek()
        {
            while (at < text.Length && text[at] == ' ') at++;
            return at < text.Length ? text[at] : '\0';
        }

        private char Take() => text[at++];
    }
}
