using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Reads what a genotype set holds at the definitions' positions: the variants of some ten thousand samples at a time, four bits a call at most, then blocks of samples.</summary>
/// <remarks>Sets keep one haploid allele as two equal ones: on X the sex tells them apart, on Y and MT there is one.</remarks>
internal sealed class PgxSetReader(IReadOnlyList<GeneFacts> genes, GenotypeStore store, SetSites sites, PgxReadOptions options)
{
    /// <summary>Samples whose calls are held at once: 1,200 variants are 40 MB with phase.</summary>
    private const int SamplesPerPass = 1 << 16;

    private const int SamplesPerBlock = 64;

    private readonly CallEntry _entry = new(genes, sites.Index, options.Combines, new AlleleDepthRule(false, null));

    public string Build => BuildChoice.Name(sites.Index.Is37);

    public int Count => store.Samples.Count;

    /// <exception cref="ProblemException">PGX003: the set is of another build. PGX004: it has no samples.</exception>
    public static PgxSetReader Open(IReadOnlyList<GeneFacts> genes, GenotypeStore store, PgxReadOptions options, Func<bool, DefinitionIndex> index)
    {
        if (store.Samples.Count == 0) throw new ProblemException(new Problem("PGX004", ProblemSeverity.Error, options.Sample is null ? "The set has no samples." : $"The set has no sample '{options.Sample}'.", new ProblemLocation(store.Prefix)));
        var sites = BuildChoice.Choose(store.Prefix, options.Build, StatedBuild(store), is37 =>
        {
            var found = new SetSites(genes, index(is37), store.Variants, store.Selected);
            return (found, found.Agreeing, found.Differing);
        });
        return new PgxSetReader(genes, store, sites, options);
    }

    /// <summary>Blocks of samples in the set's order; what is yielded reads one, on any thread.</summary>
    /// <exception cref="ProblemException">The genotypes are damaged.</exception>
    public IEnumerable<Func<IReadOnlyList<SampleReading>>> Blocks()
    {
        using var reader = store.OpenRecordReader();
        var record = new GenotypeRecord(Count);
        for (var from = 0; from < Count; from += SamplesPerPass)
        {
            var (start, count) = (from, Math.Min(SamplesPerPass, Count - from));
            var calls = new SiteCalls[sites.Sites.Count];
            for (var site = 0; site < calls.Length; site++)
            {
                reader.Read(sites.Sites[site].Variant, record);
                calls[site] = new SiteCalls(record, start, count);
            }

            for (var first = 0; first < count; first += SamplesPerBlock)
            {
                var (block, length) = (first, Math.Min(SamplesPerBlock, count - first));
                yield return () => Read(calls, start, block, length);
            }
        }
    }

    private SampleReading[] Read(SiteCalls[] calls, int start, int first, int count)
    {
        var samples = new SampleReading[count];
        for (var i = 0; i < count; i++) samples[i] = new SampleReading(store.Samples.Ids[start + first + i], genes);
        for (var site = 0; site < calls.Length; site++)
        {
            var (place, alleles) = (sites.Sites[site].Place, sites.Sites[site].Alleles);
            var isX = genes[place.Gene].Chromosome == "X";
            for (var i = 0; i < count; i++)
            {
                var call = calls[site].Of(first + i, store.HasPhase);
                if (Math.Max(call.First, call.Second) >= alleles.Count)
                {
                    samples[i].Discard(place, "the genotype names an allele that the variant does not have");
                    continue;
                }

                if (sites.Sites[site].Reference != 0) call = call with { First = sites.Sites[site].AlleleOf(call.First), Second = sites.Sites[site].AlleleOf(call.Second) };
                if (isX && call.Ploidy == 2 && !IsKept(samples[i], place, store.Samples.Sexes[start + first + i], ref call)) continue;
                _entry.Enter(samples[i], place, call, alleles, default, default);
            }
        }

        foreach (var sample in samples)
        {
            foreach (var (place, reason) in sites.Refused) sample.Discard(place, reason);
            if (options.AbsentIsReference) _entry.FillAbsent(sample);
        }

        return samples;
    }

    /// <summary>Two equal alleles of a male on X are the one that he has.</summary>
    /// <returns>False where the call cannot be.</returns>
    private static bool IsKept(SampleReading sample, DefinedPlace place, Sex sex, ref GenotypeText call)
    {
        if (sex == Sex.Female) return true;
        if (sex == Sex.Unknown)
        {
            var warning = new CallWarning("PGX057", "The set does not state the sex: two alleles on X are assumed.");
            if (!sample.Warnings[place.Gene].Contains(warning)) sample.Warn(place, warning.Code, warning.Text);
            return true;
        }

        if (call.First != call.Second)
        {
            sample.Discard(place, "the sample is male, and its call on X is heterozygous");
            return false;
        }

        call = new GenotypeText(call.First, -1, call.IsPhased, 1);
        return true;
    }

    /// <summary>By the contig lines of a .pvar.</summary>
    private static string StatedBuild(GenotypeStore store)
    {
        if (store.Files.FirstOrDefault(file => file.EndsWith(".pvar", StringComparison.Ordinal) || file.EndsWith(".pvar.zst", StringComparison.Ordinal)) is not { } path) return GenomeBuild.Unknown;
        using var text = new PvarText(path);
        return GenomeBuild.OfMeta(text.Header.Meta);
    }
}
