using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Genomes;

/// <summary>The command over the invented cohort, whose families are known.</summary>
public sealed class RelatednessTests : IDisposable
{
    private static readonly string Cohort = Path.Combine(Repository.Root, "samples", "genomes", "cohort");

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-related-").FullName;

    public RelatednessTests() => new PcaCapability().Run(new PcaCommandOptions { Prefix = Cohort, Components = 2, Out = In("pca"), Threads = 1 }, new Progress<ProgressReport>(), CancellationToken.None);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private RelatednessReport Run(Func<RelatednessOptions, RelatednessOptions>? change = null)
    {
        var options = new RelatednessOptions { Prefix = Cohort, Scores = [In("pca.eigenvec")], Out = In("related.tsv"), Threads = 2 };
        return new RelatednessCapability().Run(change?.Invoke(options) ?? options, new Progress<ProgressReport>(), CancellationToken.None);
    }

    [Fact]
    public void Parents_and_children_are_about_a_quarter_and_most_others_near_nothing()
    {
        var report = Run();
        var lines = File.ReadAllLines(In("related.tsv"));
        Assert.Equal("ID1\tID2\tKINSHIP", lines[0]);
        Assert.Equal((120 * 119 / 2, 0), (report.Pairs, report.Undefined));
        var kinship = lines.Skip(1).Select(line => line.Split('\t')).ToDictionary(row => (row[0], row[1]), row => double.Parse(row[2], CultureInfo.InvariantCulture));
        var parents = File.ReadLines(Cohort + ".fam").Select(line => line.Split((char[])['\t', ' '])).Where(row => row[2] != "0").SelectMany(row => ((string, string)[])[(row[1], row[2]), (row[1], row[3])]).ToArray();
        Assert.Equal(40, parents.Length);
        Assert.InRange(parents.Average(pair => kinship.TryGetValue(pair, out var value) ? value : kinship[(pair.Item2, pair.Item1)]), 0.18, 0.3);
        Assert.InRange(kinship.Values.Order().ElementAt(kinship.Count / 2), -0.05, 0.05);
        var inbreeding = File.ReadAllLines(In("related.tsv.inbreeding"));
        Assert.Equal(("#FID\tIID\tINBREEDING", 121), (inbreeding[0], inbreeding.Length));
        Assert.True(File.Exists(In("related.tsv.run.json")));
    }

    [Fact]
    public void The_bytes_are_the_same_for_any_number_of_threads_and_a_limit_leaves_out()
    {
        Run();
        Run(options => options with { Threads = 8, Out = In("eight.tsv") });
        Assert.Equal(File.ReadAllBytes(In("related.tsv")), File.ReadAllBytes(In("eight.tsv")));
        Assert.InRange(Run(options => options with { MinimumKinship = 0.177 }).Pairs, 20, 200);
    }

    [Fact]
    public void Samples_without_components_are_refused()
    {
        File.WriteAllLines(In("short"), File.ReadLines(In("pca.eigenvec")).Take(100));
        Refused("POP076", options => options with { Scores = [In("short")] });
    }

    [Fact]
    public void Samples_may_be_in_several_files_but_each_in_one()
    {
        var lines = File.ReadAllLines(In("pca.eigenvec"));
        File.WriteAllLines(In("first"), lines.Take(60));
        File.WriteAllLines(In("second"), [lines[0], .. lines.Skip(60)]);
        Run();
        Run(options => options with { Scores = [In("first"), In("second")], Out = In("two.tsv") });
        Assert.Equal(File.ReadAllBytes(In("related.tsv")), File.ReadAllBytes(In("two.tsv")));
        File.Delete(In("related.tsv"));
        Refused("POP076", options => options with { Scores = [In("pca.eigenvec"), In("second")] });
    }

    [Fact]
    public void Tables_without_enough_components_are_refused()
    {
        Refused("POP077", options => options with { Components = 3 });
        Refused("POP077", options => options with { Scores = [Path.Combine(Path.GetDirectoryName(Cohort)!, "covariates.tsv")] });
        Refused("CLI002", options => options with { Components = 0 });
        Refused("CLI002", options => options with { MinimumFrequency = 0.5 });
    }

    private void Refused(string code, Func<RelatednessOptions, RelatednessOptions> change)
    {
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Run(change)).Problem.Code);
        Assert.False(File.Exists(In("related.tsv")));
    }
}
