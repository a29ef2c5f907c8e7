using System.Buffers.Text;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Enters the records of one file into its samples' readings.</summary>
internal sealed class GenotypeEntry(IReadOnlyList<GeneFacts> genes, DefinitionIndex index, VcfHeader header, PgxReadOptions options, int[] columns, IReadOnlyList<SampleReading> samples, string path)
{
    private readonly AlleleDepthRule _depths = AlleleDepthRule.Of(header, path);
    /// <summary>Alternates of the records that a place had so far: a site may be split into several.</summary>
    private readonly Dictionary<DefinedPlace, HashSet<string?>> _alternates = [];
    private byte[] _contig = [];
    private DefinitionIndex.ChromosomeIndex? _chromosome;
    private bool _hasDepthProblem;

    /// <summary>Records whose reference bases are the definition's.</summary>
    public int Agreeing { get; private set; }

    public int Differing { get; private set; }

    public List<Problem> Problems { get; } = [];

    public void Add(VcfRecord record)
    {
        if (!record.Chrom.SequenceEqual(_contig))
        {
            _contig = record.Chrom.ToArray();
            _chromosome = index.Chromosome(Encoding.UTF8.GetString(_contig));
        }

        if (_chromosome is null || record.Position > _chromosome.Last || record.End < _chromosome.First) return;
        var reference = record.Ref;
        if (_chromosome.TryFind(record.Position, out var place) && !IsBlock(record))
        {
            var expected = ReferenceOf(place);
            if (Same(reference, expected))
            {
                Agreeing++;
                Enter(record, place, Codes(record, place));
                return;
            }

            if (reference.Length == 1 && expected.Length == 1)
            {
                Differing++;
                foreach (var sample in samples) sample.Discard(place, $"REF is {Encoding.UTF8.GetString(reference)}, the definition has {expected}");
                return;
            }
        }

        if (IsBlock(record)) EnterBlock(record);
        else EnterRespelled(record);
    }

    /// <summary>Absent positions become the reference, as the user has stated.</summary>
    public void FillAbsent()
    {
        foreach (var sample in samples)
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
    }

    private static bool IsBlock(VcfRecord record) =>
        record.AlleleCount <= 2 && (record.Alt.SequenceEqual("<NON_REF>"u8) || record.Alt.SequenceEqual("<*>"u8) || (record.AlleleCount == 1 && record.TryGetInfo("END"u8, out _)));

