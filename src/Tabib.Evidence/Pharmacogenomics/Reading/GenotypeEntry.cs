using System.Buffers.Text;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
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
        var reference = record.Ref;
        if (_chromosome.TryFind(record.Position, out var place) && !IsBlock(record))
        {
            var expected = _entry.ReferenceOf(place);
            if (Same(reference, expected))
            {
                Agreeing++;
                Enter(record, place, Spelled(record));
                return;
            }

            if (reference.Length == 1 && expected.Length == 1)
            {
                Differing++;
                foreach (var sample in _samples) sample.Discard(place, $"REF is {Encoding.UTF8.GetString(reference)}, the definition has {expected}");
                return;
            }
        }

        if (IsBlock(record)) EnterBlock(record);
        else if (_chromosome.HasVariant(record.Position, record.Position + reference.Length - 1)) EnterRespelled(record);
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
            var cell = record.Sample(_columns[i]);
            var text = genotype < 0 ? default : VcfCell.Part(cell, genotype);
            if (!GenotypeText.TryParse(text, out var call)) throw new ProblemException(new Problem("PGX006", ProblemSeverity.Error, $"The genotype '{Encoding.UTF8.GetString(text)}' of '{sample.Name}' cannot be read.", new ProblemLocation(_path, record.Line), null));
            if (Math.Max(call.First, call.Second) >= alleles.Count)
                throw new ProblemException(new Problem("PGX005", ProblemSeverity.Error, $"The genotype '{Encoding.UTF8.GetString(text)}' of '{sample.Name}' names an allele that the record does not have.", new ProblemLocation(_path, record.Line), "GT counts alleles from 0, the reference."));
            _entry.Enter(sample, place, call, alleles, set < 0 ? default : VcfCell.Part(cell, set), depth < 0 ? default : VcfCell.Part(cell, depth));
        }
    }

    /// <summary>A block of reference bases: evidence at every place that it holds whole.</summary>
    private void EnterBlock(VcfRecord record)
    {
        var end = (int)Math.Min(int.MaxValue, record.TryGetInfoInteger("END"u8, out var stated) ? stated + 1 : (long)record.Position + record.Ref.Length);
        var places = _chromosome!.Inside(record.Position, end, _places);
        if (places.Length == 0) return;
        var (genotype, depth, smallest, quality) = (record.FormatIndexOf("GT"u8), record.FormatIndexOf("DP"u8), record.FormatIndexOf("MIN_DP"u8), record.FormatIndexOf("GQ"u8));
        foreach (var place in places)
        {
            var code = _entry.CodeOfReference(place);
            for (var i = 0; i < _columns.Length; i++)
            {
                var cell = record.Sample(_columns[i]);
                var (sample, slot) = (_samples[i], _samples[i].Genes[place.Gene]);
                if (slot.IsPresent(place.Position)) continue;
                var text = genotype < 0 ? default : VcfCell.Part(cell, genotype);
                if (!GenotypeText.TryParse(text, out var call) || call.First != 0 || (call.Second != 0 && call.Ploidy != 1))
                {
                    sample.Discard(place, "the reference block's genotype is not 0/0");
                    continue;
                }

                if (Number(cell, smallest >= 0 ? smallest : depth) is not { } reads || reads < _options.SmallestDepth)
                {
                    sample.Discard(place, $"the reference block's depth is below {_options.SmallestDepth}");
                    continue;
                }

                if (Number(cell, quality) is not { } sure || sure < _options.SmallestQuality)
                {
                    sample.Discard(place, $"the reference block's quality is below {_options.SmallestQuality}");
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
            texts[allele] = _genes[found.Place.Gene].Positions[found.Place.Position].Allele(found.Code);
        }

        if (target is not { } place) return;
        texts[0] = _entry.ReferenceOf(place);
        Agreeing++;
        Enter(record, place, texts);
    }
}
