using System.Buffers.Text;
using System.Text;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Enters single calls into the readings of samples, whatever format they are from. Safe for several threads on different samples.</summary>
internal sealed class CallEntry(IReadOnlyList<GeneFacts> genes, DefinitionIndex index, bool combines, AlleleDepthRule depths)
{
    private const string OneAlleleHasReads = "AD has reads of one allele only, though the genotype is heterozygous";

    /// <param name="call">At most two alleles count; each is one of <paramref name="alleles"/>.</param>
    /// <param name="set">The phase set's name; empty for none.</param>
    /// <param name="depth">Reads of each allele, parted by commas; empty where not told.</param>
    public void Enter(SampleReading sample, DefinedPlace place, GenotypeText call, SiteAlleles alleles, ReadOnlySpan<byte> set, ReadOnlySpan<byte> depth)
    {
        if (call.Ploidy == 0)
        {
            sample.Discard(place, "no genotype");
            return;
        }

        var slot = sample.Genes[place.Gene];
        if (call.Ploidy > 2) sample.Warn(place, "PGX110", $"{Name(place)}: more than two alleles; the first two are taken.");
        if (slot.IsPresent(place.Position))
        {
            if (!Join(slot, place, call, alleles, set)) sample.Warn(place, "PGX111", $"{Name(place)} stands in the file more than once; the first valid record is taken.");
            return;
        }

        if (sample.TakeHeld(place) is { } held && IsOtherPart(call, alleles))
        {
            // Of a site split by alternates each part has no read of the reference where the sample has two alternates.
            EnterSample(sample, slot, place, held.Call, held.Alleles, held.Set, default);
            if (Join(slot, place, call, alleles, set)) return;
        }

        // Of a split site whose other part cannot be used, the reference here says nothing of the alternate there.
        if (alleles.LacksEarlier && Math.Max(call.First, call.Second) <= 0 && sample.ReasonOf(place.Gene, place.Position) is not null) return;
        if (EnterSample(sample, slot, place, call, alleles, set, depth) is not { } reason) return;
        sample.Discard(place, reason);
        if (reason == OneAlleleHasReads && IsOtherPart(call, alleles)) sample.Hold(place, new HeldCall(call, alleles, set.ToArray()));
    }

    /// <summary>Absent positions become the reference, as the user has stated.</summary>
    public void FillAbsent(SampleReading sample)
    {
        for (var gene = 0; gene < genes.Count; gene++)
        {
            for (var position = 0; position < genes[gene].Positions.Count; position++)
            {
                if (sample.Genes[gene].IsPresent(position) || sample.ReasonOf(gene, position) is not null) continue;
                var code = CodeOfReference(new DefinedPlace(gene, position));
                (sample.Genes[gene].First[position], sample.Genes[gene].Second[position]) = (code, code);
            }
        }
    }

    public string ReferenceOf(DefinedPlace place)
    {
        var facts = genes[place.Gene].Positions[place.Position];
        return index.Is37 ? facts.Reference37 : facts.Reference;
    }

    /// <returns>The place's reference bases, 1-based, half-open.</returns>
    public (int Start, int End) StretchOf(DefinedPlace place)
    {
        var facts = genes[place.Gene].Positions[place.Position];
        var start = index.Is37 ? facts.Grch37 ?? 0 : facts.Grch38;
        return (start, start + ReferenceOf(place).Length);
    }

    /// <summary>The code of the file's reference base: not 0 where the builds differ.</summary>
    public byte CodeOfReference(DefinedPlace place)
    {
        var facts = genes[place.Gene].Positions[place.Position];
        if (!index.Is37 || facts.Reference37 == facts.Reference) return 0;
        for (var code = 1; code <= facts.Alternates.Count; code++)
        {
            if (facts.Alternates[code - 1] == facts.Reference37) return (byte)code;
        }

        return GeneSample.Missing;
    }

    /// <summary>Whether a call may be half of a split site's: the reference and an alternate that no record before it had.</summary>
    private static bool IsOtherPart(GenotypeText call, SiteAlleles alleles) => call.Ploidy == 2 && Math.Min(call.First, call.Second) == 0 && Math.Max(call.First, call.Second) > 0 && !alleles.RepeatsEarlier;

    /// <returns>Why the position stays missing; null where it is entered.</returns>
    private string? EnterSample(SampleReading sample, GeneSample slot, DefinedPlace place, GenotypeText call, SiteAlleles alleles, ReadOnlySpan<byte> set, ReadOnlySpan<byte> depth)
    {
        var gene = genes[place.Gene];
        for (var allele = 1; alleles.HasUnspelled && allele < alleles.Count; allele++)
        {
            if (alleles.Texts[allele] is not null) continue;
            if (call.First == allele || call.Second == allele) return "the genotype names an allele that is not spelled out";
            sample.Warn(place, "PGX112", $"{Name(place)}: an alternate allele that is not spelled out is left aside; the genotype does not name it.");
        }

        if (alleles.Texts[0] is null) return "REF is not spelled out";
        var isSexOrMitochondrial = gene.Chromosome is "X" or "Y" or "MT";
        if (!isSexOrMitochondrial && (call.First < 0) != (call.Second < 0))
        {
            if (Math.Max(call.First, call.Second) == 0)
            {
                sample.Warn(place, "PGX113", $"{Name(place)}: one of two alleles is missing, and the other is the reference; the position counts as missing.");
                return "one of two alleles is missing";
            }

            sample.Warn(place, "PGX114", $"{Name(place)}: one of two alleles is missing.");
        }

        if (gene.Chromosome is "Y" or "MT") call = call.First >= 0 ? call with { Second = -1 } : call with { First = call.Second, Second = -1 };
        if (call.First >= 0 && call.Second >= 0 && call.First != call.Second && depths.OneAlleleAlone(depth)) return OneAlleleHasReads;
        slot.First[place.Position] = CodeOf(sample, slot, place, call.First, alleles);
        slot.Second[place.Position] = CodeOf(sample, slot, place, call.Second, alleles);
        slot.IsPhased[place.Position] = call.IsPhased;
        slot.PhaseSet[place.Position] = call.IsPhased ? PhaseSetOf(set) : 0;
        return null;
    }