    private static bool Same(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length != text.Length) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if ((bytes[i] & 0xDF) != text[i]) return false;
        }

        return true;
    }

    private string ReferenceOf(DefinedPlace place)
    {
        var facts = genes[place.Gene].Positions[place.Position];
        return index.Is37 ? facts.Reference37 : facts.Reference;
    }

    /// <summary>The code of the file's reference base: not 0 where the builds differ.</summary>
    private byte CodeOfReference(DefinedPlace place)
    {
        var facts = genes[place.Gene].Positions[place.Position];
        if (!index.Is37 || facts.Reference37 == facts.Reference) return 0;
        for (var code = 1; code <= facts.Alternates.Count; code++)
        {
            if (facts.Alternates[code - 1] == facts.Reference37) return (byte)code;
        }

        return GeneSample.Missing;
    }

    /// <summary>The allele of each ALT as text, null where it is symbolic, "*" or holds N.</summary>
    private static string?[] Codes(VcfRecord record, DefinedPlace place)
    {
        _ = place;
        var texts = new string?[record.AlleleCount];
        for (var allele = 0; allele < texts.Length; allele++)
        {
            var text = Encoding.ASCII.GetString(record.Allele(allele)).ToUpperInvariant();
            texts[allele] = text.AsSpan().ContainsAnyExcept("ACGT") ? null : text;
        }

        return texts;
    }

    private void Enter(VcfRecord record, DefinedPlace place, string?[] alleles)
    {
        var (genotype, set, depth) = (record.FormatIndexOf("GT"u8), record.FormatIndexOf("PS"u8), record.FormatIndexOf("AD"u8));
        if (depth >= 0 && _depths.Problem is { } problem && !_hasDepthProblem)
        {
            _hasDepthProblem = true;
            Problems.Add(problem);
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var sample = samples[i];
            var slot = sample.Genes[place.Gene];
            var cell = record.Sample(columns[i]);
            var text = genotype < 0 ? default : VcfCell.Part(cell, genotype);
            if (!GenotypeText.TryParse(text, out var call)) throw new ProblemException(new Problem("PGX006", ProblemSeverity.Error, $"The genotype '{Encoding.UTF8.GetString(text)}' of '{sample.Name}' cannot be read.", new ProblemLocation(path, record.Line), null));
            if (call.Ploidy == 0)
            {
                sample.Discard(place, "no genotype");
                continue;
            }

            if (Math.Max(call.First, call.Second) >= alleles.Length)
                throw new ProblemException(new Problem("PGX005", ProblemSeverity.Error, $"The genotype '{Encoding.UTF8.GetString(text)}' of '{sample.Name}' names an allele that the record does not have.", new ProblemLocation(path, record.Line), "GT counts alleles from 0, the reference."));
            if (call.Ploidy > 2) sample.Warn(place, "PGX110", $"{Name(place)}: more than two alleles; the first two are taken.");
            if (slot.IsPresent(place.Position))
            {
                if (Join(slot, place, call, alleles)) continue;
                sample.Warn(place, "PGX111", $"{Name(place)} stands in the file more than once; the first valid record is taken.");
                continue;
            }

            var reason = EnterSample(sample, slot, place, call, alleles, set < 0 ? default : VcfCell.Part(cell, set), depth < 0 ? default : VcfCell.Part(cell, depth));
            if (reason is not null) sample.Discard(place, reason);
        }

        if (!_alternates.TryGetValue(place, out var seen)) _alternates[place] = seen = [];
        seen.UnionWith(alleles.Skip(1));
    }

    /// <returns>Why the position stays missing; null where it is entered.</returns>
    private string? EnterSample(SampleReading sample, GeneSample slot, DefinedPlace place, GenotypeText call, string?[] alleles, ReadOnlySpan<byte> set, ReadOnlySpan<byte> depth)
    {
        var gene = genes[place.Gene];
        for (var allele = 1; allele < alleles.Length; allele++)
        {
            if (alleles[allele] is not null) continue;
            if (call.First == allele || call.Second == allele) return "the genotype names an allele that is not spelled out";
            sample.Warn(place, "PGX112", $"{Name(place)}: an alternate allele that is not spelled out is left aside; the genotype does not name it.");
        }

        if (alleles[0] is null) return "REF is not spelled out";
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
        if (call.First >= 0 && call.Second >= 0 && call.First != call.Second && _depths.OneAlleleAlone(depth)) return "AD has reads of one allele only, though the genotype is heterozygous";
        slot.First[place.Position] = CodeOf(sample, slot, place, call.First, alleles);
        slot.Second[place.Position] = CodeOf(sample, slot, place, call.Second, alleles);
        slot.IsPhased[place.Position] = call.IsPhased;
        slot.PhaseSet[place.Position] = call.IsPhased ? PhaseSetOf(set) : 0;
        return null;
    }

    private byte CodeOf(SampleReading sample, GeneSample slot, DefinedPlace place, int allele, string?[] alleles)
    {
        if (allele < 0) return GeneSample.Missing;
        var facts = genes[place.Gene].Positions[place.Position];
        var text = alleles[allele]!;
        for (var code = 0; code <= facts.Alternates.Count; code++)
        {
            if (facts.Allele(code) == text) return (byte)code;
        }

        var gene = genes[place.Gene];
        var bases = slot.CodeOf(place.Position, facts.Alternates.Count + 1, text);
        // A definition of several bases is not compared with a record of single ones.
        if (facts.Alternates.Any(alternate => alternate.Length > 1) && !alleles.Skip(1).Any(other => other?.Length > 1))
        {
            sample.Warn(place, "PGX115", $"{Name(place)}: the file has {text}, the definition has longer alleles.");
            return bases;
        }

        sample.Undocumented[place.Gene].Add($"{Name(place)}:{text}");
        var isReplaced = gene.Undocumented == UndocumentedRule.Reference || (gene.Undocumented == UndocumentedRule.ReferenceUnlessCombining && !options.Combines);
        sample.Warn(place, "PGX116", isReplaced
            ? $"{Name(place)}: {text} is in no definition of {gene.Gene} and was read as the reference."
            : $"{Name(place)}: {text} is in no definition of {gene.Gene}.");
        if (!isReplaced) return bases;
        slot.IsReplaced[place.Position] = true;
        return 0;
    }

    /// <summary>Joins the parts of a site that was split into one record for each alternate.</summary>
    /// <returns>False where both records say something of the same allele.</returns>
    private bool Join(GeneSample slot, DefinedPlace place, GenotypeText call, string?[] alleles)
    {
        var facts = genes[place.Gene].Positions[place.Position];
        if (call.First < 0 || call.Second < 0 || slot.IsHalf(place.Position)) return false;
        byte Known(int allele)
        {
            if (allele == 0) return 0;
            for (var code = 1; code <= facts.Alternates.Count; code++)
            {
                if (facts.Alternates[code - 1] == alleles[allele]) return (byte)code;
            }

            return GeneSample.Missing;
        }

        var (first, second) = (Known(call.First), Known(call.Second));
        var (one, other) = (slot.First[place.Position], slot.Second[place.Position]);
        if (first == GeneSample.Missing || second == GeneSample.Missing || alleles.Skip(1).Any(_alternates[place].Contains)) return false;
        if (first == 0 && second == 0) return true;
        var isPhased = slot.IsPhased[place.Position] && call.IsPhased;
        if (one == 0 && other == 0)
        {
            (slot.First[place.Position], slot.Second[place.Position], slot.IsPhased[place.Position]) = (first, second, call.IsPhased);
            return true;
        }

        // One alternate of each record on either side; without phase the sides may be changed.
        if ((one != 0 && other != 0) || (first != 0 && second != 0) || (isPhased && (one != 0) == (first != 0))) return false;
        (slot.First[place.Position], slot.Second[place.Position]) = isPhased ? ((byte)(one + first), (byte)(other + second)) : (Math.Max(one, other), Math.Max(first, second));
        slot.IsPhased[place.Position] = isPhased;
        return true;
    }

    /// <summary>A block of reference bases: evidence at every place that it holds whole.</summary>
    private void EnterBlock(VcfRecord record)
    {
        var (genotype, depth, smallest, quality) = (record.FormatIndexOf("GT"u8), record.FormatIndexOf("DP"u8), record.FormatIndexOf("MIN_DP"u8), record.FormatIndexOf("GQ"u8));
        var end = (int)Math.Min(int.MaxValue, record.TryGetInfoInteger("END"u8, out var stated) ? stated + 1 : (long)record.Position + record.Ref.Length);
        foreach (var place in _chromosome!.Inside(record.Position, end))
        {
            var code = CodeOfReference(place);
            for (var i = 0; i < columns.Length; i++)
            {
                var cell = record.Sample(columns[i]);
                var (sample, slot) = (samples[i], samples[i].Genes[place.Gene]);
                if (slot.IsPresent(place.Position)) continue;
                var text = genotype < 0 ? default : VcfCell.Part(cell, genotype);
                if (!GenotypeText.TryParse(text, out var call) || call.First != 0 || (call.Second != 0 && call.Ploidy != 1))
                {
                    sample.Discard(place, "the reference block's genotype is not 0/0");
                    continue;
                }

                if (Number(cell, smallest >= 0 ? smallest : depth) is not { } reads || reads < options.SmallestDepth)
                {
                    sample.Discard(place, $"the reference block's depth is below {options.SmallestDepth}");
                    continue;
                }

                if (Number(cell, quality) is not { } sure || sure < options.SmallestQuality)
                {
                    sample.Discard(place, $"the reference block's quality is below {options.SmallestQuality}");
                    continue;
                }

                slot.First[place.Position] = code;
                slot.Second[place.Position] = call.Ploidy == 1 ? GeneSample.Missing : code;
                slot.IsPhased[place.Position] = call.IsPhased;
            }
        }
    }

    private static int? Number(ReadOnlySpan<byte> cell, int part) =>
        part >= 0 && Utf8Parser.TryParse(VcfCell.Part(cell, part), out int number, out _) ? number : null;

    /// <summary>A record that spells a defined change otherwise: longer, or not at its leftmost place.</summary>
    private void EnterRespelled(VcfRecord record)
    {
        if (record.AlleleCount < 2) return;
        var reference = Encoding.ASCII.GetString(record.Ref).ToUpperInvariant();
        if (reference.AsSpan().ContainsAnyExcept("ACGT")) return;
        var texts = new string?[record.AlleleCount];
        DefinedPlace? target = null;
        for (var allele = 1; allele < texts.Length; allele++)
        {
            var text = Encoding.ASCII.GetString(record.Allele(allele)).ToUpperInvariant();
            if (text.AsSpan().ContainsAnyExcept("ACGT") || !_chromosome!.TryFind(record.Position, reference, text, out var found)) continue;
            if (target is { } known && known != found.Place) continue;
            target = found.Place;
            texts[allele] = genes[found.Place.Gene].Positions[found.Place.Position].Allele(found.Code);
        }

        if (target is not { } place) return;
        texts[0] = ReferenceOf(place);
        Agreeing++;
        Enter(record, place, texts);
    }

    private string Name(DefinedPlace place) => genes[place.Gene].Positions[place.Position].Name(genes[place.Gene].Chromosome);

    private static int PhaseSetOf(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0 || text is [(byte)'.']) return 0;
        if (Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length) return number == 0 ? int.MinValue : number;
        return int.MinValue + 1 + (Encoding.UTF8.GetString(text).Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & 0x3FFFFFFF);
    }
}
