using System.Diagnostics;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Record.Genotypes;

/// <summary>Round trips with PLINK 2 itself, where it is installed.</summary>
public sealed class Plink2PeerTests
{
    [Theory]
    [InlineData("333 600 0.02 acgt dosage-freq=0.3 phase-freq=0.7")]
    [InlineData("1500 300 0.02 acgt dosage-freq=0.02")]
    [InlineData("2000 300 0.01 acgt phase-freq=1")]
    [InlineData("17 500 0.1 acgt")]
    [InlineData("3 100 0.1 acgt")]
    public void Both_read_what_the_other_writes(string dummy)
    {
        using var sets = new GenotypeSets();
        var theirs = sets.Path("theirs");
        Plink2($"--dummy {dummy} --seed 7 --make-pgen --out {theirs}");
        var ours = sets.Import(theirs, "ours");
        Assert.Equal(GenotypeSets.Lines(theirs), GenotypeSets.Lines(ours));
        Plink2($"--pfile {ours} --validate --out {sets.Path("v")}");
        Plink2($"--pfile {ours} --make-pgen --out {sets.Path("back")}");
        Assert.Equal(GenotypeSets.Lines(theirs), GenotypeSets.Lines(sets.Path("back")));
    }

    [Theory]
    [InlineData("HDS", "dosage-freq=0.3 phase-freq=0.7")]
    [InlineData("DS", "dosage-freq=0.2")]
    public void Dosages_of_a_vcf_are_taken_alike(string field, string dummy)
    {
        using var sets = new GenotypeSets();
        Plink2($"--dummy 200 300 0.02 acgt {dummy} --seed 3 --make-pgen --out {sets.Path("x")}");
        Plink2($"--pfile {sets.Path("x")} --export vcf vcf-dosage={field} --out {sets.Path("x")}");
        Plink2($"--vcf {sets.Path("x.vcf")} dosage={field} --make-pgen --out {sets.Path("theirs")}");
        var ours = sets.Import(sets.Path("x.vcf"), "ours", new GenotypeImportOptions { Dosage = Enum.Parse<VcfDosageField>(field) });
        Assert.Equal(GenotypeSets.Lines(sets.Path("theirs")), GenotypeSets.Lines(ours));
    }

    [Theory]
    [InlineData("1.2", 8)]
    [InlineData("1.2", 16)]
    [InlineData("1.3", 16)]
    public void Bgen_is_read_alike_up_to_the_rounding_of_a_dosage(string version, int bits)
    {
        using var sets = new GenotypeSets();
        Plink2($"--dummy 300 200 0.02 acgt dosage-freq=0.4 --seed 5 --make-pgen --out {sets.Path("x")}");
        Plink2($"--pfile {sets.Path("x")} --export bgen-{version} bits={bits} --out {sets.Path("x")}");
        Plink2($"--bgen {sets.Path("x.bgen")} ref-last --sample {sets.Path("x.sample")} --make-pgen --out {sets.Path("theirs")}");
        var ours = GenotypeSets.Lines(sets.Import(sets.Path("x.bgen"), "ours", new GenotypeImportOptions { BgenReference = BgenReference.Last })).ToArray();
        var theirs = GenotypeSets.Lines(sets.Path("theirs")).ToArray();
        for (var i = 0; i < theirs.Length; i++)
        {
            var (a, b) = (ours[i].Split('\t'), theirs[i].Split('\t'));
            for (var k = 1; k < a.Length; k++)
            {
                var (left, right) = (a[k].Split(':', '^'), b[k].Split(':', '^'));
                Assert.Equal((left[0], left.Length), (right[0], right.Length));
                for (var part = 1; part < left.Length; part++) Assert.InRange(int.Parse(left[part], System.Globalization.CultureInfo.InvariantCulture) - int.Parse(right[part], System.Globalization.CultureInfo.InvariantCulture), -1, 1);
            }
        }
    }

    [Fact]
    public void Exports_are_the_same()
    {
        using var sets = new GenotypeSets();
        var toy = SharedData.Find("genomics/cohort/toy.pgen")[..^".pgen".Length];
        Plink2($"--pfile {toy} --export vcf --out {sets.Path("theirs")}");
        Plink2($"--pfile {toy} --make-bed --out {sets.Path("theirs")}");
        var store = GenotypeSets.Open(toy);
        VcfExport.Run(store, sets.Path("ours.vcf"), VariantFileFormat.Vcf, VcfDosageField.None, 2, null, CancellationToken.None);
        BedExport.Run(store, sets.Path("ours"), 2, null, CancellationToken.None);
        Assert.Equal(Body(sets.Path("theirs.vcf")), Body(sets.Path("ours.vcf")));
        foreach (var end in (ReadOnlySpan<string>)[".bed", ".bim", ".fam"]) Assert.Equal(File.ReadAllBytes(sets.Path("theirs" + end)), File.ReadAllBytes(sets.Path("ours" + end)));
    }

    private static IEnumerable<string> Body(string path) => File.ReadLines(path).Where(line => !line.StartsWith("##", StringComparison.Ordinal));

    private static void Plink2(string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("plink2", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"plink2 {arguments}: {error}{output.Result}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("plink2 is not installed");
        }
    }
}