    private byte CodeOf(SampleReading sample, GeneSample slot, DefinedPlace place, int allele, SiteAlleles alleles)
    {
        if (allele < 0) return GeneSample.Missing;
        if (alleles.CodeOf(allele) is not GeneSample.Missing and var known) return known;
        var gene = genes[place.Gene];
        var facts = gene.Positions[place.Position];
        var text = alleles.Texts[allele]!;
        var bases = slot.CodeOf(place.Position, facts.Alternates.Count + 1, text);
        // A definition of several bases is not compared with a record of single ones.
        if (facts.Alternates.Any(alternate => alternate.Length > 1) && !alleles.Texts.Skip(1).Any(other => other?.Length > 1))
        {
            sample.Warn(place, "PGX115", $"{Name(place)}: the file has {text}, the definition has longer alleles.");
            return bases;
        }

        sample.Undocumented[place.Gene].Add($"{Name(place)}:{text}");
        var isReplaced = gene.Undocumented == UndocumentedRule.Reference || (gene.Undocumented == UndocumentedRule.ReferenceUnlessCombining && !combines);
        sample.Warn(place, "PGX116", isReplaced
            ? $"{Name(place)}: {text} is in no definition of {gene.Gene} and was read as the reference."
            : $"{Name(place)}: {text} is in no definition of {gene.Gene}.");
        if (!isReplaced) return bases;
        slot.IsReplaced[place.Position] = true;
        return 0;
    }

    /// <summary>Joins the parts of a site that was split into one record for each alternate.</summary>
    /// <returns>False where both records say something of the same allele.</returns>
    private static bool Join(GeneSample slot, DefinedPlace place, GenotypeText call, SiteAlleles alleles, ReadOnlySpan<byte> set)
    {
        byte Known(int allele) => allele < 0 ? GeneSample.Missing : allele == 0 ? (byte)0 : alleles.CodeOf(allele) is not 0 and var code ? code : GeneSample.Missing;
        var (first, second) = (Known(call.First), Known(call.Second));
        var (one, other) = (slot.First[place.Position], slot.Second[place.Position]);
        if (alleles.RepeatsEarlier) return false;
        if (slot.IsHalf(place.Position)) return JoinHalves(slot, place, call, first, second);
        if (first == GeneSample.Missing || second == GeneSample.Missing) return false;
        if (first == 0 && second == 0) return true;
        var isPhased = slot.IsPhased[place.Position] && call.IsPhased;
        if (one == 0 && other == 0)
        {
            (slot.First[place.Position], slot.Second[place.Position], slot.IsPhased[place.Position]) = (first, second, call.IsPhased);
            slot.PhaseSet[place.Position] = call.IsPhased ? PhaseSetOf(set) : 0;
            return true;
        }

        // One alternate of each record on either side; without phase the sides may be changed.
        if ((one != 0 && other != 0) || (first != 0 && second != 0) || (isPhased && (one != 0) == (first != 0))) return false;
        (slot.First[place.Position], slot.Second[place.Position]) = isPhased ? ((byte)(one + first), (byte)(other + second)) : (Math.Max(one, other), Math.Max(first, second));
        slot.IsPhased[place.Position] = isPhased;
        return true;
    }

    /// <summary>Some programs split "1/2" into "1/." and "./1".</summary>
    private static bool JoinHalves(GeneSample slot, DefinedPlace place, GenotypeText call, byte first, byte second)
    {
        var isOnFirst = slot.First[place.Position] != GeneSample.Missing;
        var (known, unknown) = isOnFirst ? (second, first) : (first, second);
        if (call.Ploidy != 2 || known is 0 or GeneSample.Missing || unknown != GeneSample.Missing) return false;
        (isOnFirst ? slot.Second : slot.First)[place.Position] = known;
        slot.IsPhased[place.Position] &= call.IsPhased;
        return true;
    }

    private string Name(DefinedPlace place) => genes[place.Gene].Positions[place.Position].Name(genes[place.Gene].Chromosome);

    private static int PhaseSetOf(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0 || text is [(byte)'.']) return 0;
        if (Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length) return number == 0 ? int.MinValue : number;
        return int.MinValue + 1 + (Encoding.UTF8.GetString(text).Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & 0x3FFFFFFF);
    }
}
