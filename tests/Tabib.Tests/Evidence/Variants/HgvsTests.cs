namespace Tabib.Tests.Evidence.Variants;

/// <summary>Worked examples of the rules of the HGVS nomenclature (hgvs-nomenclature.org), on an invented gene.</summary>
public sealed class HgvsTests
{
    // 1-based:           1         11        21        31        41        51        61        71        81
    private const string Genome = "TTTTTTTTTTCCAACCGATGAAAGGGCATGTAAGTTTTTTTTTTTAGCTCTCAGAATGGTGGTAACCCTGACCTTTTTTTTTTT";

    /// <summary>5' UTR CCAACCG; ATG AAA GGG CAT | CTC TCA GAA TGG TGG TAA CCC TGA C: one intron; c.1 is 18.</summary>
    private static InventedGenome Forward() => new(Genome, "+", [(10, 29), (47, 73)], (17, 65));

    [Theory]
    [InlineData(18 + 3, "A", "G", "c.4A>G", "p.(Lys2Glu)")] // substitution
    [InlineData(18 + 5, "A", "G", "c.6A>G", "p.(Lys2=)")] // no change of the amino acid
    [InlineData(18 + 3, "A", "T", "c.4A>T", "p.(Lys2Ter)")] // nonsense
    [InlineData(19, "T", "C", "c.2T>C", "p.(Met1?)")] // start codon
    [InlineData(20, "GA", "G", "c.6del", "p.(His4IlefsTer?)")] // deletion: the last of the three A; the first amino acid that changes is told, no stop follows
    [InlineData(23, "AGGG", "A", "c.7_9del", "p.(Gly3del)")]
    [InlineData(23, "A", "AG", "c.9dup", "p.(His4AlafsTer?)")] // a duplication, not an insertion
    [InlineData(20, "G", "GAAA", "c.4_6dup", "p.(Lys2dup)")]
    [InlineData(23, "A", "ACCC", "c.6_7insCCC", "p.(Lys2_Gly3insPro)")]
    [InlineData(21, "AAA", "TTC", "c.4_6delinsTTC", "p.(Lys2Phe)")]
    [InlineData(24, "GGGC", "GCCG", "c.8_10delinsCCG", "p.(Gly3_His4delinsAlaAsp)")]
    [InlineData(21, "AAAG", "CTTT", "c.4_7inv", "p.(Lys2_Gly3delinsLeuTrp)")]
    [InlineData(30, "G", "C", "c.12+1G>C", "p.?")] // behind the exon: donor site
    [InlineData(32, "A", "C", "c.12+3A>C", "")]
    [InlineData(44, "T", "C", "c.13-4T>C", "")]
    [InlineData(17, "G", "T", "c.-1G>T", "")]
    [InlineData(11, "C", "T", "c.-7C>T", "")]
    [InlineData(66, "C", "G", "c.*1C>G", "")]
    public void An_allele_is_described_as_the_recommendations_say(int position, string reference, string alternate, string dna, string protein)
    {
        using var genome = Forward();
        var parts = genome.Annotate(position, reference, alternate);
        Assert.Equal(("T1.2:" + dna, protein), (parts[8], parts[9]));
    }

    [Fact]
    public void Positions_and_bases_of_the_other_strand_are_turned()
    {
        using var genome = new InventedGenome(Turned(Genome), "-", Turned([(10, 29), (47, 73)]), (Genome.Length - 65, Genome.Length - 17));
        var last = Genome.Length;
        Assert.Equal("T1.2:c.4A>G", genome.Annotate(last - 21 + 1, "T", "C")[8]);
        Assert.Equal("T1.2:c.12+3A>C", genome.Annotate(last - 32 + 1, "T", "G")[8]);
        Assert.Equal("T1.2:c.*1C>G", genome.Annotate(last - 66 + 1, "G", "C")[8]);

        // The deleted A of AAA is the last of the transcript, the first of the genome.
        var parts = genome.Annotate(last - 23, "CTTT", "CTT");
        Assert.Equal(("T1.2:c.6del", "p.(His4IlefsTer?)"), (parts[8], parts[9]));
    }

