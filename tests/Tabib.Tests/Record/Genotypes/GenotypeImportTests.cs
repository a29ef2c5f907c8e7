using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Record.Genotypes;
using Tabib.Tests.House;
using Tabib.Tests.Ingest.Bgen;

namespace Tabib.Tests.Record.Genotypes;

public sealed class GenotypeImportTests
{
    private static readonly string Cohort = Path.Combine(Repository.Root, "samples", "genomes", "cohort");

    [Fact]
    public void A_bed_comes_back_byte_by_byte()
    {
        using var sets = new TemporarySets();
        GenotypeImport.Run(Cohort + ".bed", sets.Path("set"), new GenotypeImportOptions(), CancellationToken.None);
        Assert.Equal(600L, BedExport.Run(sets.Open(), sets.Path("back"), 2, null, CancellationToken.None));
        Assert.Equal(File.ReadAllBytes(Cohort + ".bed"), File.ReadAllBytes(sets.Path("back.bed")));
        Assert.True(sets.Open().Variants.IsReferenceProvisional(0));
    }

    [Fact]
    public void Bytes_do_not_depend_on_the_threads()
    {
        using var sets = new TemporarySets();
        foreach (var threads in (ReadOnlySpan<int>)[1, 2, 8])
            GenotypeImport.Run(Cohort + ".bed", sets.Path($"t{threads}"), new GenotypeImportOptions { Threads = threads, CompressVariants = threads == 8 }, CancellationToken.None);
        foreach (var end in (ReadOnlySpan<string>)[".pgen", ".psam"])
        {
            Assert.Equal(File.ReadAllBytes(sets.Path("t1" + end)), File.ReadAllBytes(sets.Path("t2" + end)));
            Assert.Equal(File.ReadAllBytes(sets.Path("t1" + end)), File.ReadAllBytes(sets.Path("t8" + end)));
        }

        Assert.Equal(File.ReadAllBytes(sets.Path("t1.pvar")), File.ReadAllBytes(sets.Path("t2.pvar")));
        Assert.True(File.Exists(sets.Path("t8.pvar.zst")) && !File.Exists(sets.Path("t8.pvar")));
        Assert.Equal(600, sets.Open("t8").Variants.Count);
    }

    [Fact]
    public void A_stopped_import_leaves_what_was_there()
    {
        using var sets = new TemporarySets();
        GenotypeImport.Run(Cohort + ".bed", sets.Path("set"), new GenotypeImportOptions(), CancellationToken.None);
        var before = File.ReadAllBytes(sets.Path("set.pgen"));
        using var cancellation = new CancellationTokenSource();
        var options = new GenotypeImportOptions { Progress = _ => cancellation.Cancel(), Threads = 1 };
        File.WriteAllBytes(sets.Path("x.bgen"), BgenMaking.Layout2(1, [.. Enumerable.Repeat(new BgenMaking.Variant(["A", "G"], false, 8, [new(2, [10, 20])]), 5000)], ["s"]));
        Assert.ThrowsAny<OperationCanceledException>(() => GenotypeImport.Run(sets.Path("x.bgen"), sets.Path("set"), options, cancellation.Token));
        Assert.Equal(before, File.ReadAllBytes(sets.Path("set.pgen")));
        Assert.Equal(["set.pgen", "set.psam", "set.pvar", "x.bgen"], sets.Files);
    }

