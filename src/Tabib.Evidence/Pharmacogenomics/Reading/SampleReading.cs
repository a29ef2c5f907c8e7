using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>What a file holds of one sample: its bases at each gene's positions, and what was odd.</summary>
internal sealed class SampleReading
{
    /// <summary>Until the next block is seen.</summary>
    public const string NotWhole = "the reference blocks do not hold it whole, with the base before it";

    private Dictionary<long, string>? _reasons;
    private Dictionary<long, HeldCall>? _held;

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

    /// <summary>The first reason stays, but for <see cref="NotWhole"/>.</summary>
    public void Discard(DefinedPlace place, string reason)
    {
        var key = KeyOf(place.Gene, place.Position);
        if (!(_reasons ??= []).TryAdd(key, reason) && _reasons[key] == NotWhole) _reasons[key] = reason;
    }

    /// <summary>Makes a position missing, whatever was entered there.</summary>
    public void Refuse(DefinedPlace place, string reason)
    {
        var slot = Genes[place.Gene];
        (slot.First[place.Position], slot.Second[place.Position], slot.IsPhased[place.Position], slot.PhaseSet[place.Position]) = (GeneSample.Missing, GeneSample.Missing, false, 0);
        (_reasons ??= [])[KeyOf(place.Gene, place.Position)] = reason;
    }

    public void Hold(DefinedPlace place, HeldCall call) => (_held ??= [])[KeyOf(place.Gene, place.Position)] = call;

    /// <returns>Null where none is held.</returns>
    public HeldCall? TakeHeld(DefinedPlace place)
    {
        HeldCall? call = null;
        _held?.Remove(KeyOf(place.Gene, place.Position), out call);
        return call;
    }

    public void Warn(DefinedPlace place, string code, string text) => Warnings[place.Gene].Add(new CallWarning(code, text));

    private static long KeyOf(int gene, int position) => ((long)gene << 32) | (uint)position;
}
