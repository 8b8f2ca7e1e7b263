using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ExamBank.Domain.Errors;

/// <summary>A value, or the errors that prevented it; never both.</summary>
public sealed record Result<T>
{
    private readonly T? value;

    private Result(T? value, ImmutableArray<BankError> errors) => (this.value, Errors) = (value, errors);

    /// <summary>Empty on success.</summary>
    public ImmutableArray<BankError> Errors { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Errors.IsEmpty;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: the caller did not look at <see cref="Succeeded"/>.</exception>
    public T Value => Succeeded
        ? value!
        : throw new InvalidOperationException($"No value: {string.Join("; ", Errors.Select(e => $"{e.Code} at {e.Path}"))}");

    /// <summary>Gives the value, or false and leaves it null.</summary>
    public bool TryGet([NotNullWhen(true)] out T? result)
    {
        result = value;
        return Succeeded;
    }

    /// <summary>Carries the errors over to a result of another type.</summary>
    public Result<TOther> Failed<TOther>() => Result<TOther>.Failure(Errors);

    /// <summary>The same result; errors are placed inside <paramref name="file"/>, as <c>file: path</c>.</summary>
    public Result<T> Within(string file) => Succeeded ? this : Failure([.. Errors.Select(e => e.Within(e.Path.Length == 0 ? file : file + ":"))]);

    internal static Result<T> Success(T value) => new(value, []);

    internal static Result<T> Failure(ImmutableArray<BankError> errors) =>
        errors.IsEmpty ? throw new ArgumentException("A failure has at least one error.", nameof(errors)) : new(default, errors);

#pragma warning disable CA2225 // Result.Of and Result.Fail are the named alternatives.
    /// <summary>A value is a success.</summary>
    public static implicit operator Result<T>(T value) => Success(value);

    /// <summary>An error is a failure.</summary>
    public static implicit operator Result<T>(BankError error) => Failure([error]);
#pragma warning restore CA2225
}

/// <summary>Makes results.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    public static Result<T> Of<T>(T value) => Result<T>.Success(value);

    /// <summary>A failure; <paramref name="errors"/> holds at least one.</summary>
    public static Result<T> Fail<T>(IEnumerable<BankError> errors) => Result<T>.Failure([.. errors]);
}
