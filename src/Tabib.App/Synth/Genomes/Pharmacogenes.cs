namespace Tabib.App.Synth.Genomes;

/// <summary>Genes that decide on drugs. Places and alleles are those of PharmVar and CPIC on GRCh38; frequencies are of the order that surveys report and chosen by us.</summary>
internal static class Pharmacogenes
{
    public static readonly IReadOnlyList<Gene> All =
    [
        Gene.Parse(
            "CYP2C19",
            """
            chr10:94761900 rs12248560 C T
            chr10:94775367 rs12769205 A G
            chr10:94780653 rs4986893 G A
            chr10:94781859 rs4244285 G A
            chr10:94842866 rs3758581 A G
            """,
            """
            *1 0 rs3758581
            *2 0.17 rs12769205 rs4244285 rs3758581
            *3 0.02 rs4986893 rs3758581
            *17 0.17 rs12248560 rs3758581
            *38 0.03
            """),
        Gene.Parse("CYP2C9", "chr10:94942290 rs1799853 C T\nchr10:94981296 rs1057910 A C", "*1 0\n*2 0.12 rs1799853\n*3 0.08 rs1057910"),
        Gene.Parse("VKORC1", "chr16:31096368 rs9923231 C T", "C 0\nT 0.40 rs9923231"),
        Gene.Parse("CYP4F2", "chr19:15879621 rs2108622 C T", "*1 0\n*3 0.28 rs2108622"),
        Gene.Parse("SLCO1B1", "chr12:21176804 rs2306283 A G\nchr12:21178615 rs4149056 T C", "*1 0\n*5 0.03 rs4149056\n*15 0.14 rs2306283 rs4149056\n*37 0.27 rs2306283"),
        Gene.Parse(
            "TPMT",
            """
            chr6:18130687 rs1142345 T C
            chr6:18138997 rs1800460 C T
            chr6:18143724 rs1800462 C G
            """,
            """
            *1 0
            *2 0.003 rs1800462
            *3A 0.034 rs1142345 rs1800460
            *3C 0.009 rs1142345
            """),
        Gene.Parse("NUDT15", "chr13:48045719 rs116855232 C T", "*1 0\n*3 0.05 rs116855232"),
        Gene.Parse(
            "DPYD",
            """
            chr1:97082391 rs67376798 T A
            chr1:97450058 rs3918290 C T
            chr1:97515787 rs55886062 A C
            chr1:97573863 rs56038477 C T
            chr1:97579893 rs75017182 G C
            """,
            """
            Reference 0
            c.2846A>T 0.006 rs67376798
            c.1905+1G>A_(*2A) 0.009 rs3918290
            c.1679T>G_(*13) 0.001 rs55886062
            HapB3 0.022 rs56038477 rs75017182
            """),
        Gene.Parse(
            "UGT1A1",
            """
            chr2:233759924 rs887829 C T
            chr2:233760233 rs3064744 C CAT
            chr2:233760498 rs4148323 G A
            """,
            """
            *1 0
            *80+*28 0.33 rs887829 rs3064744
            *6 0.03 rs4148323
            """),
        Gene.Parse("CYP3A5", "chr7:99665212 rs10264272 C T\nchr7:99672916 rs776746 T C", "*1 0\n*3 0.90 rs776746\n*6 0.004 rs10264272"),
        Gene.Parse("CYP2B6", "chr19:41006936 rs3745274 G T\nchr19:41009358 rs2279343 A G", "*1 0\n*4 0.04 rs2279343\n*6 0.24 rs3745274 rs2279343\n*9 0.01 rs3745274"),
        Gene.Parse("ABCG2", "chr4:88131171 rs2231142 G T", "G 0\nT 0.12 rs2231142"),
        Gene.Parse("IFNL3", "chr19:39248147 rs12979860 C T", "C 0\nT 0.33 rs12979860"),
    ];
}
