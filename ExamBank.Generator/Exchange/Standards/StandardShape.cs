using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>The shape of a standard's JSON file.</summary>
internal sealed class StandardShape : JsonShape
{
    protected override bool NullIsAbsent => true;

    protected override BankError UnknownField(string path, string field) => StandardFileErrors.UnknownField(path, field);

    protected override BankError MissingField(string path, string field) => StandardFileErrors.MissingField(path, field);

    protected override BankError RepeatedField(string path, string field) => StandardFileErrors.RepeatedField(path, field);

    protected override BankError WrongKind(string path, string expected, string found) => StandardFileErrors.WrongKind(path, expected, found);
}
