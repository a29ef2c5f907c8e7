namespace Tabib.Evidence.Variants.Normalization;

/// <summary>What a header says of a field of INFO or FORMAT.</summary>
internal sealed record FieldDefinition(FieldNumber Number, bool IsText, bool IsFloat)
{
    /// <summary>A field that the header does not define.</summary>
    public static FieldDefinition Undefined { get; } = new(FieldNumber.Fixed, true, false);

    public static FieldDefinition Of(string number, string type) => new(
        number switch { "A" => FieldNumber.Alternates, "R" => FieldNumber.Alleles, "G" => FieldNumber.Genotypes, _ => FieldNumber.Fixed },
        type is "String" or "Character",
        type is "Float");
}
