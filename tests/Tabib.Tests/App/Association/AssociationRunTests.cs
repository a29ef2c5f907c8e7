using System.Globalization;
using System.Text;
using Tabib.App.Association;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Association;

/// <summary>The command over drawn PLINK 1 sets: same bytes whatever the threads, also when it is stopped and resumed; bad input is refused and leaves nothing.</summary>
public sealed class AssociationRunTests : IDisposable
{
    private const int Samples = 90;
    private const int Variants = 2600;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-association-").FullName;

    public AssociationRunTests()
    {
        var random = new Random(77);
        var bed = new List<byte> { 0x6C, 0x1B, 0x01 };
        var bim = new StringBuilder();
        for (var v = 0; v < Variants; v++)
        {
            var chromosome = v < 2000 ? "1" : v < 2300 ? "X" : v < 2450 ? "Y" : "MT";
            bim.Append(CultureInfo.InvariantCulture, $"{chromosome}\tv{v}\t0\t{1000 + (v * 10)}\tC\tA\n");
            var frequency = random.NextDouble();
            for (var i = 0; i < Samples; i += 4)
            {
                var octet = 0;
                for (var k = 0; k < 4 && i + k < Samples; k++)
                {
                    var copies = (random.NextDouble() < frequency ? 1 : 0) + (random.NextDouble() < frequency ? 1 : 0);
                    octet |= (random.Next(50) == 0 ? 1 : copies switch { 0 => 3, 1 => 2, _ => 0 }) << (2 * k);
                }

                bed.Add((byte)octet);
            }
        }

        File.WriteAllBytes(In("c.bed"), [.. bed]);
        File.WriteAllText(In("c.bim"), bim.ToString());
        File.WriteAllText(In("c.fam"), string.Concat(Enumerable.Range(0, Samples).Select(i => $"0 s{i} 0 0 {1 + (i % 2)} -9\n")));
        File.WriteAllText(In("p.tsv"), "#IID\tQT\tCC\tONE\n" + string.Concat(Enumerable.Range(0, Samples).Select(i => string.Create(CultureInfo.InvariantCulture, $"s{i}\t{random.NextDouble():F4}\t{(i == 3 ? "NA" : random.Next(2))}\t1\n"))));
        File.WriteAllText(In("c.tsv"), "#IID\tAGE\tSAME\tTWICE\n" + string.Concat(Enumerable.Range(0, Samples).Select(i => { var age = 20 + random.Next(60); return $"s{i}\t{age}\t7\t{2 * age}\n"; })));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("auto")]
    [InlineData("logistic")]
    [InlineData("firth")]
    public void The_bytes_are_the_same_for_any_number_of_threads(string model)
    {
        var options = Options("t1.tsv", 1) with { Traits = ["CC"], Model = model };
        Run(options);
        foreach (var threads in (int[])[2, 8])
        {
            var name = $"t{threads}.tsv";
            Run(options with { Out = In(name), Threads = threads });
            Assert.Equal(File.ReadAllBytes(In("t1.tsv")), File.ReadAllBytes(In(name)));
        }
    }

    [Fact]
    public void Of_several_traits_each_has_its_file_and_the_page_has_all()
    {
        var report = Run(Options("several.tsv", 2) with { Traits = ["QT", "CC"], NoReport = false });
        Assert.Equal([In("several.QT.tsv"), In("several.CC.tsv")], report.Traits.Select(trait => trait.Out));
        Assert.Equal("CHROM\tPOS\tID\tREF\tALT\tA1\tA1_FREQ\tTEST\tOBS_CT\tBETA\tSE\tSTAT\tP\tLOG10P\tERRCODE", File.ReadLines(In("several.QT.tsv")).First());
        Assert.All(report.Traits, trait => Assert.Equal(Variants, File.ReadLines(trait.Out).Count() - 1));
        Assert.All(File.ReadLines(In("several.CC.tsv")).Skip(1).Select(line => line.Split('\t')), fields => Assert.Equal(fields[9] == "NA", fields[14] != "."));
        var page = File.ReadAllText(In("association.html"));
        Assert.Contains("Association with QT, CC", page, StringComparison.Ordinal);
        Assert.True(File.Exists(In("several.tsv.run.json")));
        Assert.Equal(("0/1", 89), (report.Traits[1].Coding, report.Traits[1].Samples));
    }

