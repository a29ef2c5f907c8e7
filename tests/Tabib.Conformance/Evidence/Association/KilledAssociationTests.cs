using System.Diagnostics;
using Tabib.App.Association;
using Tabib.App.Capabilities;

namespace Tabib.Conformance.Evidence.Association;

/// <summary>Runs that are killed (SIGKILL) when some blocks are written end, resumed, with the bytes of an undisturbed one.</summary>
public sealed class KilledAssociationTests : IDisposable
{
    // Enough work that a run takes several times as long as the note of whole blocks is late (PartialFiles).
    private const int Samples = 2000;
    private const int Blocks = 32;
    private const int Variants = Blocks * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-killed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_killed_run_goes_on_to_the_same_bytes()
    {
        Write(new Random(9));
        Run("whole.tsv", resume: false);
        for (var kill = 1; kill <= 3; kill++)
        {
            var name = $"killed{kill}.tsv";
            await KillAfterAsync(name, kill * 5);
            Assert.InRange(Run(name, resume: true).BlocksResumed, kill * 5, Blocks - 1);
            Assert.Equal(File.ReadAllBytes(In("whole.tsv")), File.ReadAllBytes(In(name)));
        }
    }

    private async Task KillAfterAsync(string name, int blocks)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "tabib.dll");
        string[] arguments = [program, "association", "run", In("c"), "--phenotypes", In("p.tsv"), "--trait", "T", "--model", "firth", "--threads", "2", "--no-report", "--out", In(name)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!process.HasExited && BlocksOf(In(name + ".partial.note")) < blocks) await Task.Delay(1, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(In(name)), "The run was not interrupted: give it more work.");
    }

    private static int BlocksOf(string note)
    {
        try
        {
            return int.Parse(File.ReadAllText(note).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private AssociationReport Run(string name, bool resume) => new AssociationRunCapability().Run(
        new AssociationRunOptions { Prefix = In("c"), Phenotypes = In("p.tsv"), Traits = ["T"], Model = "firth", Threads = 2, NoReport = true, Resume = resume, Out = In(name) }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);

    private void Write(Random random)
    {
        var bed = new byte[3 + (Variants * Samples / 4)];
        random.NextBytes(bed);
        (bed[0], bed[1], bed[2]) = (0x6C, 0x1B, 0x01);
        File.WriteAllBytes(In("c.bed"), bed);
        File.WriteAllLines(In("c.bim"), Enumerable.Range(0, Variants).Select(v => $"1\tv{v}\t0\t{v + 1}\tC\tA"));
        File.WriteAllLines(In("c.fam"), Enumerable.Range(0, Samples).Select(i => $"0 s{i} 0 0 0 -9"));
        File.WriteAllLines(In("p.tsv"), ["#IID\tT", .. Enumerable.Range(0, Samples).Select(i => $"s{i}\t{random.Next(2)}")]);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
