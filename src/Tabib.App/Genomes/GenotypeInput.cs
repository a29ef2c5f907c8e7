using Tabib.App.Capabilities;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Opens the genotype set that a command line names, with the samples and variants it asks for.</summary>
internal static class GenotypeInput
{
    public static GenotypeStore Open(GenotypeOptions options, bool autosomesOnly = false)
    {
        if (options.Threads < 0) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        if (options.Memory < 0) throw Fault.InOption("--memory", "The memory is a positive number of megabytes.");
        var selection = Selection(options.Region, options.Keep, options.Remove, options.Extract, options.Exclude) with { AutosomesOnly = autosomesOnly };
        var store = GenotypeStore.Open(options.Prefix, selection, AccessContext.CommandLine(options.Purpose));
        if (store.Samples.Count == 0) throw Fault.InData("GEN002", options.Prefix, "No sample is left to work with.", "Check --keep and --remove against the set's samples.");
        if (store.Selected.Length == 0) throw Fault.InData("GEN003", options.Prefix, "No variant is left to work with.", "Check --region, --extract and --exclude against the set's variants.");
        return store;
    }

    /// <summary>What the options of a command line that choose samples and variants mean.</summary>
    public static GenotypeSelection Selection(IReadOnlyList<string> regions, string? keep, string? remove, string? extract, string? exclude) => new()
    {
        Keep = Samples(keep),
        Remove = Samples(remove),
        Extract = Ids(extract),
        Exclude = Ids(exclude),
        Regions = [.. regions.Select(text => GenomeRegion.Parse(text) ?? throw Fault.InOption("--region", $"'{text}' is no region; 22, 1:1000-2000 are."))],
    };

    private static HashSet<string>? Ids(string? path) => IdList.Read(path)?.Select(fields => fields[0]).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string>? Samples(string? path) => IdList.Read(path)?.Select(fields => fields[^1]).ToHashSet(StringComparer.Ordinal);
}
