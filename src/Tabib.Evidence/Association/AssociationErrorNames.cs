namespace Tabib.Evidence.Association;

/// <summary>Text of the ERRCODE column.</summary>
public static class AssociationErrorNames
{
    public static ReadOnlySpan<byte> Utf8(AssociationError error) => error switch
    {
        AssociationError.None => "."u8,
        AssociationError.TooFew => "TOO_FEW"u8,
        AssociationError.ConstAllele => "CONST_ALLELE"u8,
        AssociationError.ConstPheno => "CONST_PHENO"u8,
        AssociationError.Corr => "CORR"u8,
        AssociationError.Vif => "VIF"u8,
        AssociationError.Separation => "SEPARATION"u8,
        AssociationError.NoConverge => "NO_CONVERGE"u8,
        _ => "PERFECT_FIT"u8,
    };
}
