using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Some samples of a file in the order that a command line wants.</summary>
/// <param name="Indexes">Into the samples of the file.</param>
/// <param name="Header">Of a file with these samples alone.</param>
internal sealed record SampleChoice(int[] Indexes, VcfHeader Header)
{
    private const string CountLine = "##INFO=<ID=AC,Number=A,Type=Integer,Description=\"Allele count in genotypes\">";
    private const string NumberLine = "##INFO=<ID=AN,Number=1,Type=Integer,Description=\"Total number of alleles in called genotypes\">";

    /// <param name="list">Names parted by commas, or @ and a file of names; ^ in front: all but these. Null for all samples.</param>
    public static SampleChoice? Read(string? list, VcfHeader header)
    {
        if (list is null) return null;
        var isLeftOut = list.StartsWith('^');
        var names = Names(isLeftOut ? list[1..] : list);
        var places = header.Samples.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        var unknown = names.Where(name => !places.ContainsKey(name)).ToArray();
        if (unknown.Length > 0) throw Fault.InOption("--samples", $"The file has no sample {unknown[0]}{(unknown.Length > 1 ? $", and {unknown.Length - 1:N0} others are missing too" : "")}.");
        if (names.Length != names.Distinct(StringComparer.Ordinal).Count()) throw Fault.InOption("--samples", "A sample is named twice.");
        if (names.Length == 0) throw Fault.InOption("--samples", "No sample is named.");
        if (isLeftOut) names = [.. header.Samples.Except(names, StringComparer.Ordinal)];
        if (names.Length == 0) throw Fault.InOption("--samples", "No sample is left.");
        var counted = header.Infos.ContainsKey("AC") ? header : header.WithLine(CountLine);
        counted = counted.Infos.ContainsKey("AN") ? counted : counted.WithLine(NumberLine);
        return new SampleChoice([.. names.Select(name => places[name])], counted.WithSamples(names));
    }

    private static string[] Names(string list) => list.StartsWith('@')
        ? [.. (IdList.Read(list[1..]) ?? []).Select(fields => fields[0])]
        : list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
