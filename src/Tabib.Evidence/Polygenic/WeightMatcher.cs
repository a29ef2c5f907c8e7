using System.Buffers.Text;
using System.Text;
using Tabib.Core.Genome;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Matches rows of weights to variants. One for each file: it remembers which variants have a weight already.</summary>
/// <remarks>Order of preference among the variants of a place: effect allele REF, ALT; the same on the other strand; effect allele alone. As in pygscatalog (PGS Catalog Calculator).</remarks>
internal sealed class WeightMatcher(TargetVariants target, MatchOptions options, CalledReference? called)
{
    private readonly Dictionary<string, int> _chromosomes = new(StringComparer.Ordinal);
    private byte[] _lastName = [];
    private string _lastNameText = "";
    private int _lastCode = -1;

    /// <summary>By place, on the harmonised positions or the authors'; by id where the row has no place at all.</summary>
    public MatchStatus MatchPlace(in WeightRow row, bool isHarmonized, out VariantMatch match)
    {
        match = VariantMatch.None;
        if (row.Fault != WeightRowFault.None) return MatchStatus.Invalid;
        var chromosome = isHarmonized ? row.HarmonizedChromosome : row.Chromosome;
        var position = isHarmonized ? row.HarmonizedPosition : row.Position;
        if (chromosome.IsEmpty || position == 0)
        {
            if (row.Id.IsEmpty || (isHarmonized && row.Position > 0)) return MatchStatus.Unmapped;
            return MatchId(row, out match);
        }

        var code = CodeOf(chromosome);
        var best = VariantMatch.None;
        var candidates = target.At(code, position);
        if (candidates.Length == 1 && target.BasesOf(candidates[0]) is var bases and not BasePair.None && BasePair.Of(row.EffectAllele, row.OtherAllele) is var weight and not BasePair.None)
            return MatchBases(candidates[0], bases, weight, out match);
        foreach (var variant in candidates) Consider(row, variant, ref best);
        if (candidates.IsEmpty && row.EffectAllele.Length + row.OtherAllele.Length > 2) ConsiderTrimmed(row, code, position, ref best);
        if (best.Variant >= 0)
        {
            match = best;
            return StatusOf(best);
        }

        return candidates.IsEmpty ? MatchCalled(row, position, out match) : MatchStatus.AllelesDiffer;
    }

    private MatchStatus MatchBases(int variant, byte bases, byte weight, out VariantMatch match)
    {
        var kind = BasePair.Compare(weight, bases);
        match = kind == MatchKind.None ? VariantMatch.None : new VariantMatch(variant, kind is MatchKind.RefAlt or MatchKind.RefAltFlipped ? 0 : 1, kind);
        if (kind == MatchKind.None) return MatchStatus.AllelesDiffer;
        if (!options.KeepAmbiguous && BasePair.IsAmbiguous(bases)) return MatchStatus.Ambiguous;
        return kind is MatchKind.RefAltFlipped or MatchKind.AltRefFlipped ? MatchStatus.Flipped : MatchStatus.Matched;
    }

    /// <summary>No variant is listed: the person may have been called without one.</summary>
    private MatchStatus MatchCalled(in WeightRow row, int position, out VariantMatch match)
    {
        match = VariantMatch.None;
        if (called is null || Chromosome.Of(_lastNameText).Kind is ChromosomeKind.Y or ChromosomeKind.Mitochondrial) return MatchStatus.Absent;
        var allele = called.Find(_lastNameText, position, row.EffectAllele, row.OtherAllele);
        if (allele is CalledAllele.EffectIsReference or CalledAllele.EffectIsAlternate)
        {
            if (!options.KeepAmbiguous && AllelePair.IsAmbiguous(row.EffectAllele, row.OtherAllele)) return MatchStatus.Ambiguous;
            match = new VariantMatch(-1, allele == CalledAllele.EffectIsReference ? 0 : 1, allele == CalledAllele.EffectIsReference ? MatchKind.RefAlt : MatchKind.AltRef);
            return MatchStatus.HomozygousReference;
        }

        return allele switch
        {
            CalledAllele.ReferenceUnknown => MatchStatus.ReferenceUnknown,
            CalledAllele.AllelesDiffer => MatchStatus.AllelesDiffer,
            _ => MatchStatus.Absent,
        };
    }

    /// <summary>By id and allele. With <paramref name="asNamed"/>, nothing is turned to the other strand or left out for its alleles: the id is believed, as PLINK does.</summary>
    public MatchStatus MatchId(in WeightRow row, out VariantMatch match, bool asNamed = false)
    {
        match = VariantMatch.None;
        if (row.Fault != WeightRowFault.None) return MatchStatus.Invalid;
        var (found, fitting, after) = (0, 0, -1);
        for (int variant; (variant = target.Ids.Next(row.Id, ref after)) >= 0;)
        {
            found++;
            var one = VariantMatch.None;
            if (asNamed) ConsiderNamed(row, variant, ref one);
            else Consider(row, variant, ref one);
            if (one.Variant < 0) continue;
            fitting++;
            if (one.Kind < match.Kind) match = one;
        }

        if (fitting > 1) return MatchStatus.IdNotUnique;
        if (found == 0 && asNamed) return MatchNamedPlace(row, out match);
        if (fitting == 0) return found == 0 ? MatchStatus.Absent : MatchStatus.AllelesDiffer;
        return asNamed ? MatchStatus.Matched : StatusOf(match);
    }

