using Tabib.Core.Outcomes;
using Tabib.Evidence.Variants;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Evidence.Variants;

/// <summary>Whole files: what is joined, what is refused, and with which code.</summary>
public sealed class VariantAnnotationTests
{
    // A run of A at 21 to 23; ACACA at 65 to 69.
    private const string Bases = "TTTTTTTTTTCCAACCGATGAAAGGGCATGTAAGTTTTTTTTTTTAGCTCTCAGAATGGTGGTAACACATGACCTTTTTTTTTTT";
    private const string Header = "##fileformat=VCFv4.3\n##contig=<ID=1,length=85>\n##contig=<ID=2,length=9>\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"d\">\n";
    private const string Known = "##INFO=<ID=AF,Number=A,Type=Float,Description=\"f\">\n##INFO=<ID=SIG,Number=.,Type=String,Description=\"s\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    [Fact]
    public void Every_known_allele_is_found_however_it_is_written_and_no_other()
    {
        var known = "chr1\t12\tk0\tC\tG\t.\t.\tAF=0.5;SIG=a,b\nchr1\t21\tk1\tA\tC,G\t.\t.\tAF=0.1,0.2;SIG=x\nchr1\t65\tk2\tACA\tA\t.\t.\tAF=0.3\nchr1\t70\tk3\tT\tTACGTACG\t.\t.\tAF=0.4\n";
        var variants = "1\t12\t.\tC\tG\t.\t.\t.\n1\t13\t.\tA\tG\t.\t.\tDP=3\n1\t21\t.\tA\tT,G\t.\t.\t.\n1\t67\t.\tACA\tA\t.\t.\t.\n1\t68\t.\tCA\tC\t.\t.\t.\n1\t70\t.\tT\tTACGTACG\t.\t.\t.\n";
        var lines = Annotate(variants, known).Lines;
        Assert.Equal(["0.5", null, ".,0.2", "0.3", null, "0.4"], lines.Select(line => Value(line, "F")));
        Assert.Equal(["a,b", null, ".,x", null, null, null], lines.Select(line => Value(line, "SIG")));
        Assert.Equal(["k0", null, ".,k1", "k2", null, "k3"], lines.Select(line => Value(line, "KNOWN")));
        Assert.Equal("DP=3", lines[1].Split('\t')[7].Split(';')[0]);
    }

    [Fact]
    public void A_known_record_of_another_build_is_not_used()
    {
        var (lines, problems, _) = Annotate("1\t12\t.\tC\tG\t.\t.\t.\n", "1\t12\t.\tT\tG\t.\t.\tAF=0.5\n");
        Assert.Null(Value(lines[0], "F"));
        Assert.Equal("ANN003", Assert.Single(problems).Code);
    }

    [Fact]
    public void A_REF_that_disagrees_says_nothing_and_is_told_with_its_place()
    {
        var (lines, problems, result) = Annotate("1\t12\t.\tG\tA\t.\t.\t.\n1\t13\t.\tA\tG\t.\t.\t.\n", "");
        Assert.Equal("A||||||||||REF_MISMATCH", Value(lines[0], "TCSQ"));
        Assert.Null(Value(lines[0], "BCSQ"));
        Assert.NotNull(Value(lines[1], "BCSQ"));
        var problem = Assert.Single(problems);
        Assert.Equal(("ANN002", 7L, 1L), (problem.Code, problem.Location.Line, result.ReferenceMismatches));
        Assert.Contains("1:12", problem.Message, StringComparison.Ordinal);
        Assert.Equal("ANN002", Assert.Throws<ProblemException>(() => Annotate("1\t12\t.\tG\tA\t.\t.\t.\n", "", strict: true)).Problem.Code);
    }

    [Fact]
    public void A_contig_that_the_reference_does_not_have_is_told()
    {
        var (lines, problems, result) = Annotate("2\t1\t.\tG\tA\t.\t.\t.\n", "");
        Assert.Equal("A||||||||||NO_REFERENCE", Value(lines[0], "TCSQ"));
        Assert.Equal(("ANN001", 1L), (Assert.Single(problems).Code, result.WithoutReference));
    }

