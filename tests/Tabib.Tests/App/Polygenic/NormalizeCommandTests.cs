using Tabib.App.Capabilities;
using Tabib.App.Polygenic;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Polygenic;

public sealed class NormalizeCommandTests : IDisposable
{
    private static readonly string Panel = Path.Combine(Repository.Root, "samples", "genomes", "panel");

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-normalize-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_do_not_depend_on_the_threads()
    {
        Double("scores.tsv");
        Double("reference-scores.tsv");
        var one = Run(options => options with { Scores = In("scores.tsv"), ReferenceScores = In("reference-scores.tsv"), Threads = 1 });
        Assert.Equal(241, one.Length);
        Assert.Equal(one, Run(options => options with { Scores = In("scores.tsv"), ReferenceScores = In("reference-scores.tsv"), Threads = 5 }));
    }

    [Fact]
    public void Rows_of_chosen_persons_are_those_of_all()
    {
        var all = Run(options => options);
        var ids = all.Skip(1).Select(row => row.Split('\t')[0]).ToArray();
        File.WriteAllLines(In("keep"), ids.Take(30));
        File.WriteAllLines(In("remove"), [ids[0], ids[29], ids[90]]);
        Assert.Equal(all.Where((_, i) => i is 0 or (> 1 and < 30)), Run(options => options with { Keep = In("keep"), Remove = In("remove") }));
        Assert.Equal(all.Where((_, i) => i is not (1 or 30 or 91)), Run(options => options with { Remove = In("remove") }));
    }

    [Fact]
    public void Names_that_nobody_has_are_told_and_nobody_left_is_refused()
    {
        File.WriteAllLines(In("keep"), ["P001", "nobody"]);
        var report = new PolygenicNormalizeCapability().Run(Options() with { Keep = In("keep") }, new Progress<ProgressReport>(), CancellationToken.None);
        Assert.Equal("POP004", Assert.Single(report.Problems).Code);
        Assert.Equal(1, report.Persons);
        File.WriteAllLines(In("keep"), ["nobody"]);
        File.Delete(In("out.tsv"));
        Assert.Equal("GEN002", Refusal(options => options with { Keep = In("keep") }));
        Assert.False(File.Exists(In("out.tsv")));
    }

    [Fact]
    public void A_person_with_two_values_of_one_score_is_refused()
    {
        File.WriteAllLines(In("scores.tsv"), [.. File.ReadLines(Path.Combine(Panel, "scores.tsv")), File.ReadLines(Path.Combine(Panel, "scores.tsv")).Last()]);
        Assert.Equal("PGS042", Refusal(options => options with { Scores = In("scores.tsv") }));
    }

    [Fact]
    public void Too_little_memory_and_no_threads_are_refused_before_the_work()
    {
        Assert.Equal("POP050", Refusal(options => options with { Memory = 50 }));
        Assert.Equal("CLI002", Refusal(options => options with { Threads = -1 }));
        Assert.Equal("CLI002", Refusal(options => options with { Memory = -1 }));
        Assert.Equal(121, Run(options => options with { Memory = 250, Threads = 1 }).Length);
    }

    private PolygenicNormalizeOptions Options() => new()
    {
        Scores = Path.Combine(Panel, "scores.tsv"),
        Components = Path.Combine(Panel, "components.tsv"),
        ReferenceScores = Path.Combine(Panel, "reference-scores.tsv"),
        ReferenceComponents = Path.Combine(Panel, "reference-components.tsv"),
        Populations = Path.Combine(Panel, "populations.tsv"),
        Count = 2,
        Out = In("out.tsv"),
        Threads = 2,
    };

    private string[] Run(Func<PolygenicNormalizeOptions, PolygenicNormalizeOptions> change)
    {
        new PolygenicNormalizeCapability().Run(change(Options()), new Progress<ProgressReport>(), CancellationToken.None);
        return File.ReadAllLines(In("out.tsv"));
    }

    private string Refusal(Func<PolygenicNormalizeOptions, PolygenicNormalizeOptions> change) => Assert.Throws<ProblemException>(() => Run(change)).Problem.Code;

    /// <summary>A second score beside the one of the table.</summary>
    private void Double(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Panel, name));
        var score = Array.IndexOf(lines[0].Split('\t'), "SCORE");
        File.WriteAllLines(In(name), [.. lines, .. lines.Skip(1).Select(line => string.Join('\t', line.Split('\t').Select((field, i) => i == score ? "OTHER" : field)))]);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
