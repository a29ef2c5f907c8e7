using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>What a file holds of one sample: its bases at each gene's positions, and what was odd.</summary>
internal sealed class SampleReading
{
    private Dictionary<long, string>? _reasons;

    public SampleReading(string name, IReadOnlyList<GeneFacts> genes)
    {
        Name = name;
        Genes = [.. genes.Select(gene => new GeneSample(gene.Positions.Count))];
        Warnings = [.. genes.Select(_ => new List<CallWarning>())];
        Undocumented = [.. genes.Select(_ => new List<string>())];
    }

    public string Name { get; }

    /// <summary>By gene.</summary>
    public IReadOnlyList<GeneSample> Genes { get; }

    /// <summary>By gene, in the order of the file.</summary>
    public IReadOnlyList<List<CallWarning>> Warnings { get; }

    /// <summary>By gene: alleles seen at defined positions that no definition knows.</summary>
    public IReadOnlyList<List<string>> Undocumented { get; }

    /// <summary>Why a position that the file has is missing; null where the file does not have it.</summary>
    public string? ReasonOf(int gene, int position) => _reasons?.GetValueOrDefault(KeyOf(gene, position));

    public void Discard(DefinedPlace place, string reason) => (_reasons ??= []).TryAdd(KeyOf(place.Gene, place.Position), reason);

    public void Warn(DefinedPlace place, string code, string text) => Warnings[place.Gene].Add(new CallWarning(code, text));

    private static long KeyOf(int gene, int position) => ((long)gene << 32) | (uint)position;
}