    [Theory]
    [InlineData("*", "SPANNING_DELETION")]
    [InlineData(".", "NO_ALTERNATE")]
    [InlineData("<NON_REF>", "SYMBOLIC")]
    [InlineData("C]1:40]", "BREAKEND")]
    [InlineData("R", "NOT_BASES")]
    public void An_allele_that_cannot_be_looked_at_has_a_reason(string alternate, string note) =>
        Assert.Equal($"{alternate}||||||||||{note}", Value(Annotate($"1\t12\t.\tC\t{alternate}\t.\t.\t.\n", "").Lines[0], "TCSQ"));

    [Theory]
    [InlineData("1\t20\t.\tG\tA\t.\t.\t.\n1\t12\t.\tC\tG\t.\t.\t.\n", "", PhaseHandling.Merge, "ANN004")]
    [InlineData("1\t12\t.\tC\tG\t.\t.\t.\n", "1\t20\t.\tG\tA\t.\t.\tAF=1\n1\t12\t.\tC\tG\t.\t.\tAF=1\n", PhaseHandling.Local, "ANN004")]
    [InlineData("3\t1\t.\tA\tG\t.\t.\t.\n1\t12\t.\tC\tG\t.\t.\t.\n", "1\t12\t.\tC\tG\t.\t.\tAF=1\n3\t1\t.\tA\tG\t.\t.\tAF=1\n", PhaseHandling.Local, "ANN005")]
    public void Files_that_are_not_sorted_alike_are_refused(string variants, string known, PhaseHandling phase, string code) =>
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Annotate(variants, known, phase: phase)).Problem.Code);

    [Fact]
    public void Records_that_wait_for_a_transcript_come_out_in_their_order()
    {
        var variants = "1\t5\t.\tT\tA\t.\t.\t.\n1\t22\t.\tA\tG\t.\t.\t.\n1\t23\t.\tA\tC\t.\t.\t.\n1\t38\t.\tT\tA\t.\t.\t.\n1\t80\t.\tT\tA\t.\t.\t.\n";
        var (lines, _, result) = Annotate(variants, "", phase: PhaseHandling.Merge);
        Assert.Equal(["5", "22", "23", "38", "80"], lines.Select(line => line.Split('\t')[1]));
        Assert.Equal("@22", Value(lines[2], "BCSQ"));
        Assert.Equal((5L, 3L), (result.Records, result.InTranscripts));
    }

    private static (string[] Lines, List<Problem> Problems, VariantAnnotationResult Result) Annotate(string variants, string known, bool strict = false, PhaseHandling phase = PhaseHandling.Local)
    {
        using var genome = new InventedGenome(Bases, "+", [(10, 29), (47, 73)], (17, 65));
        File.AppendAllText(genome.FastaPath, ">3\nAAAA\n");
        var input = genome.PathOf("in.vcf");
        File.WriteAllText(input, Header + "##contig=<ID=3>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n" + variants);
        if (known.Length > 0) File.WriteAllText(genome.PathOf("known.vcf"), Header + Known + known);
        var problems = new List<Problem>();
        var options = new VariantAnnotationOptions
        {
            Genes = genome.GffPath,
            Reference = genome.FastaPath,
            Gnomad = known.Length > 0 ? genome.PathOf("known.vcf") : null,
            GnomadFields = [new("AF", "F"), new("SIG", "SIG"), new("ID", "KNOWN")],
            Strict = strict,
            Phase = phase,
            Threads = 1,
        };
        using var annotator = new VariantFileAnnotator(options, problems.Add);
        using var reader = VariantFileReader.Open(input, new VariantFileOptions { Threads = 1 });
        using var writer = VariantFileWriter.Create(genome.PathOf("out.vcf"), annotator.HeaderOf(reader.Header), new VariantWriterOptions { Format = VariantFileFormat.Vcf });
        var output = new AnnotatedVcf(writer, reader.Header, annotator.Keys);
        var result = annotator.Run(reader, "in.vcf", output, _ => { }, CancellationToken.None);
        output.Complete();
        problems.RemoveAll(problem => problem.Code == "ANN006");
        return ([.. File.ReadLines(genome.PathOf("out.vcf")).Where(line => line[0] != '#')], problems, result);
    }

    private static string? Value(string line, string key) =>
        line.Split('\t')[7].Split(';').FirstOrDefault(pair => pair.StartsWith(key + "=", StringComparison.Ordinal)) is { } pair ? pair[(key.Length + 1)..] : null;
}
