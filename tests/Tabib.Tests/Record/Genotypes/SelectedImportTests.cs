using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;
using Tabib.Tests.House;
using Tabib.Tests.Ingest.Bgen;

namespace Tabib.Tests.Record.Genotypes;

/// <summary>An import of chosen samples and variants is what one of everything is when the same are chosen from it.</summary>
public sealed class SelectedImportTests
{
    private const int Samples = 130;
    private const int Variants = 1200;

    private static GenotypeSelection Chosen { get; } = new()
    {
        Keep = Enumerable.Range(0, Samples).Where(i => i % 3 != 1).Select(i => $"s{i}").ToHashSet(),
        Remove = new HashSet<string> { "s0", "s64", "s129" },
        Regions = [GenomeRegion.Parse("chr2:300-900")!, GenomeRegion.Parse("1:1,100-1,150")!],
    };

    [Theory]
    [InlineData("in.vcf", VcfDosageField.None)]
    [InlineData("in.vcf", VcfDosageField.DS)]
    [InlineData("in.vcf.gz", VcfDosageField.None)]
    [InlineData("in.bcf", VcfDosageField.DS)]
    public void Of_a_VCF(string file, VcfDosageField dosage)
    {
        using var sets = new TemporarySets();
        Write(sets, file);
        Same(sets, file, new GenotypeImportOptions { Dosage = dosage }, Chosen, dosage);
    }

    [Fact]
    public void Of_a_set_by_ids_too()
    {
        using var sets = new TemporarySets();
        Write(sets, "in.vcf");
        GenotypeImport.Run(sets.Path("in.vcf"), sets.Path("source"), new GenotypeImportOptions { Dosage = VcfDosageField.DS }, CancellationToken.None);
        var selection = Chosen with { Extract = Enumerable.Range(0, Variants).Where(i => i % 2 == 0).Select(i => $"rs{i}").ToHashSet(), Exclude = new HashSet<string> { "rs704" } };
        Same(sets, "source.pgen", new GenotypeImportOptions(), selection, VcfDosageField.DS);
        var bed = Path.Combine(Repository.Root, "samples", "genomes", "cohort.bed");
        var some = new GenotypeSelection { Remove = new HashSet<string> { "P001", "P101" }, Regions = [GenomeRegion.Parse("22")!] };
        GenotypeImport.Run(bed, sets.Path("set"), new GenotypeImportOptions { Selection = some }, CancellationToken.None);
        Assert.Equal((118, 100), (sets.Open().Samples.Count, sets.Open().Variants.Count));
    }

    [Fact]
    public void Of_a_BGEN()
    {
        using var sets = new TemporarySets();
        File.WriteAllBytes(sets.Path("in.bgen"), BgenMaking.Layout2(1, [.. Enumerable.Range(0, 40).Select(i => new BgenMaking.Variant(["A", "G"], false, 8, [new(2, [(ulong)(10 + i), 20]), new(2, [255, 0]), new(2, [0, (ulong)(250 - i)])]))], ["a", "b", "c"]));
        Same(sets, "in.bgen", new GenotypeImportOptions(), new GenotypeSelection { Remove = new HashSet<string> { "b" }, Extract = new HashSet<string> { "rs3", "rs17", "rs39" } }, VcfDosageField.DS);
        Assert.Equal(3, sets.Open().Variants.Count);
    }

    [Fact]
    public void With_an_index_what_lies_elsewhere_is_not_read()
    {
        using var sets = new TemporarySets();
        Write(sets, "in.vcf.gz");
        var selection = new GenotypeSelection { Regions = [GenomeRegion.Parse("1:900-1010")!] };
        GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("indexed"), new GenotypeImportOptions { Selection = selection }, CancellationToken.None);
        File.Copy(sets.Path("in.vcf.gz"), sets.Path("bare.vcf.gz"));
        GenotypeImport.Run(sets.Path("bare.vcf.gz"), sets.Path("bare"), new GenotypeImportOptions { Selection = selection }, CancellationToken.None);
        using (var file = File.Open(sets.Path("in.vcf.gz"), FileMode.Open))
        {
            file.Position = file.Length * 2 / 3;
            file.Write(new byte[64]);
        }

        GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("damaged"), new GenotypeImportOptions { Selection = selection }, CancellationToken.None);
        Assert.Equal(11, sets.Open("bare").Variants.Count);
        foreach (var ending in (ReadOnlySpan<string>)[".pgen", ".pvar", ".psam"])
        {
            Assert.Equal(File.ReadAllBytes(sets.Path("bare" + ending)), File.ReadAllBytes(sets.Path("indexed" + ending)));
            Assert.Equal(File.ReadAllBytes(sets.Path("bare" + ending)), File.ReadAllBytes(sets.Path("damaged" + ending)));
        }
    }

    [Fact]
    public void A_deletion_that_reaches_into_the_region_lies_before_it()
    {
        using var sets = new TemporarySets();
        Write(sets, "in.vcf.gz", "2\t100\tlong\tACGTACGT\tA\t.\t.\t.\tGT" + string.Concat(Enumerable.Repeat("\t0/1", Samples)) + "\n");
        foreach (var name in (ReadOnlySpan<string>)["in.vcf.gz", "plain.vcf"])
        {
            GenotypeImport.Run(sets.Path(name), sets.Path("set"), new GenotypeImportOptions { Selection = new() { Regions = [GenomeRegion.Parse("2:104-104")!, GenomeRegion.Parse("2:401")!] } }, CancellationToken.None);
            Assert.DoesNotContain(Enumerable.Range(0, sets.Open().Variants.Count), i => sets.Open().Variants.Id(i) == "long");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stopped_import_goes_on_to_the_same_bytes(bool isIndexed)
    {
        using var sets = new TemporarySets();
        Write(sets, "in.vcf.gz", length: 4000);
        if (!isIndexed) File.Delete(sets.Path("in.vcf.gz.tbi"));
        var options = new GenotypeImportOptions { Threads = 2, Fingerprint = "options", Selection = Chosen with { Regions = [GenomeRegion.Parse("1:1100-3000")!, GenomeRegion.Parse("2:500")!] } };
        var blocks = 0;
        GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("whole"), options with { Progress = _ => blocks++ }, CancellationToken.None);
        Assert.InRange(blocks, 3, 50);
        for (var stop = 1; stop < blocks; stop++)
        {
            using var cancellation = new CancellationTokenSource();
            var left = stop;
            Assert.ThrowsAny<OperationCanceledException>(() => GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("set"), options with { Threads = 1, Progress = _ => Stop() }, cancellation.Token));
            GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("set"), options with { Resume = true }, CancellationToken.None);
            foreach (var ending in (ReadOnlySpan<string>)[".pgen", ".pvar", ".psam"]) Assert.Equal(File.ReadAllBytes(sets.Path("whole" + ending)), File.ReadAllBytes(sets.Path("set" + ending)));

            void Stop()
            {
                if (--left == 0) cancellation.Cancel();
            }
        }
    }

    [Fact]
    public void An_index_that_was_made_meanwhile_is_another_file()
    {
        using var sets = new TemporarySets();
        Write(sets, "in.vcf.gz", length: 4000);
        File.Move(sets.Path("in.vcf.gz.tbi"), sets.Path("aside"));
        var options = new GenotypeImportOptions { Threads = 1, Fingerprint = "options", Selection = new() { Regions = [GenomeRegion.Parse("1")!] } };
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("set"), options with { Progress = _ => cancellation.Cancel() }, cancellation.Token));
        File.Move(sets.Path("aside"), sets.Path("in.vcf.gz.tbi"));
        Assert.Equal("GEN019", Assert.Throws<ProblemException>(() => GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("set"), options with { Resume = true }, CancellationToken.None)).Problem.Code);
    }

    [Fact]
    public void What_is_wrong_with_samples_that_are_left_out_does_not_count()
    {
        using var sets = new TemporarySets();
        const string Text = "##fileformat=VCFv4.2\n##contig=<ID=1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"G\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\n1\t7\t.\tA\tG\t.\t.\t.\tGT\t0/1\t./1\t1\n";
        var result = sets.Import(Text, new GenotypeImportOptions { Selection = new() { Keep = new HashSet<string> { "a" } } });
        Assert.Empty(result.Problems.ByCode);
        Assert.EndsWith("GT\t0/1", Assert.Single(sets.Export()), StringComparison.Ordinal);
        result = sets.Import(Text, new GenotypeImportOptions { Selection = new() { Remove = new HashSet<string> { "b", "nobody" } } });
        Assert.Equal(["GEN021", "POP004"], result.Problems.ByCode.Select(pair => pair.First.Code));
        Assert.Equal("GEN014", Assert.Throws<ProblemException>(() => sets.Import(Text, new GenotypeImportOptions { Selection = new() { Keep = new HashSet<string> { "b" } } })).Problem.Code);
    }

    [Fact]
    public void Where_nothing_is_left_nothing_is_written()
    {
        using var sets = new TemporarySets();
        Write(sets, "in.vcf");
        Assert.Equal("GEN002", Refusal(new() { Keep = new HashSet<string> { "nobody" } }));
        Assert.Equal("GEN003", Refusal(new() { Regions = [GenomeRegion.Parse("X")!] }));
        Assert.Equal("GEN003", Refusal(new() { Extract = new HashSet<string> { "none" } }));
        Assert.Equal(["in.vcf"], sets.Files);

        string Refusal(GenotypeSelection selection) =>
            Assert.Throws<ProblemException>(() => GenotypeImport.Run(sets.Path("in.vcf"), sets.Path("set"), new GenotypeImportOptions { Selection = selection }, CancellationToken.None)).Problem.Code;
    }

    private static void Same(TemporarySets sets, string file, GenotypeImportOptions options, GenotypeSelection selection, VcfDosageField dosage)
    {
        GenotypeImport.Run(sets.Path(file), sets.Path("set"), options, CancellationToken.None);
        var expected = sets.Export(dosage, selection);
        var result = GenotypeImport.Run(sets.Path(file), sets.Path("set"), options with { Selection = selection }, CancellationToken.None);
        Assert.InRange(expected.Length, 2, Variants - 1);
        Assert.Equal(expected.Length, result.Variants);
        Assert.Equal(expected, sets.Export(dosage));
    }

    /// <summary>Two chromosomes: phased calls, several alleles, dosages.</summary>
    private static void Write(TemporarySets sets, string file, string last = "", int length = Variants)
    {
        var text = new StringBuilder("##fileformat=VCFv4.2\n##contig=<ID=1>\n##contig=<ID=2>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n##FORMAT=<ID=DS,Number=A,Type=Float,Description=\"Dosage\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT");
        for (var i = 0; i < Samples; i++) text.Append($"\ts{i}");
        text.Append('\n');
        var random = new Random(11);
        var lines = new List<string>();
        for (var variant = 0; variant < length; variant++)
        {
            var isFirst = variant < length / 2;
            var isMultiple = variant % 9 == 0;
            var line = new StringBuilder($"{(isFirst ? 1 : 2)}\t{(isFirst ? 1000 + variant : 101 + variant - (length / 2))}\trs{variant}\tA\tG{(isMultiple ? ",T,C" : "")}\t.\t.\t.\tGT{(isMultiple ? "" : ":DS")}");
            for (var i = 0; i < Samples; i++)
            {
                if (isMultiple) line.Append(random.Next(8) switch { 0 => "\t0|1", 1 => "\t3|1", 2 => "\t2/2", 3 => "\t./.", 4 => "\t0/3", _ => "\t0/0" });
                else line.Append(random.Next(variant % 7 == 0 ? 60 : 6) switch { 0 => "\t0|1:0.95", 1 => "\t1|0:1.25", 2 => "\t./.:.", 3 => "\t1/1:2", _ => "\t0/0:0" });
            }

            lines.Add(line.Append('\n').ToString());
        }

        if (last.Length > 0) lines.Insert(length / 2, last);
        File.WriteAllText(sets.Path("plain.vcf"), text + string.Concat(lines));
        if (file == "in.vcf")
        {
            File.Move(sets.Path("plain.vcf"), sets.Path(file));
            return;
        }

        using var reader = VariantFileReader.Open(sets.Path("plain.vcf"));
        using var writer = VariantFileWriter.Create(sets.Path(file), reader.Header, new VariantWriterOptions { Format = VariantFileWriter.FormatOf(file)!.Value, Threads = 1 });
        var record = new VcfRecord(reader.Header);
        while (reader.Read(record)) writer.Write(record);
        writer.Complete();
    }
}