    [Fact]
    public void Dosages_of_a_bgen_are_kept_and_its_information_told()
    {
        using var sets = new TemporarySets();
        File.WriteAllBytes(sets.Path("x.bgen"), BgenMaking.Layout2(2, [new(["A", "G"], false, 8, [new(2, [0, 0]), new(2, [0, 255]), new(2, [100, 100]), new(-2, [0, 0])])], ["a", "b", "c", "d"]));
        GenotypeImport.Run(sets.Path("x.bgen"), sets.Path("set"), new GenotypeImportOptions { BgenReference = BgenReference.First }, CancellationToken.None);
        var store = sets.Open();
        using var reader = store.OpenReader();
        var buffer = new GenotypeBuffer(4);
        reader.Read(0, 1, buffer);
        Assert.Equal([2, 1, 3, 3], Enumerable.Range(0, 4).Select(buffer.CodeOf));
        Assert.Equal([32768, 16384, (int)Math.Round(210 / 255.0 * 16384), 65535], buffer.Dosages[..4].Select(value => (int)value));
        Assert.Equal(("1", 1000, "rs0", "A", "G"), (store.Variants.ChromosomeOf(0).Name, store.Variants.Position(0), store.Variants.Id(0), store.Variants.Reference(0), store.Variants.Alternate(0)));
        Assert.Contains("INFO=", File.ReadLines(sets.Path("set.pvar")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bgen_without_names_needs_a_list_of_samples()
    {
        using var sets = new TemporarySets();
        File.WriteAllBytes(sets.Path("x.bgen"), BgenMaking.Layout2(0, [new(["A", "G"], false, 8, [new(2, [0, 0])])]));
        Assert.Equal("BGN005", Assert.Throws<ProblemException>(() => GenotypeImport.Run(sets.Path("x.bgen"), sets.Path("set"), new GenotypeImportOptions(), CancellationToken.None)).Problem.Code);
        File.WriteAllText(sets.Path("x.sample"), "ID_1 ID_2 missing sex\n0 0 0 D\nf1 s1 0 2\n");
        GenotypeImport.Run(sets.Path("x.bgen"), sets.Path("set"), new GenotypeImportOptions(), CancellationToken.None);
        Assert.Equal(("s1", Sex.Female), (sets.Open().Samples.Ids[0], sets.Open().Samples.Sexes[0]));
    }

    [Fact]
    public void Sexes_and_parents_come_from_a_list()
    {
        using var sets = new TemporarySets();
        var own = sets.Path("own");
        GenotypeImport.Run(Cohort + ".bed", own, new GenotypeImportOptions(), CancellationToken.None);
        var ids = GenotypeStore.Open(own, GenotypeSelection.Everything, AccessContext.CommandLine()).Samples.Ids;
        var stated = new SampleTable([ids[1]], null, [Sex.Female], [ids[5]], ["0"]);
        GenotypeImport.Run(Cohort + ".bed", sets.Path("set"), new GenotypeImportOptions { Samples = stated }, CancellationToken.None);
        Assert.Equal((Sex.Female, ids[5]), (sets.Open().Samples.Sexes[1], sets.Open().Samples.Fathers![1]));
        var unknown = new SampleTable(["nobody"], null, [Sex.Female]);
        Assert.Equal("GEN011", Assert.Throws<ProblemException>(() => GenotypeImport.Run(Cohort + ".bed", sets.Path("set"), new GenotypeImportOptions { Samples = unknown }, CancellationToken.None)).Problem.Code);
    }

    [Fact]
    public void A_set_is_not_written_over_itself()
    {
        using var sets = new TemporarySets();
        GenotypeImport.Run(Cohort + ".bed", sets.Path("set"), new GenotypeImportOptions(), CancellationToken.None);
        Assert.Equal("GEN010", Assert.Throws<ProblemException>(() => GenotypeImport.Run(sets.Path("set.pgen"), sets.Path("set"), new GenotypeImportOptions(), CancellationToken.None)).Problem.Code);
    }

    [Fact]
    public void Tables_of_another_size_than_the_genotypes_are_refused()
    {
        using var sets = new TemporarySets();
        GenotypeImport.Run(Cohort + ".bed", sets.Path("set"), new GenotypeImportOptions(), CancellationToken.None);
        File.WriteAllLines(sets.Path("set.pvar"), File.ReadLines(sets.Path("set.pvar")).SkipLast(1).ToArray());
        Assert.Equal("PLK008", Assert.Throws<ProblemException>(() => sets.Open()).Problem.Code);
    }

    [Fact]
    public void More_memory_than_allowed_is_told_before_the_work()
    {
        using var sets = new TemporarySets();
        var problem = Assert.Throws<ProblemException>(() => GenotypeImport.Run(Cohort + ".bed", sets.Path("set"), new GenotypeImportOptions { Memory = 1 << 20 }, CancellationToken.None)).Problem;
        Assert.Equal("GEN018", problem.Code);
        Assert.Empty(sets.Files);
    }

    [Fact]
    public void Several_alleles_are_none_for_a_bed()
    {
        using var sets = new TemporarySets();
        sets.Import("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\n1\t7\trs7\tA\tG,T\t.\t.\t.\tGT\t0/2\n");
        var problem = Assert.Throws<ProblemException>(() => BedExport.Run(sets.Open(), sets.Path("b"), 1, null, CancellationToken.None)).Problem;
        Assert.Equal(("GEN017", "1:7 rs7"), (problem.Code, problem.Location.Path));
    }
}
