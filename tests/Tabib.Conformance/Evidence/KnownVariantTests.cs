using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Variants;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Evidence;

/// <summary>Excerpts of ClinVar (github.com/brentp/slivar) and gnomAD (github.com/hail-is/hail): every allele of a file is found in it, with its values, and no other.</summary>
/// <remarks>No genome lies beside them: one is made that has the reference alleles of the file and N elsewhere.</remarks>
public sealed class KnownVariantTests
{
    [Theory]
    [InlineData("clinvar_20191007.vcf.gz", "CLNSIG", 72)]
    [InlineData("sample.gnomad.genomes.r3.0.sites.chr1.vcf.gz", "AF", 30)]
    public void Every_allele_is_found_and_nothing_else(string file, string key, int records)
    {
        var path = SharedData.Find("genomics/annotation/" + file);
        var folder = Directory.CreateTempSubdirectory("tabib-known-").FullName;
        try
        {
            var variants = Read(path, key);
            Assert.Equal(records, variants.Select(variant => variant.Position).Count());
            using var fasta = FastaFile.Open(WriteGenome(folder, variants));
            Assert.All(Look(path, key, fasta, variants, alternate => alternate), pair => Assert.Equal(pair.Expected, pair.Found));
            Assert.All(Look(path, key, fasta, variants, alternate => alternate + "ACGGTCATTGCA"), pair => Assert.Null(pair.Found));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(string? Expected, string? Found)> Look(string path, string key, FastaFile fasta, List<Known> variants, Func<string, string> change)
    {
        var problems = new List<Problem>();
        using var bases = fasta.CreateReader();
        using var source = new AnnotationSource(path, [new AnnotationField(key, key)], bases, 1, problems.Add);
        var found = new List<(string? Expected, string? Found)>();
        foreach (var variant in variants)
        {
            foreach (var (alternate, value) in variant.Alternates)
            {
                var allele = VariantAllele.Of(variant.Position, Encoding.ASCII.GetBytes(variant.Reference), Encoding.ASCII.GetBytes(change(alternate)));
                found.Add((value, source.TryFind(variants[0].Contig, 0, allele, out var values) ? Encoding.UTF8.GetString(values[1..]) : null));
            }
        }

        Assert.Empty(problems);
        return found;
    }

    private static List<Known> Read(string path, string key)
    {
        using var reader = VariantFileReader.Open(path, new VariantFileOptions { Threads = 1 });
        var record = new VcfRecord(reader.Header);
        var variants = new List<Known>();
        var perAllele = reader.Header.Infos[key].Number.Kind == VcfNumberKind.AlternateAlleles;
        while (reader.Read(record))
        {
            var value = record.TryGetInfo(Encoding.ASCII.GetBytes(key), out var bytes) ? Encoding.UTF8.GetString(bytes) : "";
            var alternates = Enumerable.Range(1, record.AlleleCount - 1).Select(index => (Encoding.ASCII.GetString(record.Allele(index)), perAllele ? value.Split(',')[index - 1] : value)).ToArray();
            variants.Add(new Known(Encoding.ASCII.GetString(record.Chrom), record.Position, Encoding.ASCII.GetString(record.Ref), alternates));
        }

        return variants;
    }

    private static string WriteGenome(string folder, List<Known> variants)
    {
        var bases = new byte[variants.Max(variant => variant.Position + variant.Reference.Length) + 100];
        bases.AsSpan().Fill((byte)'N');
        foreach (var variant in variants) Encoding.ASCII.GetBytes(variant.Reference).CopyTo(bases.AsSpan(variant.Position - 1));
        var path = Path.Combine(folder, "genome.fa");
        File.WriteAllText(path, $">{variants[0].Contig}\n{Encoding.ASCII.GetString(bases)}\n");
        return path;
    }

    private sealed record Known(string Contig, int Position, string Reference, (string Alternate, string Value)[] Alternates);
}
