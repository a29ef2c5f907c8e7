using System.Text;
using Tabib.Evidence.Variants;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;

namespace Tabib.Tests.Evidence.Variants;

/// <summary>A genome of one contig with one transcript, written for a test.</summary>
internal sealed class InventedGenome : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-genome-").FullName;
    private readonly FastaFile _file;

    /// <param name="exons">0-based, half-open.</param>
    /// <param name="coding">First and last (exclusive) place of the coding sequence on the genome; (0, 0) for none.</param>
    /// <param name="slip">Last place (exclusive) of the genome before which the ribosome goes back by one base; strand +, one exon.</param>
    public InventedGenome(string bases, string strand, (int Start, int End)[] exons, (int Start, int End) coding, string biotype = "protein_coding", string contig = "1", string tags = "", int phase = 0, int? slip = null)
    {
        Bases = bases;
        Contig = contig;
        var gff = new StringBuilder("##gff-version 3\n");
        gff.Append($"{contig}\tt\tgene\t{exons[0].Start + 1}\t{exons[^1].End}\t.\t{strand}\t.\tID=gene:G1;Name=GENE;biotype={biotype}\n");
        gff.Append($"{contig}\tt\tmRNA\t{exons[0].Start + 1}\t{exons[^1].End}\t.\t{strand}\t.\tID=transcript:T1;Parent=gene:G1;biotype={biotype};version=2;tag={tags}\n");
        var done = -phase;
        foreach (var (start, end) in strand == "+" ? exons : [.. exons.Reverse()])
        {
            gff.Append($"{contig}\tt\texon\t{start + 1}\t{end}\t.\t{strand}\t.\tParent=transcript:T1\n");
            var (first, last) = (Math.Max(start, coding.Start), Math.Min(end, coding.End));
            if (first >= last) continue;
            if (slip is { } place)
            {
                gff.Append($"{contig}\tt\tCDS\t{first + 1}\t{place}\t.\t+\t0\tParent=transcript:T1\n{contig}\tt\tCDS\t{place}\t{last}\t.\t+\t0\tParent=transcript:T1\n");
                continue;
            }

            gff.Append($"{contig}\tt\tCDS\t{first + 1}\t{last}\t.\t{strand}\t{(3 - (((done % 3) + 3) % 3)) % 3}\tParent=transcript:T1\n");
            done += last - first;
        }

        GffPath = Path.Combine(_folder, "g.gff3");
        FastaPath = Path.Combine(_folder, "g.fa");
        File.WriteAllText(GffPath, gff.ToString());
        File.WriteAllText(FastaPath, $">{contig}\n{bases}\n");
        _file = FastaFile.Open(FastaPath);
        Caller = new ConsequenceCaller(GffReader.Read(GffPath, out _), _file.CreateReader());
        Caller.MoveTo(contig);
    }

    public string Bases { get; }

    public string Contig { get; }

    public string GffPath { get; }

    public string FastaPath { get; }

    public ConsequenceCaller Caller { get; }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <param name="position">1-based.</param>
    public VariantAllele Allele(int position, string reference, string alternate)
    {
        Assert.Equal(reference, Bases.Substring(position - 1, reference.Length));
        return VariantAllele.Of(position, Encoding.ASCII.GetBytes(reference), Encoding.ASCII.GetBytes(alternate));
    }

    /// <summary>The annotation of an allele, part by part: Allele, Consequence, Gene, GeneId, Transcript, Biotype, MANE, Place, HGVSc, HGVSp, Note.</summary>
    public string[] Annotate(int position, string reference, string alternate)
    {
        var allele = Allele(position, reference, alternate);
        var text = new Tabib.Ingest.ByteBuffer();
        new AlleleAnnotator(Caller).Append(text, allele, Caller.EffectsOf(allele), null);
        return Encoding.UTF8.GetString(text.Written).Replace("%3D", "=", StringComparison.Ordinal).Split('|');
    }

    public string Bcsq(int position, string reference, string alternate)
    {
        var entries = new List<BcsqEntry>();
        Caller.AddLocal(Allele(position, reference, alternate), entries);
        return BcsqText.Join(entries);
    }

    public void Dispose()
    {
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
