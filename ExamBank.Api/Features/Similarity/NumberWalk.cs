namespace ExamBank.Api.Features.Similarity;

/// <summary>A walk through numbers of questions.</summary>
/// <param name="From">The lowest number.</param>
/// <param name="To">The highest number.</param>
/// <param name="Downwards">Whether it begins at the highest.</param>
internal sealed record NumberWalk(int From, int To, bool Downwards)
{
    /// <summary>All numbers, upwards.</summary>
    public static readonly NumberWalk All = new(1, int.MaxValue, Downwards: false);

    /// <summary>What is left once the walk has come to a number.</summary>
    public NumberWalk Beyond(int number) => Downwards ? this with { To = number - 1 } : this with { From = number + 1 };
}
