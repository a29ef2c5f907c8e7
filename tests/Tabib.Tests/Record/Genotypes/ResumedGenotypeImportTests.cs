using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;
using Tabib.Tests.Ingest.Bgen;

namespace Tabib.Tests.Record.Genotypes;

/// <summary>An import that is stopped after any block goes on to the bytes and the report of an undisturbed one.</summary>
public sealed class ResumedGenotypeImportTests
{
    private const int Samples = 300;
    private const int Variants = 6000;

    [Theory]
    [InlineData("in.vcf", false)]
    [InlineData("in.vcf.gz", false)]
    [InlineData("in.vcf.gz", true)]
    [InlineData("in.bcf", false)]
    public void A_stopped_import_of_variants_goes_on_to_the_same_bytes(string file, bool compress)
    {
        using var sets = new TemporarySets();
        WriteVariants(sets, file);
        StopAndGoOn(sets, file, compress, leastBlocks: 3);
    }

    [Fact]
    public void Of_a_BGZF_file_what_lies_before_is_not_read_again()
    {
        using var sets = new TemporarySets();
        WriteVariants(sets, "in.vcf.gz");
        GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("whole"), Options(), CancellationToken.None);
        Stop(sets, "in.vcf.gz", Options(), 5);

        // Damage behind the header's batch, far before the place: who read it would refuse it.
        var time = File.GetLastWriteTimeUtc(sets.Path("in.vcf.gz"));
        using (var file = File.Open(sets.Path("in.vcf.gz"), FileMode.Open))
        {
            file.Position = file.Length * 2 / 7;
            file.Write(new byte[64]);
        }

