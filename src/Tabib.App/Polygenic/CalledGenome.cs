using Tabib.Core.Genome;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.Fasta;
using Tabib.Record.Genotypes;

namespace Tabib.App.Polygenic;

/// <summary>One person's called stretches, with the reference genome where it is at hand.</summary>
/// <param name="spans">Places that changes of several bases reach over: nothing is said of them; null where the stretches leave them out themselves.</param>
internal sealed class CalledGenome(CalledBlocks called, CalledBlocks? spans, FastaReader? reference) : CalledReference
{
    private string _name = "";
    private string _canonical = "";
    private int _contig = -1;

    public override CalledAllele Find(string chromosome, int position, ReadOnlySpan<byte> effect, ReadOnlySpan<byte> other)
    {
        if (chromosome != _name) (_name, _canonical, _contig) = (chromosome, Chromosome.Of(chromosome).Canonical, reference?.Index.Find(chromosome) ?? -1);
        var start = position - 1;
        if (!called.Covers(_canonical, start, position, out var firstBase) || (spans?.Overlaps(_canonical, start, position) ?? false)) return CalledAllele.NotCalled;
        if (_contig >= 0) return ByReference(start, effect, other);
        if (firstBase == 0 || effect.Length > 1 || other.Length > 1) return CalledAllele.ReferenceUnknown;
        return Of(AreEqual(effect, [firstBase]), other.IsEmpty || AreEqual(other, [firstBase]));
    }

    private CalledAllele ByReference(int start, ReadOnlySpan<byte> effect, ReadOnlySpan<byte> other)
    {
        var (isEffect, isOther) = (IsReference(start, effect), !other.IsEmpty && !other.Contains((byte)'/') && IsReference(start, other));

        // Of an insertion or deletion both alleles may begin as the reference does; the longer one tells more.
        if (isEffect && isOther) (isEffect, isOther) = (effect.Length > other.Length, effect.Length < other.Length);
        if (isEffect && !called.Covers(_canonical, start, start + effect.Length, out _)) return CalledAllele.NotCalled;
        if (isOther && !called.Covers(_canonical, start, start + other.Length, out _)) return CalledAllele.NotCalled;
        return Of(isEffect, other.IsEmpty || other.Contains((byte)'/') || isOther);
    }

    private static CalledAllele Of(bool isEffect, bool isOther) =>
        isEffect ? CalledAllele.EffectIsReference : isOther ? CalledAllele.EffectIsAlternate : CalledAllele.AllelesDiffer;

    private bool IsReference(int start, ReadOnlySpan<byte> allele)
    {
        for (var i = 0; i < allele.Length; i++)
            if (reference!.BaseAt(_contig, start + i) != (allele[i] & 0xDF)) return false;
        return true;
    }

    private static bool AreEqual(ReadOnlySpan<byte> allele, ReadOnlySpan<byte> bases) => allele.Length == 1 && (allele[0] & 0xDF) == (bases[0] & 0xDF);
}
