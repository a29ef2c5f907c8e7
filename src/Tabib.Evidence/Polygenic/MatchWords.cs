namespace Tabib.Evidence.Polygenic;

/// <summary>Words of match logs and messages.</summary>
public static class MatchWords
{
    public static string Of(MatchStatus status) => status switch
    {
        MatchStatus.Matched => "matched",
        MatchStatus.Flipped => "flipped",
        MatchStatus.HomozygousReference => "hom_ref",
        MatchStatus.Ambiguous => "ambiguous",
        MatchStatus.Multiallelic => "multiallelic",
        MatchStatus.AllelesDiffer => "alleles_differ",
        MatchStatus.Absent => "absent",
        MatchStatus.ReferenceUnknown => "reference_unknown",
        MatchStatus.Duplicate => "duplicate",
        MatchStatus.IdNotUnique => "id_not_unique",
        MatchStatus.Unmapped => "unmapped",
        MatchStatus.ModelNotDefined => "model_not_defined",
        _ => "invalid",
    };

    public static string Of(MatchKind kind) => kind switch
    {
        MatchKind.RefAlt => "refalt",
        MatchKind.AltRef => "altref",
        MatchKind.RefAltFlipped => "refalt_flip",
        MatchKind.AltRefFlipped => "altref_flip",
        MatchKind.RefAlone => "no_oa_ref",
        MatchKind.AltAlone => "no_oa_alt",
        _ => "none",
    };
}
