using Tabib.Core.Identity;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Calls the pharmacogenes of genome files that are imported. Definitions are read when the first file needs them.</summary>
internal sealed class PharmacogeneCalling
{
    private readonly Lazy<PgxCaller> _caller = new(() => new PgxCaller(PgxKnowledge.Load()));

    /// <summary>Of a VCF or BCF: one pass for all samples; with an index only the genes are read.</summary>
    public CallPharmacogenes Of(InputFile file) => (samples, report) =>
        _caller.Value.Call(file.Path, Options with { Samples = samples }, null, report).Select(calls => Line(calls, file.Name));

    /// <summary>Of a genotype set.</summary>
    /// <param name="name">The set as people should see it.</param>
    public CallPharmacogenes OfSet(string prefix, string name, AccessContext access) => (samples, _) =>
    {
        var store = GenotypeStore.Open(prefix, new GenotypeSelection { Keep = samples }, access);
        return _caller.Value.Open(store, Options).Call().Select(calls => Line(calls, name));
    };

    private static PgxCallOptions Options => new() { Threads = Environment.ProcessorCount };

    /// <summary>Under the name that the file had in its folder: where the folder lay says nothing of the patient.</summary>
    private static PharmacogeneCalls Line(SampleCalls calls, string name)
    {
        var line = PgxCallJson.Lines([calls with { File = name }]);
        return new PharmacogeneCalls(calls.Sample, line.AsMemory(0, line.Length - 1), calls.KnowledgeVersion, calls.KnowledgeHash);
    }
}
