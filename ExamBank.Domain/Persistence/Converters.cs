using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ExamBank.Domain.Persistence;

/// <summary>SQLite cannot order <see cref="DateTimeOffset"/>: it is stored as UTC ticks.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(value => value.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>Marks as hundredths.</summary>
internal sealed class MarksConverter() : ValueConverter<Marks, int>(value => value.Scaled, scaled => Marks.FromScaled(scaled));

/// <summary>Minutes as hundredths.</summary>
internal sealed class MinutesConverter() : ValueConverter<Minutes, int>(value => value.Scaled, scaled => Minutes.FromScaled(scaled));

/// <summary>Facility as ten-thousandths.</summary>
internal sealed class FacilityConverter() : ValueConverter<Facility, int>(value => value.Scaled, scaled => Facility.FromScaled(scaled));

/// <summary>A kind of question as its number.</summary>
internal sealed class QuestionKindConverter() : ValueConverter<QuestionKind, int>(value => value.Code, code => QuestionKind.FromCode(code));

/// <summary>A typed id as its Guid.</summary>
internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => FromGuid(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call a static abstract member.
    private static TId FromGuid(Guid value) => TId.From(value);
}

/// <summary>Converts every typed id of the domain.</summary>
internal static class TypedIdConvention
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        var ids = typeof(StandardId).Assembly.GetTypes().Where(type => type.IsValueType
            && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)));
        foreach (var id in ids) builder.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
    }
}
