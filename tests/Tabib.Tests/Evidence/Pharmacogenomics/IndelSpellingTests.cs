using System.Text;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Reading;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Insertions and deletions as programs spell them, without a reference sequence: at any place of their repeat, longer than needed, split. What cannot be told is missing, never the reference.</summary>
public sealed class IndelSpellingTests : IDisposable
{
    private static readonly PgxCaller Caller = new(PgxKnowledge.Load());
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgxindel-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>All plain insertions and deletions of the definitions.</summary>
    private static IEnumerable<(GeneFacts Gene, int Position, byte Code, string Bases, bool IsInsertion, int? RepeatEnd)> Indels()
    {
        foreach (var gene in Caller.Knowledge.Genes)
        {
            for (var i = 0; i < gene.Positions.Count; i++)
            {
                for (byte code = 1; gene.Positions[i].HasLongAllele && code <= gene.Positions[i].Alternates.Count; code++)
                {
                    var (_, reference, alternate) = AlleleSpelling.Shortest(1, gene.Positions[i].Reference, gene.Positions[i].Allele(code));
                    if (reference.Length == alternate.Length) continue;
                    Assert.Equal(1, Math.Min(reference.Length, alternate.Length));
                    yield return (gene, i, code, (reference.Length == 1 ? alternate : reference)[1..], reference.Length == 1, RepeatStretch.EndOf(gene.Positions[i], code));
                }
            }
        }
    }

    [Fact]
    public void Definitions_stand_at_their_leftmost_place_and_say_how_far_their_repeat_goes()
    {
        var (all, known) = (0, 0);
        foreach (var (gene, position, code, bases, isInsertion, end) in Indels())
        {
            all++;
            if (end is not null) known++;
            Assert.NotEqual(gene.Positions[position].Reference[0], bases[^1]);
            // A deletion's own bases are in its repeat.
            if (end is not null && !isInsertion) Assert.True(end >= gene.Positions[position].Grch38 + bases.Length, $"{gene.Gene} {gene.Positions[position].Grch38}/{code}");
        }

        Assert.Equal((52, 52), (all, known));
    }

