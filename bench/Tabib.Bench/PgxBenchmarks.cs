using BenchmarkDotNet.Attributes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Bench;

/// <summary>A patient's VCF as the server reads it: facts loaded, file read, all genes called. And RYR1 where phase is not known.</summary>
[MemoryDiagnoser]
public class PgxBenchmarks
{
    private readonly PgxCaller _caller = new(PgxKnowledge.Load());
    private readonly PgxCallOptions _options = new() { Threads = 1 };
    private string _path = "";
    private GeneCaller _ryr1 = null!;
    private GeneSample _sample = null!;

    [Params(4, 12)]
    public int Heterozygotes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tabib.slnx"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmarks must run from inside the repository.");
        _path = Path.Combine(folder, "samples", "pgx", "patient.vcf");
        var facts = _caller.Knowledge.Find("RYR1")!;
        _ryr1 = new GeneCaller(facts);
        _sample = new GeneSample(facts.Positions.Count);
        for (var position = 0; position < facts.Positions.Count; position++)
        {
            _sample.First[position] = 0;
            _sample.Second[position] = (position + 1) * Heterozygotes / facts.Positions.Count != position * Heterozygotes / facts.Positions.Count ? (byte)1 : (byte)0;
        }
    }

    [Benchmark]
    public int OnePatientAllGenes() => _caller.Call(_path, _options).Sum(sample => sample.Genes.Count);

    [Benchmark]
    public bool UnphasedRyr1() => _ryr1.Call(_sample, isTopOnly: true, combines: false).IsCalled;
}
