using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Opens the genotype set that a command line names, with the samples and variants it asks for.</summary>
internal static class GenotypeInput
{
    public static GenotypeStore Open(GenotypeOptions options, bool autosomesOnly = false)
    {
        if (options.Threads < 0) throw Usage("--threads", "The number of threads is at least 1.");
        if (options.Memory < 0) throw Usage("--memory", "The memory is a positive number of megabytes.");
        var selection = new GenotypeSelection
        {
            Keep = Samples(options.Keep),
            Remove = Samples(options.Remove),
            Extract = IdList.Read(options.Extract)?.Select(fields => fields[0]).ToHashSet(StringComparer.Ordinal),
            Exclude = IdList.Read(options.Exclude)?.Select(fields => fields[0]).ToHashSet(StringComparer.Ordinal),
            Regions = [.. options.Region.Select(text => GenomeRegion.Parse(text) ?? throw Usage("--region", $"'{text}' is no region; 22, 1:1000-2000 are."))],
            AutosomesOnly = autosomesOnly,
        };
        var store = GenotypeStore.Open(options.Prefix, selection, AccessContext.CommandLine(options.Purpose));
        if (store.Samples.Count == 0) throw Nothing("GEN002", options.Prefix, "No sample is left to work with.", "Check --keep and --remove against the set's samples.");
        if (store.Selected.Length == 0) throw Nothing("GEN003", options.Prefix, "No variant is left to work with.", "Check --region, --extract and --exclude against the set's variants.");
        return store;
    }

    public static ProblemException Usage(string option, string message) =>
        new(new Problem("CLI002", ProblemSeverity.Fatal, message, new ProblemLocation(null, null, option)), ProblemKind.Usage);

    private static HashSet<string>? Samples(string? path) => IdList.Read(path)?.Select(fields => fields[^1]).ToHashSet(StringComparer.Ordinal);

    public static ProblemException Nothing(string code, string prefix, string message, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(prefix), hint), ProblemKind.BadData);
}
