using System.Buffers.Text;
using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants.Trios;

/// <summary>Reads what a record says of a child and its parents: GT, AD, DP, GQ, PS.</summary>
/// <param name="child">Index of the sample; so the others.</param>
/// <param name="genesOf">Genes that an allele (1 for the first alternate) of the record changes.</param>
public sealed class TrioReader(int child, int father, int mother, Sex childSex, Func<VcfRecord, int, IReadOnlyList<string>> genesOf)
{
    /// <summary>The alleles of the record that the child has.</summary>
    public IEnumerable<TrioSite> Read(VcfRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var sites = new List<TrioSite>();
        for (var allele = 1; allele < record.AlleleCount; allele++)
            if (Read(record, allele) is { Child.Copies: > 0 } site) sites.Add(site);
        return sites;
    }

    /// <summary>The record seen from one allele, 0 for REF; null where it has no genotypes.</summary>
    public TrioSite? Read(VcfRecord record, int allele)
    {
        ArgumentNullException.ThrowIfNull(record);
        var genotype = record.FormatIndexOf("GT"u8);
        if (genotype < 0) return null;
        int[] keys = [genotype, record.FormatIndexOf("AD"u8), record.FormatIndexOf("DP"u8), record.FormatIndexOf("GQ"u8), record.FormatIndexOf("PS"u8)];
        var contig = Encoding.UTF8.GetString(record.Chrom);
        var kind = Chromosome.Of(contig).Kind;
        var own = Read(record, child, allele, keys);
        var isHaploid = own.Ploidy == 1 || (childSex == Sex.Male && own.Copies == own.Ploidy && kind is ChromosomeKind.X or ChromosomeKind.Y);
        return new TrioSite(contig, record.Position, Encoding.ASCII.GetString(record.Ref), Encoding.ASCII.GetString(record.Allele(allele)), genesOf(record, allele), own, Read(record, father, allele, keys), Read(record, mother, allele, keys), isHaploid && kind == ChromosomeKind.X);
    }

    private static TrioGenotype Read(VcfRecord record, int sample, int allele, int[] keys)
    {
        var (copies, ploidy, phasedCopy, isMissing) = (0, 0, -1, false);
        var text = record.SampleValue(sample, keys[0]);
        var isPhased = text.IndexOf((byte)'|') >= 0;
        foreach (var range in text.SplitAny((byte)'|', (byte)'/'))
        {
            var part = text[range];
            if (part.IsEmpty) continue;
            if (!Utf8Parser.TryParse(part, out int number, out var used) || used != part.Length) isMissing = true;
            else if (number == allele)
            {
                copies++;
                phasedCopy = ploidy;
            }

            ploidy++;
        }

        var called = !isMissing && ploidy > 0;
        var depths = keys[1] < 0 ? default : record.SampleValue(sample, keys[1]);
        return new TrioGenotype(
            called ? copies : -1,
            ploidy,
            called && isPhased && copies == 1 ? phasedCopy : -1,
            Number(record, sample, keys[4]),
            Number(record, sample, keys[2]) is >= 0 and var depth ? (int)depth : Sum(depths),
            Part(depths, allele),
            (int)Number(record, sample, keys[3]));
    }

    private static long Number(VcfRecord record, int sample, int key) =>
        key >= 0 && Utf8Parser.TryParse(record.SampleValue(sample, key), out long value, out var used) && used > 0 ? value : -1;

    private static int Part(ReadOnlySpan<byte> values, int index)
    {
        for (; index > 0; index--) values = values.IndexOf((byte)',') is >= 0 and var comma ? values[(comma + 1)..] : default;
        return Utf8Parser.TryParse(values, out int value, out var used) && used > 0 ? value : -1;
    }

    private static int Sum(ReadOnlySpan<byte> values)
    {
        var sum = 0;
        foreach (var range in values.Split((byte)','))
        {
            if (!Utf8Parser.TryParse(values[range], out int value, out var used) || used == 0) return -1;
            sum += value;
        }

        return values.IsEmpty ? -1 : sum;
    }
}