        File.SetLastWriteTimeUtc(sets.Path("in.vcf.gz"), time);
        Assert.ThrowsAny<ProblemException>(() => GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("again"), Options(), CancellationToken.None));
        Assert.True(GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("set"), Options() with { Resume = true, Threads = 1 }, CancellationToken.None).Resumed > 0);
        Assert.Equal(File.ReadAllBytes(sets.Path("whole.pgen")), File.ReadAllBytes(sets.Path("set.pgen")));
    }

    [Fact]
    public void A_stopped_import_of_a_bgen_goes_on_to_the_same_bytes()
    {
        using var sets = new TemporarySets();
        File.WriteAllBytes(sets.Path("in.bgen"), BgenMaking.Layout2(1, [.. Enumerable.Range(0, 5000).Select(i => new BgenMaking.Variant(["A", "G"], false, 8, [new(2, [(ulong)(10 + (i % 90)), 20])]))], ["s"]));
        StopAndGoOn(sets, "in.bgen", compress: false, leastBlocks: 4);
    }

    [Fact]
    public void A_stopped_import_of_a_set_goes_on_to_the_same_bytes()
    {
        using var sets = new TemporarySets();
        WriteVariants(sets, "in.vcf.gz");
        GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("source"), new GenotypeImportOptions(), CancellationToken.None);
        StopAndGoOn(sets, "source.pgen", compress: false, leastBlocks: 1);
    }

    [Fact]
    public void What_was_begun_with_other_options_or_another_file_is_not_gone_on_with()
    {
        using var sets = new TemporarySets();
        WriteVariants(sets, "in.vcf.gz");
        Stop(sets, "in.vcf.gz", Options(), 3);
        Assert.Equal("GEN019", Refusal(sets, Options() with { Resume = true, Fingerprint = "others" }));
        File.SetLastWriteTimeUtc(sets.Path("in.vcf.gz"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("GEN019", Refusal(sets, Options() with { Resume = true }));
    }

    [Fact]
    public void A_damaged_note_or_a_short_file_is_refused()
    {
        using var sets = new TemporarySets();
        WriteVariants(sets, "in.vcf.gz");
        Stop(sets, "in.vcf.gz", Options(), 3);
        var note = File.ReadAllText(sets.Path("set.pgen.note"));
        File.WriteAllText(sets.Path("set.pgen.note"), note[..^20]);
        Assert.Equal("GEN019", Refusal(sets, Options() with { Resume = true }));
        File.WriteAllText(sets.Path("set.pgen.note"), note);
        using (var records = File.OpenWrite(sets.Path("set.pgen.records"))) records.SetLength(1000);
        Assert.Equal("GEN019", Refusal(sets, Options() with { Resume = true }));
    }

    [Fact]
    public void Without_resume_what_a_stopped_import_left_is_taken_away()
    {
        using var sets = new TemporarySets();
        WriteVariants(sets, "in.vcf.gz");
        Stop(sets, "in.vcf.gz", Options(), 3);
        Assert.Contains("set.pgen.note", sets.Files);
        Assert.Contains("set.pgen.records", sets.Files);
        var result = GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("set"), Options(), CancellationToken.None);
        Assert.Equal(0, result.Resumed);
        Assert.Equal(["in.vcf.gz", "in.vcf.gz.tbi", "set.pgen", "set.psam", "set.pvar"], sets.Files);
    }

    [Fact]
    public void An_import_of_bad_data_leaves_nothing()
    {
        using var sets = new TemporarySets();
        WriteVariants(sets, "in.vcf", last: "1\t999999\t.\tA\tG\t.\t.\t.\tGT" + string.Concat(Enumerable.Repeat("\t0/.", Samples)) + "\n");
        Assert.Equal("GEN014", Assert.Throws<ProblemException>(() => GenotypeImport.Run(sets.Path("in.vcf"), sets.Path("set"), Options(), CancellationToken.None)).Problem.Code);
        Assert.Equal(["in.vcf"], sets.Files);
    }

    private static void StopAndGoOn(TemporarySets sets, string file, bool compress, int leastBlocks)
    {
        var options = Options() with { CompressVariants = compress };
        var blocks = 0;
        var whole = GenotypeImport.Run(sets.Path(file), sets.Path("whole"), options with { Progress = _ => blocks++ }, CancellationToken.None);
        Assert.InRange(blocks, leastBlocks + 1, 100);
        for (var stop = 1; stop < blocks; stop++)
        {
            Stop(sets, file, options, stop);

            // As after a kill in the middle of a block: bytes beyond what the note says.
            foreach (var ending in (ReadOnlySpan<string>)[".pgen.records", ".pgen.lengths", ".pvar.partial"]) File.AppendAllText(sets.Path("set" + ending), "rubbish");
            var result = GenotypeImport.Run(sets.Path(file), sets.Path("set"), options with { Resume = true, Threads = 1 + (stop % 3) }, CancellationToken.None);
            Assert.InRange(result.Resumed, 1, whole.Variants - 1);
            Assert.Equal(whole.Variants, result.Variants);
            Assert.Equal(whole.Problems.ByCode, result.Problems.ByCode);
            foreach (var ending in (ReadOnlySpan<string>)[".pgen", compress ? ".pvar.zst" : ".pvar", ".psam"]) Assert.Equal(File.ReadAllBytes(sets.Path("whole" + ending)), File.ReadAllBytes(sets.Path("set" + ending)));
            Assert.DoesNotContain(sets.Files, name => name.EndsWith(".partial", StringComparison.Ordinal) || name.EndsWith(".records", StringComparison.Ordinal) || name.EndsWith(".lengths", StringComparison.Ordinal) || name.EndsWith(".note", StringComparison.Ordinal));
        }
    }

    /// <summary>Stops behind so many blocks; with one thread, none is taken between.</summary>
    private static void Stop(TemporarySets sets, string file, GenotypeImportOptions options, int blocks)
    {
        using var cancellation = new CancellationTokenSource();
        var stopping = options with { Threads = 1, Progress = _ => Count() };
        Assert.ThrowsAny<OperationCanceledException>(() => GenotypeImport.Run(sets.Path(file), sets.Path("set"), stopping, cancellation.Token));

        void Count()
        {
            if (--blocks == 0) cancellation.Cancel();
        }
    }

    private static GenotypeImportOptions Options() => new() { Threads = 2, Fingerprint = "options" };

    private static string Refusal(TemporarySets sets, GenotypeImportOptions options) =>
        Assert.Throws<ProblemException>(() => GenotypeImport.Run(sets.Path("in.vcf.gz"), sets.Path("set"), options, CancellationToken.None)).Problem.Code;

    /// <summary>Records of unequal lengths, some with problems that are counted and do not stop the import.</summary>
    private static void WriteVariants(TemporarySets sets, string file, string last = "")
    {
        var text = new StringBuilder("##fileformat=VCFv4.2\n##contig=<ID=1>\n##INFO=<ID=T,Number=1,Type=String,Description=\"Text\">\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT");
        for (var i = 0; i < Samples; i++) text.Append($"\ts{i}");
        text.Append('\n');
        var random = new Random(7);
        for (var variant = 0; variant < Variants; variant++)
        {
            text.Append($"1\t{1000 + variant}\trs{variant}\tA\tG{(variant % 50 == 0 ? ",T" : "")}\t.\t.\tT={new string('x', random.Next(variant % 100 == 0 ? 20_000 : 40) + 1)}\tGT");
            for (var i = 0; i < Samples; i++) text.Append(random.Next(8) switch { 0 => "\t0|1", 1 => "\t1/1", 2 when variant % 70 == 0 => "\t0/0/1", _ => "\t0/0" });
            text.Append('\n');
        }

        var plain = sets.Path("plain.vcf");
        File.WriteAllText(plain, text.Append(last).ToString());
        if (file == "in.vcf")
        {
            File.Move(plain, sets.Path(file));
            return;
        }

        using (var reader = VariantFileReader.Open(plain))
        using (var writer = VariantFileWriter.Create(sets.Path(file), reader.Header, new VariantWriterOptions { Format = VariantFileWriter.FormatOf(file)!.Value, Threads = 1 }))
        {
            var record = new VcfRecord(reader.Header);
            while (reader.Read(record)) writer.Write(record);
            writer.Complete();
        }

        File.Delete(plain);
    }
}