    /// <summary>An id such as 22:17080378:G:A is a place and a pair of alleles, in either order.</summary>
    private MatchStatus MatchNamedPlace(in WeightRow row, out VariantMatch match)
    {
        match = VariantMatch.None;
        var id = row.Id;
        Span<Range> parts = stackalloc Range[5];
        if (id.Count((byte)':') != 3) return MatchStatus.Absent;
        var count = 0;
        foreach (var part in id.Split((byte)':')) parts[count++] = part;
        if (!Utf8Parser.TryParse(id[parts[1]], out int position, out var used) || used != id[parts[1]].Length) return MatchStatus.Absent;
        var candidates = target.At(CodeOf(id[parts[0]]), position);
        var one = id[parts[2]];
        var other = id[parts[3]];
        foreach (var variant in candidates)
        {
            var kind = Compare(one, other, target.Table.ReferenceBytes(variant), target.Table.AlternateBytes(variant));
            if (kind is MatchKind.RefAlt or MatchKind.AltRef) ConsiderNamed(row, variant, ref match);
        }

        return match.Variant >= 0 ? MatchStatus.Matched : candidates.IsEmpty ? MatchStatus.Absent : MatchStatus.AllelesDiffer;
    }

    private void ConsiderNamed(in WeightRow row, int variant, ref VariantMatch best)
    {
        var table = target.Table;
        if (AllelePair.AreEqual(row.EffectAllele, table.ReferenceBytes(variant))) best = new VariantMatch(variant, 0, MatchKind.RefAlone);
        for (var allele = table.AlternateCount(variant); allele > 0; allele--)
            if (AllelePair.AreEqual(row.EffectAllele, table.AlternateBytes(variant, allele))) best = new VariantMatch(variant, allele, MatchKind.AltAlone);
    }

    private void Consider(in WeightRow row, int variant, ref VariantMatch best)
    {
        var reference = target.Table.ReferenceBytes(variant);
        var alternates = target.Table.AlternateBytes(variant);
        for (var allele = 1; ; allele++)
        {
            var comma = alternates.IndexOf((byte)',');
            var kind = Compare(row.EffectAllele, row.OtherAllele, reference, comma < 0 ? alternates : alternates[..comma]);
            if (kind < best.Kind) best = new VariantMatch(variant, kind is MatchKind.RefAlt or MatchKind.RefAltFlipped or MatchKind.RefAlone ? 0 : allele, kind);
            if (comma < 0) return;
            alternates = alternates[(comma + 1)..];
        }
    }

    /// <summary>An insertion or deletion written with more bases than needed: shared ones are taken off both sides.</summary>
    private void ConsiderTrimmed(in WeightRow row, int code, int position, ref VariantMatch best)
    {
        var one = row.EffectAllele;
        var other = row.OtherAllele;
        if (one.IsEmpty || other.IsEmpty || other.Contains((byte)'/')) return;
        while (one.Length > 1 && other.Length > 1 && (one[^1] | 0x20) == (other[^1] | 0x20))
        {
            one = one[..^1];
            other = other[..^1];
        }

        while (one.Length > 1 && other.Length > 1 && (one[0] | 0x20) == (other[0] | 0x20))
        {
            one = one[1..];
            other = other[1..];
            position++;
        }

        foreach (var variant in target.At(code, position))
        {
            if (target.Table.AlternateCount(variant) > 1) continue;
            var kind = Compare(one, other, target.Table.ReferenceBytes(variant), target.Table.AlternateBytes(variant));
            if (kind < MatchKind.RefAltFlipped && kind < best.Kind) best = new VariantMatch(variant, kind == MatchKind.RefAlt ? 0 : 1, kind);
        }
    }

    private static MatchKind Compare(ReadOnlySpan<byte> effect, ReadOnlySpan<byte> other, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        if (other.IsEmpty)
        {
            if (AllelePair.AreEqual(effect, reference)) return MatchKind.RefAlone;
            return AllelePair.AreEqual(effect, alternate) ? MatchKind.AltAlone : MatchKind.None;
        }

        if (AllelePair.AreEqual(effect, reference) && AllelePair.IsAmong(alternate, other, flipped: false)) return MatchKind.RefAlt;
        if (AllelePair.AreEqual(effect, alternate) && AllelePair.IsAmong(reference, other, flipped: false)) return MatchKind.AltRef;
        if (AllelePair.AreComplements(effect, reference) && AllelePair.IsAmong(alternate, other, flipped: true)) return MatchKind.RefAltFlipped;
        if (AllelePair.AreComplements(effect, alternate) && AllelePair.IsAmong(reference, other, flipped: true)) return MatchKind.AltRefFlipped;
        return MatchKind.None;
    }

    private MatchStatus StatusOf(VariantMatch match)
    {
        var table = target.Table;
        if (!options.KeepMultiallelic && table.AlternateBytes(match.Variant).Contains((byte)',')) return MatchStatus.Multiallelic;
        var isFlipped = match.Kind is MatchKind.RefAltFlipped or MatchKind.AltRefFlipped;
        if (!options.KeepAmbiguous && AllelePair.IsAmbiguous(table.ReferenceBytes(match.Variant), table.AlternateBytes(match.Variant, Math.Max(1, match.Allele)))) return MatchStatus.Ambiguous;
        return isFlipped ? MatchStatus.Flipped : MatchStatus.Matched;
    }

    private int CodeOf(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual(_lastName)) return _lastCode;
        _lastName = name.ToArray();
        _lastNameText = Encoding.UTF8.GetString(name);
        if (!_chromosomes.TryGetValue(_lastNameText, out _lastCode)) _chromosomes.Add(_lastNameText, _lastCode = target.ChromosomeCode(_lastNameText));
        return _lastCode;
    }
}
