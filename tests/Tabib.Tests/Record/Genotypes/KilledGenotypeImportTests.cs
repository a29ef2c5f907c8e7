using System.Diagnostics;
using System.Text;
using Tabib.Record.Genotypes;
using Tabib.Tests.House;

namespace Tabib.Tests.Record.Genotypes;

public sealed class KilledGenotypeImportTests
{
    private const int Samples = 400;
    private const int Variants = 4000;

    private static string Program { get; } = Path.Combine(Repository.Root, "src", "Tabib.App", "bin", "Release", "net10.0", "tabib.dll");

    /// <summary>The file comes through a pipe, so that the import is known to be in the middle when it is killed (SIGKILL).</summary>
    [Fact]
    public async Task An_import_killed_in_the_middle_leaves_the_old_set_and_can_be_run_again()
    {
        using var sets = new TemporarySets();
        var vcf = Vcf();
        await Feed(sets, "set", vcf[..400_000], 3_000, kill: false);
        var old = File.ReadAllBytes(sets.Path("set.pgen"));
        await Feed(sets, "set", vcf, vcf.Length / 2, kill: true);
        Assert.Equal(old, File.ReadAllBytes(sets.Path("set.pgen")));
        Assert.Equal(old.Length, new FileInfo(sets.Path("set.pgen")).Length);
        await Feed(sets, "set", vcf, vcf.Length, kill: false);
        await Feed(sets, "undisturbed", vcf, vcf.Length, kill: false);
        foreach (var end in (ReadOnlySpan<string>)[".pgen", ".pvar", ".psam"]) Assert.Equal(File.ReadAllBytes(sets.Path("undisturbed" + end)), File.ReadAllBytes(sets.Path("set" + end)));
        Assert.DoesNotContain(sets.Files, file => file.EndsWith(".partial", StringComparison.Ordinal) || file.EndsWith(".records", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_import_of_a_file_that_is_killed_goes_on_to_the_same_bytes()
    {
        using var sets = new TemporarySets();
        await File.WriteAllTextAsync(sets.Path("in.vcf"), Vcf(5), TestContext.Current.CancellationToken);
        using (var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "genotypes", "import", sets.Path("in.vcf"), "--out", sets.Path("set"), "--threads", "1", "--quiet"]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            while (!process.HasExited && !File.Exists(sets.Path("set.pgen.note"))) await Task.Delay(1, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        if (File.Exists(sets.Path("set.pgen"))) Assert.Skip("the machine is too fast to be interrupted");
        var (output, error, exitCode) = await Shell.RunAsync($"./tabib genotypes import '{sets.Path("in.vcf")}' --out '{sets.Path("set")}' --resume", Repository.Root, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, error);
        Assert.Contains("from the run before", output, StringComparison.Ordinal);
        GenotypeImport.Run(sets.Path("in.vcf"), sets.Path("whole"), new GenotypeImportOptions(), TestContext.Current.CancellationToken);
        foreach (var end in (ReadOnlySpan<string>)[".pgen", ".pvar", ".psam"]) Assert.Equal(File.ReadAllBytes(sets.Path("whole" + end)), File.ReadAllBytes(sets.Path("set" + end)));
    }

    /// <summary>As Ctrl-C does.</summary>
    [Fact]
    public async Task An_import_that_is_interrupted_says_how_to_go_on()
    {
        using var sets = new TemporarySets();
        await File.WriteAllTextAsync(sets.Path("in.vcf"), Vcf(12), TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "genotypes", "import", sets.Path("in.vcf"), "--out", sets.Path("set"), "--threads", "1", "--quiet"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!process.HasExited && !File.Exists(sets.Path("set.pgen.note"))) await Task.Delay(1, TestContext.Current.CancellationToken);
        Assert.Equal(0, Signal(process.Id, Interrupt));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "Stopped. What is whole is kept; run the same command with --resume to go on.\n"), (process.ExitCode, error));
        Assert.Equal(["in.vcf", "set.pgen.lengths", "set.pgen.note", "set.pgen.records", "set.pvar.partial"], sets.Files);
        var (output, _, exitCode) = await Shell.RunAsync($"./tabib genotypes import '{sets.Path("in.vcf")}' --out '{sets.Path("set")}' --resume", Repository.Root, TestContext.Current.CancellationToken);
        Assert.Equal(0, exitCode);
        Assert.Contains("from the run before", output, StringComparison.Ordinal);
        GenotypeImport.Run(sets.Path("in.vcf"), sets.Path("whole"), new GenotypeImportOptions(), TestContext.Current.CancellationToken);
        foreach (var end in (ReadOnlySpan<string>)[".pgen", ".pvar", ".psam"]) Assert.Equal(File.ReadAllBytes(sets.Path("whole" + end)), File.ReadAllBytes(sets.Path("set" + end)));
    }

    [Fact]
    public async Task An_interrupted_import_of_standard_input_leaves_nothing()
    {
        using var sets = new TemporarySets();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "genotypes", "import", "-", "--out", sets.Path("set"), "--quiet"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardInput.WriteAsync(Vcf());
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        while (!process.HasExited && !File.Exists(sets.Path("set.pgen.records"))) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(0, Signal(process.Id, Interrupt));
        // The signal is heard on a thread of its own; an end of the input before it would be the end of the import.
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "Stopped. Nothing was written.\n"), (process.ExitCode, error));
        Assert.Empty(sets.Files);
    }

    private const int Interrupt = 2;

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    private static async Task Feed(TemporarySets sets, string name, string vcf, int length, bool kill)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "genotypes", "import", "-", "--out", sets.Path(name), "--quiet"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var end = vcf.LastIndexOf('\n', Math.Min(length, vcf.Length) - 1) + 1;
        await process.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes(vcf[..end]), TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);
        if (kill)
        {
            while (!File.Exists(sets.Path(name + ".pgen.records"))) await Task.Delay(20, TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
        }
        else process.StandardInput.Close();

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(kill || process.ExitCode == 0, await error + await output);
    }

    private static string Vcf(int times = 1)
    {
        var text = new StringBuilder("##fileformat=VCFv4.2\n##contig=<ID=1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT");
        for (var i = 0; i < Samples; i++) text.Append($"\ts{i}");
        text.Append('\n');
        var random = new Random(7);
        for (var variant = 0; variant < times * Variants; variant++)
        {
            text.Append($"1\t{1000 + variant}\t.\tA\tG\t.\t.\t.\tGT");
            for (var i = 0; i < Samples; i++) text.Append(random.Next(8) switch { 0 => "\t0|1", 1 => "\t1/1", _ => "\t0/0" });
            text.Append('\n');
        }

        return text.ToString();
    }
}