    [Theory]
    [InlineData("UGT1A1", 233760233, 233760248)]
    [InlineData("NUDT15", 48037782, 48037801)]
    [InlineData("NUDT15", 48040977, 48040982)]
    [InlineData("DPYD", 97450065, 97450067)]
    [InlineData("DPYD", 97740410, 97740418)]
    [InlineData("CFTR", 117540156, 117540163)]
    [InlineData("CYP2D6", 42128198, 42128206)]
    [InlineData("CYP2D6", 42128927, 42128942)]
    [InlineData("CYP3A4", 99758183, 99758188)]
    public void Repeats_end_where_their_names_say(string gene, int place, int end)
    {
        var position = Caller.Knowledge.Find(gene)!.Positions.Single(position => position.Grch38 == place);
        Assert.All(Enumerable.Range(1, position.Alternates.Count), code => Assert.Equal(end, RepeatStretch.EndOf(position, code)));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Every_place_of_the_repeat_is_the_same_change(bool is37, bool isBeneathBlocks)
    {
        var shifted = 0;
        foreach (var (gene, index, code, bases, isInsertion, end) in Indels())
        {
            var position = gene.Positions[index];
            var move = is37 ? position.Grch37!.Value - position.Grch38 : 0;
            var last = end!.Value - (isInsertion ? 0 : bases.Length);
            var expected = Names(Call(new PgxVcf(["s"]).Gene(gene, i => i == index ? $"0/{code}" : "0/0", is37), gene, is37));
            for (var start = position.Grch38; start <= last; start++)
            {
                // In a repeat the base at a distance is that of the unit.
                string Stretch(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(i => bases[((i % bases.Length) + bases.Length) % bases.Length]));
                var distance = start - position.Grch38;
                var anchor = distance == 0 ? position.Reference[..1] : Stretch(distance - 1, 1);
                var (reference, alternate) = isInsertion ? (anchor, anchor + Stretch(distance, bases.Length)) : (anchor + Stretch(distance, bases.Length), anchor);
                var vcf = new PgxVcf(["s"]).Gene(gene, i => i == index ? "" : "0/0", is37);
                var contig = "chr" + gene.Chromosome;
                if (isBeneathBlocks) vcf.Block(contig, position.Grch38 + move, position.Grch38 + move + position.Reference.Length - 1, "0/0:30:99");
                vcf.Row(contig, start + move, reference, alternate, "GT", "0/1");
                var call = Call(vcf, gene, is37);
                Assert.True(expected == Names(call) && call.MissingPositions.Count == 0, $"{gene.Gene} {position.Grch38} as {start} {reference}>{alternate}: {Names(call)}, not {expected}; missing {string.Join(", ", call.MissingPositions)}");
                if (distance > 0) shifted++;
            }
        }

        Assert.True(shifted > 100, $"{shifted} spellings");
    }

    [Fact]
    public void A_change_that_may_be_a_defined_one_beyond_its_known_repeat_leaves_the_position_missing()
    {
        // GG>G behind the repeat of c.1898del: the file was not aligned to the left, and nothing says how far the bases go on.
        var gene = Caller.Knowledge.Find("DPYD")!;
        var index = gene.Positions.ToList().FindIndex(position => position.Grch38 == 97450065);
        foreach (var isStated in new[] { false, true })
        {
            var vcf = new PgxVcf(["carrier", "other"]).Gene(gene, i => i == index && isStated ? "" : "0/0 0/0").Row("chr1", 97450069, "GG", "G", "GT", "0/1", "0/0");
            var calls = Caller.Call(vcf.Save(_folder, "a.vcf"), new PgxCallOptions { Build = "GRCh38", Genes = ["DPYD"], AbsentIsReference = isStated }).Select(sample => sample.Genes.Single()).ToList();
            Assert.Equal(["rs72549303"], calls[0].MissingPositions);
            Assert.Contains(calls[0].Warnings, warning => warning.Code == "PGX117" && warning.Text.Contains("align the file to the left", StringComparison.Ordinal));
            Assert.Empty(calls[1].MissingPositions);
        }
    }

    [Fact]
    public void A_change_with_another_base_before_it_is_another_change()
    {
        var gene = Caller.Knowledge.Find("DPYD")!;
        var call = Call(new PgxVcf(["s"]).Gene(gene, _ => "0/0").Row("chr1", 97450069, "AG", "A", "GT", "0/1"), gene, false);
        Assert.Equal("Reference/Reference", call.Diplotypes.Single().Name);
        Assert.Empty(call.MissingPositions);
    }

    [Theory]
    [InlineData("CAT", "CATAT", "0/1", "*1/*28")]
    [InlineData("C", "CAT", "0/1", "*1/*28")]
    [InlineData("CATATA", "CATATATA", "1/1", "*28/*28")]
    [InlineData("CAT", "C,CATAT", "1/2", "*28/*36")]
    [InlineData("CATAT", "CAT,CATATATAT", "1/2", "*36/*37")]
    public void UGT1A1_is_read_from_any_length_of_bases(string reference, string alternates, string cell, string expected)
    {
        var gene = Caller.Knowledge.Find("UGT1A1")!;
        var call = Call(new PgxVcf(["s"]).Gene(gene, i => gene.Positions[i].HasLongAllele ? "" : "0/0").Row("chr2", 233760233, reference, alternates, "GT", cell), gene, false);
        Assert.Equal(expected, call.Diplotypes.Single().Name);
    }

    [Fact]
    public void A_substitution_of_several_bases_is_read_base_by_base()
    {
        var gene = Caller.Knowledge.Find("NUDT15")!;
        var call = Call(new PgxVcf(["s"]).Gene(gene, i => gene.Positions[i].Grch38 is 48045719 or 48045720 ? "" : "0/0").Row("chr13", 48045718, "ACG", "ATG", "GT", "0/1"), gene, false);
        Assert.Equal("*1/*3", call.Diplotypes.Single().Name);
        Assert.Empty(call.MissingPositions);
    }

    [Fact]
    public void Positions_beneath_a_deletion_are_missing_even_where_absent_is_reference()
    {
        var gene = Caller.Knowledge.Find("NUDT15")!;
        var vcf = new PgxVcf(["carrier", "other"]).Row("chr13", 48045717, "GACG", "G", "GT", "0/1", "0/0").Row("chr13", 48037798, "G", "A", "GT", "0/0", "0/0");
        var calls = Caller.Call(vcf.Save(_folder, "a.vcf"), new PgxCallOptions { Build = "GRCh38", Genes = ["NUDT15"], AbsentIsReference = true }).Select(sample => sample.Genes.Single()).ToList();
        Assert.Equal(["rs116855232", "rs147390019"], calls[0].MissingPositions);
        Assert.Contains(calls[0].Warnings, warning => warning.Text.Contains("chr13:48045717 GACG>G lies over it", StringComparison.Ordinal));
        Assert.Empty(calls[1].MissingPositions);
    }

    [Fact]
    public void A_record_of_another_length_at_a_defined_place_is_told()
    {
        var gene = Caller.Knowledge.Find("UGT1A1")!;
        var call = Call(new PgxVcf(["s"]).Gene(gene, i => gene.Positions[i].HasLongAllele ? "" : "0/0").Row("chr2", 233760233, "C", "T", "GT", "0/0"), gene, false);
        Assert.Equal(["rs3064744"], call.MissingPositions);
        Assert.Contains(call.Warnings, warning => warning.Text.Contains("REF is C, the definition has CAT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0/0:30:99", "0/0:30:99", 0, "")]
    [InlineData("0/0:30:99", "0/0:5:99", 1, "depth is below 10")]
    [InlineData("0/0:30:10", "0/0:30:99", 1, "quality is below 20")]
    [InlineData("0/0:30:99", "./.:30:99", 1, "genotype is not 0/0")]
    public void Blocks_side_by_side_hold_an_indel_together(string first, string second, int missing, string reason)
    {
        // Banded gVCFs end a block wherever the quality changes, in the midst of an indel's bases too.
        var gene = Caller.Knowledge.Find("UGT1A1")!;
        var vcf = new PgxVcf(["s"]).Block("chr2", 233759900, 233760234, first).Block("chr2", 233760235, 233761000, second);
        var call = Call(vcf, gene, false);
        Assert.Equal(missing, call.MissingPositions.Count(name => name == "rs3064744"));
        if (reason.Length > 0) Assert.Contains(call.Warnings, warning => warning.Text.StartsWith("rs3064744 is missing", StringComparison.Ordinal) && warning.Text.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Blocks_with_a_gap_between_them_do_not()
    {
        var gene = Caller.Knowledge.Find("UGT1A1")!;
        var call = Call(new PgxVcf(["s"]).Block("chr2", 233759900, 233760233, "0/0:30:99").Block("chr2", 233760235, 233761000, "0/0:30:99"), gene, false);
        Assert.Equal(["rs3064744"], call.MissingPositions);
        Assert.Contains(call.Warnings, warning => warning.Text.Contains("do not hold it whole", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GT:DP:GQ", "0/0:30:99", 0)]
    [InlineData("GT", "0/0", 1)]
    public void Rows_of_single_bases_hold_an_indel_where_they_are_deep_and_sure(string format, string cell, int missing)
    {
        var gene = Caller.Knowledge.Find("UGT1A1")!;
        var vcf = new PgxVcf(["s"]).Row("chr2", 233759924, "C", "T", "GT", "0/0").Row("chr2", 233760233, "C", ".", format, cell).Row("chr2", 233760234, "A", ".", format, cell).Row("chr2", 233760235, "T", ".", format, cell)
            .Row("chr2", 233760498, "G", ".", format, cell).Row("chr2", 233760973, "C", ".", format, cell);
        Assert.Equal(missing, Call(vcf, gene, false).MissingPositions.Count);
    }

    private static string Names(GeneCall call) => new StringBuilder().AppendJoin(" ; ", call.Diplotypes.Select(pair => pair.Name)).Append('|').AppendJoin(" ; ", call.Haplotypes).ToString();

    private GeneCall Call(PgxVcf vcf, GeneFacts gene, bool is37) =>
        Caller.Call(vcf.Save(_folder, "a.vcf"), new PgxCallOptions { Build = is37 ? "GRCh37" : "GRCh38", Genes = [gene.Gene], ResearchCyp2d6 = true }).Single().Genes.Single();
}
