using System.Globalization;
using System.Text;
using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Genomes;

/// <summary>The genotypes as VCF 4.3: a row a variant, a column a tested person. Rows are written one after the other from the seed; no table of genotypes is held.</summary>
internal static class VcfFile
{
    /// <summary>Lengths of the chromosomes of GRCh38 that are used.</summary>
    private static readonly (string Name, int Length)[] Contigs =
    [
        ("chr1", 248_956_422), ("chr2", 242_193_529), ("chr4", 190_214_555), ("chr6", 170_805_979), ("chr7", 159_345_973), ("chr9", 138_394_717), ("chr10", 133_797_422), ("chr11", 135_086_622),
        ("chr12", 133_275_309), ("chr13", 114_364_328), ("chr14", 107_043_718), ("chr16", 90_338_345), ("chr19", 58_617_616),
    ];

    private static readonly string[] Calls = ["./.", "0/0", "0/1", "1/1"];

    public static void Write(Stream file, SynthSettings settings, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        WriteHeader(writer, settings);
        var rows =
            from gene in Enumerable.Range(0, Genotypes.Genes.Count)
            from variant in Enumerable.Range(0, Genotypes.Genes[gene].Variants.Count)
            let place = Genotypes.Genes[gene].Variants[variant]
            select (Place: place, Write: (Action)(() => WriteRow(writer, settings, gene, variant)));
        var reference = ReferencePlaces.All.Select(row => (row.Place, Write: (Action)(() => WriteReference(writer, settings, row.Gene, row.Place))));
        foreach (var row in rows.Concat(reference).OrderBy(row => Array.FindIndex(Contigs, contig => contig.Name == row.Place.Chromosome)).ThenBy(row => row.Place.Position))
        {
            cancellation.ThrowIfCancellationRequested();
            row.Write();
        }
    }

    private static void WriteHeader(StreamWriter writer, SynthSettings settings)
    {
        writer.WriteLine("##fileformat=VCFv4.3");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"##fileDate={settings.Until:yyyyMMdd}"));
        writer.WriteLine("##source=tabib synth: invented data, no real person");
        writer.WriteLine("##reference=GRCh38");
        foreach (var (name, length) in Contigs) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"##contig=<ID={name},length={length},assembly=GRCh38>"));
        writer.WriteLine("##FILTER=<ID=PASS,Description=\"All filters passed\">");
        writer.WriteLine("##INFO=<ID=AF,Number=A,Type=Float,Description=\"Allele frequency from which the genotypes were drawn\">");
        writer.WriteLine("##INFO=<ID=GENE,Number=1,Type=String,Description=\"Gene or region\">");
        writer.WriteLine("##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">");
        writer.Write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT");
        for (var person = 0L; person < settings.Patients; person++)
        {
            if (Genotypes.IsTested(person)) writer.Write($"\t{Person.NameOf(person)}");
        }

        writer.WriteLine();
    }

    private static void WriteReference(StreamWriter writer, SynthSettings settings, string gene, Variant place)
    {
        var frequencies = string.Join(',', place.Alternate.Split(',').Select(_ => "0"));
        writer.Write($"{place.Chromosome}\t{place.Position.ToString(CultureInfo.InvariantCulture)}\t{place.RsId}\t{place.Reference}\t{place.Alternate}\t.\tPASS\tAF={frequencies};GENE={gene}\tGT");
        for (var person = 0L; person < settings.Patients; person++)
        {
            if (Genotypes.IsTested(person)) writer.Write("\t0/0");
        }

        writer.WriteLine();
    }

    private static void WriteRow(StreamWriter writer, SynthSettings settings, int gene, int variant)
    {
        var place = Genotypes.Genes[gene].Variants[variant];
        var frequency = Genotypes.Genes[gene].FrequencyOf(variant);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{place.Chromosome}\t{place.Position}\t{place.RsId}\t{place.Reference}\t{place.Alternate}\t.\tPASS\tAF={frequency:0.####};GENE={Genotypes.Genes[gene].Name}\tGT"));
        for (var person = 0L; person < settings.Patients; person++)
        {
            if (!Genotypes.IsTested(person)) continue;
            writer.Write('\t');
            writer.Write(Calls[Genotypes.Alternates(settings.Seed, person, gene, variant) + 1]);
        }

        writer.WriteLine();
    }
}
