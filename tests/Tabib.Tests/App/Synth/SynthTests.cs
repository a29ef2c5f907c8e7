using System.Text;
using Tabib.App.Synth;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Synth;

public sealed class SynthTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var one = SynthFolder.Of(12, seed: 7, gzip: true);
        using var again = SynthFolder.Of(12, seed: 7, gzip: true);
        using var other = SynthFolder.Of(12, seed: 8, gzip: true);
        var names = Directory.EnumerateFiles(one.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(one.Path, path)).ToArray();
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(one.Path, name)), File.ReadAllBytes(Path.Combine(again.Path, name))));
        Assert.NotEqual(SynthFolder.Contents(one.Path)["fhir/Condition.ndjson"], SynthFolder.Contents(other.Path)["fhir/Condition.ndjson"]);
    }

    [Fact]
    public void The_first_persons_are_the_same_in_a_larger_hospital()
    {
        using var small = SynthFolder.Of(10);
        using var large = SynthFolder.Of(16);
        foreach (var (name, content) in SynthFolder.Contents(small.Path).Where(file => file.Key.EndsWith(".ndjson", StringComparison.Ordinal)))
            Assert.StartsWith(Encoding.UTF8.GetString(content), File.ReadAllText(Path.Combine(large.Path, name)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_sample_is_what_the_program_makes()
    {
        using var made = SynthFolder.Of(60, seed: 42, gzip: true);
        var sample = Path.Combine(House.Repository.Root, "samples", "hospital");
        var (expected, real) = (SynthFolder.Contents(sample), SynthFolder.Contents(made.Path));
        Assert.Equal(expected.Keys, real.Keys);
        foreach (var (name, content) in expected)
        {
            // run.json names the version of the program.
            if (name != "run.json") Assert.True(content.AsSpan().SequenceEqual(real[name]), $"{name} differs: ./tabib synth --patients 60 --seed 42 --gzip --force --out samples/hospital");
        }
    }

    [Fact]
    public void The_committed_sample_is_small()
    {
        var sample = new DirectoryInfo(Path.Combine(House.Repository.Root, "samples", "hospital"));
        Assert.InRange(sample.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), 100_000, 3_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(10_000_001)]
    public void A_number_of_patients_that_cannot_be_is_refused(long patients)
    {
        using var folder = new SynthFolder();
        var fault = Assert.Throws<ProblemException>(() => folder.Make(new SynthOptions { Patients = patients }));
        Assert.Equal(("SYN001", ProblemKind.Usage), (fault.Problem.Code, fault.Kind));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_folder_with_something_in_it_is_left_alone()
    {
        using var folder = SynthFolder.Of(1);
        var before = SynthFolder.Contents(folder.Path);
        var fault = Assert.Throws<ProblemException>(() => folder.Make(new SynthOptions { Patients = 2 }));
        Assert.Equal(("SYN002", ProblemKind.Usage), (fault.Problem.Code, fault.Kind));
        Assert.Equal(before.Values.SelectMany(content => content), SynthFolder.Contents(folder.Path).Values.SelectMany(content => content));
    }

    [Fact]
    public void Force_replaces_an_invented_hospital()
    {
        using var folder = SynthFolder.Of(1);
        File.WriteAllText(Path.Combine(folder.Path, "left.over"), "");
        folder.Make(new SynthOptions { Patients = 2, Force = true });
        Assert.False(File.Exists(Path.Combine(folder.Path, "left.over")));
        Assert.Equal(2, File.ReadLines(Path.Combine(folder.Path, "fhir", "Patient.ndjson")).Count());
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Force_replaces_nothing_that_tabib_did_not_make()
    {
        using var folder = new SynthFolder();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "thesis.txt"), "years of work");
        var fault = Assert.Throws<ProblemException>(() => folder.Make(new SynthOptions { Patients = 1, Force = true }));
        Assert.Equal("SYN002", fault.Problem.Code);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(folder.Path, "thesis.txt")));
    }

    [Fact]
    public void A_stopped_run_leaves_nothing()
    {
        using var folder = new SynthFolder();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => folder.Make(new SynthOptions { Patients = 3 }, cancellation.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_ends_in_74()
    {
        using var folder = new SynthFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "file"), "", TestContext.Current.CancellationToken);
        var (output, error, exitCode) = await House.Shell.RunAsync("./tabib synth --patients 1 --out file/hospital", folder.Root, TestContext.Current.CancellationToken);
        Assert.Equal((74, ""), (exitCode, output));
        Assert.Contains("SYS001", error, StringComparison.Ordinal);
    }
}
