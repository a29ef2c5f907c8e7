using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Enters the records of one VCF or BCF into its samples' readings.</summary>
internal sealed class GenotypeEntry
{
    private readonly IReadOnlyList<GeneFacts> _genes;
    private readonly DefinitionIndex _index;
    private readonly PgxReadOptions _options;
    private readonly int[] _columns;
    private readonly IReadOnlyList<SampleReading> _samples;
    private readonly string _path;
    private readonly AlleleDepthRule _depths;
    private readonly CallEntry _entry;
    private readonly ReferenceBlocks _blocks;
    private readonly List<DefinedPlace> _places = [];
    private readonly Dictionary<DefinedPlace, SiteAlleles> _sites = [];
    private byte[] _contig = [];
    private ChromosomeIndex? _chromosome;
    private bool _hasDepthProblem;

    /// <param name="columns">Of the samples, in the file.</param>
    public GenotypeEntry(IReadOnlyList<GeneFacts> genes, DefinitionIndex index, VcfHeader header, PgxReadOptions options, int[] columns, IReadOnlyList<SampleReading> samples, string path)
    {
        (_genes, _index, _options, _columns, _samples, _path) = (genes, index, options, columns, samples, path);
        _depths = AlleleDepthRule.Of(header, path);
        _entry = new CallEntry(genes, index, options.Combines, _depths);
        _blocks = new ReferenceBlocks(_entry, options, columns, samples);
    }

    /// <summary>Records whose reference bases are the definition's.</summary>
    public int Agreeing { get; private set; }

    public int Differing { get; private set; }

    public List<Problem> Problems { get; } = [];

    public void Add(VcfRecord record)
    {
        if (!record.Chrom.SequenceEqual(_contig))
        {
            _contig = record.Chrom.ToArray();
            _chromosome = _index.Chromosome(Encoding.UTF8.GetString(_contig));
        }

        if (_chromosome is null || record.Position > _chromosome.Last) return;
        if (IsBlock(record))
        {
            var end = (int)Math.Min(int.MaxValue, record.TryGetInfoInteger("END"u8, out var stated) ? stated + 1 : (long)record.Position + record.Ref.Length);
            _blocks.Enter(record, _chromosome, end);
            return;
        }

        var reference = record.Ref;
        var isDefined = _chromosome.TryFind(record.Position, out var place);
        var mayBeShifted = IsIndel(record) && _chromosome.MayBeShifted(record.Position);
        if (isDefined && Same(reference, _entry.ReferenceOf(place)))
        {
            // An insertion behind this very base may be one that is defined further to the left.
            if (mayBeShifted && IsOfAnother(record, place) && EnterRespelled(record, out _)) return;
            Agreeing++;
            Enter(record, place, Spelled(record));
            if (reference.Length > 1) EnterBeneath(record, place, ofBases: false);
            return;
        }

        if (isDefined && reference.Length == 1 && _entry.ReferenceOf(place).Length == 1)
        {
            Differing++;
            foreach (var sample in _samples) sample.Discard(place, $"REF is {Encoding.UTF8.GetString(reference)}, the definition has {_entry.ReferenceOf(place)}");
            return;
        }

        DefinedPlace? found = null;
        var isEntered = (mayBeShifted || _chromosome.HasVariant(record.Position, record.Position + reference.Length - 1)) && EnterRespelled(record, out found);
        if (isDefined && !isEntered) RefuseUnlike(record, place);
        if (reference.Length > 1) EnterBeneath(record, found);
        // A base that was called as the reference is a block of one.
        if (record.AlleleCount == 1) _blocks.Enter(record, _chromosome, record.Position + reference.Length);
    }

