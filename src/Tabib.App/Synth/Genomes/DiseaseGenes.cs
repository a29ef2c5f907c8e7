namespace Tabib.App.Synth.Genomes;

/// <summary>Well-known places that bear on disease; GRCh38 as in dbSNP. Frequencies of the order that surveys report, chosen by us.</summary>
internal static class DiseaseGenes
{
    public static readonly IReadOnlyList<Gene> All =
    [
        Gene.Parse("F5", "chr1:169549811 rs6025 C T", "reference 0\nLeiden 0.03 rs6025"),
        Gene.Parse("F2", "chr11:46739505 rs1799963 G A", "reference 0\nG20210A 0.012 rs1799963"),
        Gene.Parse("HFE", "chr6:26090951 rs1799945 C G\nchr6:26092913 rs1800562 G A", "reference 0\nH63D 0.13 rs1799945\nC282Y 0.035 rs1800562"),
        Gene.Parse("APOE", "chr19:44908684 rs429358 T C\nchr19:44908822 rs7412 C T", "e3 0\ne2 0.08 rs7412\ne4 0.13 rs429358"),
        Gene.Parse("LPA", "chr6:160540105 rs3798220 T C\nchr6:160589086 rs10455872 A G", "reference 0\nI4399M 0.02 rs3798220\nrs10455872_G 0.05 rs10455872"),
        Gene.Parse("PCSK9", "chr1:55039974 rs11591147 G T", "reference 0\nR46L 0.015 rs11591147"),
        Gene.Parse("SERPINA1", "chr14:94378610 rs28929474 C T\nchr14:94380925 rs17580 T A", "M 0\nS 0.03 rs17580\nZ 0.014 rs28929474"),
        Gene.Parse("CFTR", "chr7:117559590 rs113993960 ATCT A", "reference 0\nF508del 0.01 rs113993960"),
        Gene.Parse("HBB", "chr11:5227002 rs334 T A", "A 0\nS 0.004 rs334"),
        Gene.Parse("MTHFR", "chr1:11796321 rs1801133 G A", "reference 0\nC677T 0.33 rs1801133"),
        Gene.Parse("TCF7L2", "chr10:112998590 rs7903146 C T", "C 0\nT 0.28 rs7903146"),
        Gene.Parse("FTO", "chr16:53786615 rs9939609 T A", "T 0\nA 0.40 rs9939609"),
        Gene.Parse("9p21", "chr9:22125504 rs1333049 G C", "G 0\nC 0.47 rs1333049"),
        Gene.Parse("LCT", "chr2:135851076 rs4988235 G A", "G 0\nA 0.30 rs4988235"),
    ];
}
