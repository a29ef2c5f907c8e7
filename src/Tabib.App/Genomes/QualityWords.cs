using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>Flags and states as the tables write them.</summary>
internal static class QualityWords
{
    private static readonly string[] Variants = [.. Enumerable.Range(0, 1 << 5).Select(flags => Join(flags, ["MISSING", "RARE", "HWE", "MENDEL", "HET_HAP"]))];
    private static readonly string[] Samples = [.. Enumerable.Range(0, 1 << 5).Select(flags => Join(flags, ["MISSING", "HETEROZYGOSITY", "SEX", "DUPLICATE", "MENDEL"]))];

    /// <summary>Names parted by commas; "." for none.</summary>
    public static string Of(VariantFlags flags) => Variants[(int)flags];

    public static string Of(SampleFlags flags) => Samples[(int)flags];

    public static string Of(SexStatus status) => status switch
    {
        SexStatus.Agrees => "OK",
        SexStatus.Differs => "MISMATCH",
        SexStatus.Ambiguous => "AMBIGUOUS",
        SexStatus.NotStated => "UNSTATED",
        _ => "NO_X",
    };

    private static string Join(int flags, string[] names) => flags == 0 ? "." : string.Join(',', names.Where((_, bit) => (flags & (1 << bit)) != 0));
}