    [Fact]
    public void A_lost_stop_codon_is_an_extension_to_the_next_stop_of_the_transcript()
    {
        // ATG AAA TAA GGC TGA: the first stop is lost, two amino acids follow and a stop.
        using var genome = new InventedGenome("CCCCATGAAATAAGGCTGACCCC", "+", [(2, 21)], (4, 13));
        Assert.Equal("p.(Ter3GlnextTer2)", genome.Annotate(11, "T", "C")[9]);
        Assert.Equal("stop_lost", genome.Annotate(11, "T", "C")[1]);
        Assert.Equal("p.(Ter3=)", genome.Annotate(12, "A", "G")[9]);
    }

    [Fact]
    public void A_shifted_frame_is_counted_to_its_stop()
    {
        // ATG AAA GGG TGA CTG A..: without the first G of GGG: ATG AAA GGT GAC TGA.
        using var genome = new InventedGenome("CCCCATGAAAGGGTGACTGACCCC", "+", [(2, 22)], (4, 16));
        var parts = genome.Annotate(10, "AG", "A");
        Assert.Equal(("T1.2:c.9del", "p.(Ter4AspextTer1)"), (parts[8], parts[9]));
        using var longer = new InventedGenome("CCCCATGAAAGGGTCACTGATAACCCC", "+", [(2, 25)], (4, 25));
        Assert.Equal("p.(Ser4HisfsTer2)", longer.Annotate(10, "AG", "A")[9]);
    }

    [Fact]
    public void Mitochondrial_codons_are_read_with_their_own_code()
    {
        // ATG ATA TGA TAA: in mitochondria M M W *, elsewhere M I *.
        using var genome = new InventedGenome("CCCCATGATATGATAACCCC", "+", [(2, 18)], (4, 16), contig: "MT");
        Assert.Equal("p.(Met2=)", genome.Annotate(10, "A", "G")[9]);
        Assert.Equal("p.(Trp3Arg)", genome.Annotate(11, "T", "C")[9]);
        Assert.Equal("stop_lost", genome.Annotate(14, "T", "C")[1]);
    }

    [Fact]
    public void Transcripts_that_are_not_translated_are_counted_from_their_first_base()
    {
        using var genome = new InventedGenome(Genome, "+", [(10, 29), (47, 73)], (0, 0), "lncRNA");
        var parts = genome.Annotate(21, "A", "G");
        Assert.Equal(("non_coding_transcript_exon_variant", "exon1/2", "T1.2:n.11A>G", ""), (parts[1], parts[7], parts[8], parts[9]));
        Assert.Equal(("intron_variant&non_coding_transcript_variant", "intron1/1", "T1.2:n.19+9T>A"), (genome.Annotate(38, "T", "A")[1], genome.Annotate(38, "T", "A")[7], genome.Annotate(38, "T", "A")[8]));
    }

    [Fact]
    public void What_cannot_be_said_has_a_reason()
    {
        using var genome = Forward();
        Assert.Equal("SPLICE", genome.Annotate(30, "G", "C")[10]);
        Assert.Equal("BEYOND_TRANSCRIPT", genome.Annotate(71, "ACCT", "A")[10]);
        using var incomplete = new InventedGenome(Genome, "+", [(10, 29), (47, 73)], (18, 65), phase: 2, tags: "cds_start_NF,MANE_Select");
        var parts = incomplete.Annotate(21, "A", "G");
        Assert.Equal(("Select", "p.(Lys1Glu)", "CDS_START_INCOMPLETE"), (parts[6], parts[9], parts[10]));
    }

    private static string Turned(string bases) => string.Concat(bases.Reverse().Select(letter => letter switch { 'A' => 'T', 'T' => 'A', 'C' => 'G', _ => 'C' }));

    private static (int, int)[] Turned((int Start, int End)[] spans) => [.. spans.Reverse().Select(span => (Genome.Length - span.End, Genome.Length - span.Start))];
}
