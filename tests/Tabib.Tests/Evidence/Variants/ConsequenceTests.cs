using Tabib.Evidence.Variants;

namespace Tabib.Tests.Evidence.Variants;

/// <summary>Consequences by place and by translation, and haplotypes read together.</summary>
public sealed class ConsequenceTests
{
    // ATG AAA GGG CAT | CTC TCA GAA TGG TGG TAA; c.1 is 18, the intron 30 to 47.
    private const string Genome = "TTTTTTTTTTCCAACCGATGAAAGGGCATGTAAGTTTTTTTTTTTAGCTCTCAGAATGGTGGTAACCCTGACCTTTTTTTTTTT";

    private static InventedGenome Invented() => new(Genome, "+", [(10, 29), (47, 73)], (17, 65));

    [Theory]
    [InlineData(5, "T", "A", "intergenic_variant", "")]
    [InlineData(12, "C", "A", "5_prime_UTR_variant", "5_prime_utr|GENE|T1|protein_coding")]
    [InlineData(19, "T", "C", "start_lost", "start_lost|GENE|T1|protein_coding|+")]
    [InlineData(21, "A", "G", "missense_variant", "missense|GENE|T1|protein_coding|+|2K>2E|21A>G")]
    [InlineData(23, "A", "G", "synonymous_variant", "synonymous|GENE|T1|protein_coding|+|2K|23A>G")]
    [InlineData(21, "A", "T", "stop_gained", "stop_gained|GENE|T1|protein_coding|+|2K>2*|21A>T")]
    [InlineData(29, "T", "C", "splice_region_variant&synonymous_variant", "splice_region|GENE|T1|protein_coding,synonymous|GENE|T1|protein_coding|+|4H|29T>C")]
    [InlineData(30, "G", "A", "splice_donor_variant", "splice_donor|GENE|T1|protein_coding")]
    [InlineData(47, "G", "A", "splice_acceptor_variant", "splice_acceptor|GENE|T1|protein_coding")]
    [InlineData(34, "G", "A", "splice_region_variant", "splice_region|GENE|T1|protein_coding")]
    [InlineData(38, "T", "A", "intron_variant", "intron|GENE||protein_coding")]
    [InlineData(24, "GGGC", "G", "inframe_deletion&splice_region_variant", "inframe_deletion|GENE|T1|protein_coding|+|3GH>3D|24GGGC>G,splice_region|GENE|T1|protein_coding")]
    [InlineData(58, "G", "GTTT", "inframe_insertion", "inframe_insertion|GENE|T1|protein_coding|+|8W>8CL|58G>GTTT")]
    [InlineData(64, "A", "T", "stop_lost", "stop_lost|GENE|T1|protein_coding|+|10*>10L|64A>T")]
    [InlineData(65, "A", "G", "stop_retained_variant", "stop_retained|GENE|T1|protein_coding|+|10*|65A>G")]
    [InlineData(68, "C", "G", "3_prime_UTR_variant", "3_prime_utr|GENE|T1|protein_coding")]
    public void A_variant_does_what_its_place_and_its_translation_say(int position, string reference, string alternate, string terms, string bcsq)
    {
        using var genome = Invented();
        Assert.Equal((terms, bcsq), (genome.Annotate(position, reference, alternate)[1], genome.Bcsq(position, reference, alternate)));
    }

    /// <summary>ATG AAA AAC, then the C once more: CGG GTT TAA.</summary>
    [Theory]
    [InlineData(13, "C", "G", "missense_variant", "missense|GENE|T1|protein_coding|+|3N>3K|13C>G,missense|GENE|T1|protein_coding|+|4R>4G|13C>G", "p.(Asn3_Arg4delinsLysGly)")]
    [InlineData(14, "G", "A", "missense_variant", "missense|GENE|T1|protein_coding|+|4R>4Q|14G>A", "p.(Arg4Gln)")]
    [InlineData(12, "A", "T", "missense_variant", "missense|GENE|T1|protein_coding|+|3N>3I|12A>T", "p.(Asn3Ile)")]
    [InlineData(12, "AC", "A", "coding_sequence_variant", "coding_sequence|GENE|T1|protein_coding", "p.?")]
    [InlineData(13, "C", "CT", "coding_sequence_variant", "coding_sequence|GENE|T1|protein_coding", "p.?")]
    public void Where_the_ribosome_slips_back_a_base_is_read_in_two_codons(int position, string reference, string alternate, string terms, string bcsq, string protein)
    {
        using var genome = new InventedGenome("TTTTATGAAAAACGGGTTTAATT", "+", [(0, 23)], (4, 21), slip: 13);
        var parts = genome.Annotate(position, reference, alternate);
        Assert.Equal((terms, bcsq, protein), (parts[1], genome.Bcsq(position, reference, alternate), parts[9]));
    }

    [Fact]
    public void A_haplotype_has_both_readings_of_a_slip()
    {
        using var genome = new InventedGenome("TTTTATGAAAAACGGGTTTAATT", "+", [(0, 23)], (4, 21), slip: 13);
        Assert.Equal(["missense|GENE|T1|protein_coding|+|3N>3K|13C>G,missense|GENE|T1|protein_coding|+|4R>4G|13C>G"], Together(genome, (13, "C", "G", [0])));
    }

    [Fact]
    public void Variants_of_one_codon_on_one_haplotype_are_read_together()
    {
        using var genome = Invented();
        // AAA > AGA is R, AAA > AAC is N, both together AGC: S.
        Assert.Equal(
            ["missense|GENE|T1|protein_coding|+|2K>2S|22A>G+23A>C", "@22"],
            Together(genome, (22, "A", "G", [0]), (23, "A", "C", [0])));
        Assert.Equal(
            ["missense|GENE|T1|protein_coding|+|2K>2R|22A>G", "missense|GENE|T1|protein_coding|+|2K>2N|23A>C"],
            Together(genome, (22, "A", "G", [0]), (23, "A", "C", [1])));
    }

    [Fact]
    public void A_frame_that_is_restored_is_no_frameshift()
    {
        using var genome = Invented();
        Assert.Equal(
            ["missense&inframe_altering|GENE|T1|protein_coding|+|2KG>2KV|23AG>A+25G>GT", "@23"],
            Together(genome, (23, "AG", "A", [0]), (25, "G", "GT", [0])));
    }

    [Fact]
    public void What_follows_a_new_stop_on_the_haplotype_is_starred()
    {
        using var genome = Invented();
        Assert.Equal(
            ["stop_gained|GENE|T1|protein_coding|+|2K>2*|21A>T", "*missense|GENE|T1|protein_coding|+|7E>7V|55A>T"],
            Together(genome, (21, "A", "T", [0]), (55, "A", "T", [0])));
    }

    private static string[] Together(InventedGenome genome, params (int Position, string Reference, string Alternate, int[] Haplotypes)[] variants)
    {
        var told = new List<string>();
        var haplotypes = new HaplotypeCaller(genome.Caller, record => told.Add(BcsqText.Join(record.Entries)));
        haplotypes.MoveTo(genome.Contig);
        foreach (var variant in variants) haplotypes.Add(new HaplotypeRecord(variant.Position, null), [new CarriedAllele(genome.Allele(variant.Position, variant.Reference, variant.Alternate), variant.Haplotypes, false)]);
        haplotypes.Complete();
        return [.. told];
    }
}