    /// <summary>Absent positions become the reference, as the user has stated.</summary>
    public void FillAbsent()
    {
        foreach (var sample in _samples) _entry.FillAbsent(sample);
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

    /// <summary>Each allele as text, null where it is symbolic, "*" or holds N.</summary>
    private static string?[] Spelled(VcfRecord record)
    {
        var texts = new string?[record.AlleleCount];
        for (var allele = 0; allele < texts.Length; allele++)
        {
            var text = Encoding.ASCII.GetString(record.Allele(allele)).ToUpperInvariant();
            texts[allele] = text.AsSpan().ContainsAnyExcept("ACGT") ? null : text;
        }

        return texts;
    }

    private void Enter(VcfRecord record, DefinedPlace place, string?[] texts)
    {
        var (genotype, set, depth) = (record.FormatIndexOf("GT"u8), record.FormatIndexOf("PS"u8), record.FormatIndexOf("AD"u8));
        if (depth >= 0 && _depths.Problem is { } problem && !_hasDepthProblem)
        {
            _hasDepthProblem = true;
            Problems.Add(problem);
        }

        if (!_depths.IsUsed) depth = -1;
        var alleles = new SiteAlleles(_genes[place.Gene].Positions[place.Position], texts, _sites.GetValueOrDefault(place));
        _sites[place] = alleles;
        for (var i = 0; i < _columns.Length; i++)
        {
            var sample = _samples[i];
            var cell = VcfCell.Of(record, _columns[i]);
            var text = genotype < 0 ? default : VcfCell.Part(cell, genotype);
            if (!GenotypeText.TryParse(text, out var call)) throw new ProblemException(new Problem("PGX006", ProblemSeverity.Error, $"The genotype '{Encoding.UTF8.GetString(text)}' of '{sample.Name}' cannot be read.", new ProblemLocation(_path, record.Line), null));
            if (Math.Max(call.First, call.Second) >= alleles.Count)
                throw new ProblemException(new Problem("PGX005", ProblemSeverity.Error, $"The genotype '{Encoding.UTF8.GetString(text)}' of '{sample.Name}' names an allele that the record does not have.", new ProblemLocation(_path, record.Line), "GT counts alleles from 0, the reference."));
            _entry.Enter(sample, place, call, alleles, set < 0 ? default : VcfCell.Part(cell, set), depth < 0 ? default : VcfCell.Part(cell, depth));
        }
    }

    private static bool IsIndel(VcfRecord record)
    {
        if (record.Ref.Length == 1 && record.Alt.Length == 1) return false;
        for (var allele = 1; allele < record.AlleleCount; allele++)
        {
            if (record.Allele(allele).Length != record.Ref.Length) return true;
        }

        return false;
    }

    /// <summary>Whether a record at a defined place has an insertion or deletion that is, or may be, one of another place.</summary>
    private bool IsOfAnother(VcfRecord record, DefinedPlace place)
    {
        var (facts, spelled) = (_genes[place.Gene].Positions[place.Position], Spelled(record));
        return spelled[0] is { } reference && spelled.Skip(1).OfType<string>().Any(text => text.Length != reference.Length && !facts.Alternates.Contains(text)
            && (_chromosome!.TryFind(record.Position, reference, text, out var found) ? found.Place != place : _chromosome.Doubtful(record.Position, reference, text).Any()));
    }

    /// <summary>A record that spells a defined change otherwise: longer, or not at its leftmost place.</summary>
    /// <returns>False where none of its changes is known.</returns>
    private bool EnterRespelled(VcfRecord record, out DefinedPlace? target)
    {
        target = null;
        if (record.AlleleCount < 2) return false;
        var spelled = Spelled(record);
        if (spelled[0] is not { } reference) return false;
        var texts = new string?[record.AlleleCount];
        for (var allele = 1; allele < texts.Length; allele++)
        {
            if (spelled[allele] is not { } text) continue;
            if (!_chromosome!.TryFind(record.Position, reference, text, out var found))
            {
                foreach (var place in _chromosome.Doubtful(record.Position, reference, text)) RefuseDoubtful(record, place, allele, text);
                continue;
            }

            if (target is { } known && known != found.Place) continue;
            target = found.Place;
            texts[allele] = _genes[found.Place.Gene].Positions[found.Place.Position].Allele(found.Code);
        }

        if (target is not { } whole) return false;
        texts[0] = _entry.ReferenceOf(whole);
        Agreeing++;
        Enter(record, whole, texts);
        return true;
    }

    /// <summary>A change that may be a defined one in another place of its repeat leaves the defined one unknown, whatever else was said of it.</summary>
    private void RefuseDoubtful(VcfRecord record, DefinedPlace place, int allele, string text)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (Genotype(record, i) is not { } call || (call.First != allele && call.Second != allele)) continue;
            _samples[i].Refuse(place, $"{Change(record, text)} may be its change, not at its leftmost place; align the file to the left");
        }
    }

    private void RefuseUnlike(VcfRecord record, DefinedPlace place)
    {
        foreach (var sample in _samples) sample.Discard(place, $"REF is {Short(record.Ref)}, the definition has {_entry.ReferenceOf(place)}");
    }

    /// <summary>What a record of several bases says of other defined places beneath it: bases of a substitution; of anything else, that they cannot be told.</summary>
    /// <param name="own">The place that the record is of; null where it is of none.</param>
    /// <param name="ofBases">Whether a substitution is read base by base: not one that is defined as a whole.</param>
    private void EnterBeneath(VcfRecord record, DefinedPlace? own, bool ofBases = true)
    {
        var end = record.Position + record.Ref.Length;
        if (_chromosome!.Touching(record.Position, end, _places).IsEmpty) return;
        var texts = Spelled(record);
        var isSubstitution = ofBases && texts.All(text => text is not null && text.Length == texts[0]!.Length);
        // What follows may look for places itself.
        foreach (var place in _places.ToArray())
        {
            var facts = _genes[place.Gene].Positions[place.Position];
            var (start, expected) = (_index.Is37 ? facts.Grch37!.Value : facts.Grch38, _entry.ReferenceOf(place));
            // The base before an insertion or deletion is not changed by it.
            if (place == own || start <= record.Position - (isSubstitution ? 1 : 0)) continue;
            var offset = start - record.Position;
            if (isSubstitution && !facts.HasLongAllele && texts[0]![offset] == expected[0])
            {
                Agreeing++;
                Enter(record, place, [.. texts.Select(text => text!.Substring(offset, 1))]);
                continue;
            }

            for (var i = 0; i < _columns.Length; i++)
            {
                if (Genotype(record, i) is { } call && Math.Max(call.First, call.Second) > 0) _samples[i].Discard(place, $"{Change(record, Short(record.Alt))} lies over it");
            }
        }
    }

    private string Change(VcfRecord record, string alternate) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(_contig)}:{record.Position} {Short(record.Ref)}>{alternate}");

    private static string Short(ReadOnlySpan<byte> bases) => bases.Length <= 20 ? Encoding.UTF8.GetString(bases) : Encoding.UTF8.GetString(bases[..20]) + "...";

    private GenotypeText? Genotype(VcfRecord record, int sample)
    {
        var genotype = record.FormatIndexOf("GT"u8);
        return genotype >= 0 && GenotypeText.TryParse(VcfCell.Part(VcfCell.Of(record, _columns[sample]), genotype), out var call) ? call : null;
    }
}