    [Fact]
    public void A_stopped_run_goes_on_to_the_same_bytes()
    {
        var options = Options("whole.tsv", 1) with { Traits = ["QT", "CC"] };
        Run(options);
        var part = options with { Out = In("part.tsv") };
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new AssociationRunCapability().Run(part, new Stopper(stop), stop.Token));
        Assert.False(File.Exists(In("part.QT.tsv")));

        // As after a kill in the middle of a block: bytes beyond what the note says.
        File.AppendAllText(In("part.QT.tsv.partial"), "1\t77\thalf a ro");
        var report = Run(part with { Resume = true, Threads = 3 });
        Assert.InRange(report.BlocksResumed, 1, 2);
        Assert.Equal(File.ReadAllBytes(In("whole.QT.tsv")), File.ReadAllBytes(In("part.QT.tsv")));
        Assert.Equal(File.ReadAllBytes(In("whole.CC.tsv")), File.ReadAllBytes(In("part.CC.tsv")));
        Assert.Empty(Directory.GetFiles(_folder, "*.partial*"));
    }

    [Fact]
    public void What_was_begun_with_other_options_is_not_gone_on_with()
    {
        var options = Options("other.tsv", 1);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new AssociationRunCapability().Run(options, new Stopper(stop), stop.Token));
        Refused("ASC015", options with { Resume = true, Covariates = In("c.tsv"), CovariateNames = ["AGE"] });
        File.WriteAllText(In("other.tsv.partial.note"), "rubbish");
        Refused("ASC015", options with { Resume = true });
    }

    [Fact]
    public void Bad_input_is_refused_with_its_code_and_leaves_nothing()
    {
        var options = Options("bad.tsv", 1);
        Refused("ASC001", options with { Phenotypes = In("c.bim") });
        Refused("ASC005", options with { Traits = ["QTT"] }, "Did you mean QT?");
        File.WriteAllText(In("others.tsv"), "#IID\tQT\nx1\t1\nx2\t2\n");
        Refused("ASC006", options with { Phenotypes = In("others.tsv") });
        Refused("ASC007", options with { Traits = ["ONE"] });
        Refused("ASC008", options with { Model = "spa" });
        Refused("ASC009", options with { Covariates = In("c.tsv") });
        Refused("ASC010", options with { Covariates = In("c.tsv"), CovariateNames = ["AGE", "TWICE"] });
        File.WriteAllText(In("twice.tsv"), File.ReadAllText(In("p.tsv")) + "s5\t1\t1\t1\n");
        Refused("ASC004", options with { Phenotypes = In("twice.tsv") });
        File.WriteAllText(In("decides.tsv"), "#IID\tD\n" + string.Concat(File.ReadLines(In("p.tsv")).Skip(1).Select(line => line.Split('\t')).Select(fields => $"{fields[0]}\t{(fields[2] == "NA" ? "0" : fields[2])}\n")));
        Refused("ASC012", options with { Traits = ["CC"], Covariates = In("decides.tsv") });
        Refused("CLI002", options with { Model = "probit" });
        Refused("POP050", options with { Memory = 1 });
        Assert.Empty(Directory.GetFiles(_folder, "bad.tsv*"));
    }

    private AssociationRunOptions Options(string name, int threads) => new() { Prefix = In("c"), Phenotypes = In("p.tsv"), Traits = ["QT"], Out = In(name), Threads = threads, NoReport = true };

    private static AssociationReport Run(AssociationRunOptions options) => new AssociationRunCapability().Run(options, new Progress<ProgressReport>(), CancellationToken.None);

    private static void Refused(string code, AssociationRunOptions options, string? hint = null)
    {
        var fault = Assert.Throws<ProblemException>(() => Run(options));
        Assert.Equal(code, fault.Problem.Code);
        if (hint is not null) Assert.Equal(hint, fault.Problem.Hint);
    }

    private string In(string name) => Path.Combine(_folder, name);

    /// <summary>Stops the run when its first block is written.</summary>
    private sealed class Stopper(CancellationTokenSource stop) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => stop.Cancel();
    }
}
