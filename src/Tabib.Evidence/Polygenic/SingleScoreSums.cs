using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.Polygenic;

/// <summary>Sums of one score: its weights and the tally of alleles go through the genotypes together.</summary>
internal sealed class SingleScoreSums : ScoreSums
{
    private readonly AlignedNumbers _sums;
    private readonly AlignedNumbers _tallies;
    private int[] _rows = new int[256];
    private long[] _worths = new long[256 * GenotypeSums.CodesPerVariant];
    private long[] _tallyWorths = new long[256 * GenotypeSums.CodesPerVariant];
    private int _count;

    public SingleScoreSums(FixedWeights weights, ScoreTarget target, ScoreOptions options)
        : base(weights, target, options)
    {
        var padded = GenotypeBuffer.PaddedWords(target.Samples.Count) * GenotypeBuffer.SamplesPerWord;
        _sums = new AlignedNumbers(padded);
        _tallies = new AlignedNumbers(padded);
    }

    public override void Merge(ScoreSums other)
    {
        base.Merge(other);
        var single = (SingleScoreSums)other;
        WholeSums.Add(single._sums.Span, _sums.Span);
        WholeSums.Add(single._tallies.Span, _tallies.Span);
    }

    protected override void AddSimple(GenotypeBlock block, in GenotypeRow row, int number, int entry)
    {
        if (_count == _rows.Length) Grow();
        _rows[_count] = number * block.WordsPerRow;
        var worths = _worths.AsSpan(_count * 4, 4);
        var tallies = _tallyWorths.AsSpan(_count * 4, 4);
        var isReference = Weights.Scores.Alleles[entry] == 0;
        var model = Weights.Scores.ModelOf(entry);
        for (var code = 0; code < 3; code++)
        {
            var copies = isReference ? 2 - code : code;
            worths[code] = Weights.Worth(entry, 0, copies);
            tallies[code] = AlleleTally.OfCopies(model, copies);
        }

        worths[3] = row.HasMissing ? WorthOfMissing(entry, 0, isReference ? 1 - row.Frequency : row.Frequency, 2) : 0;
        tallies[3] = AlleleTally.OfMissing(2);
        _count++;
    }

    protected override void Flush(GenotypeBlock block)
    {
        while (_count % GenotypeSums.VariantsPerGroup != 0)
        {
            if (_count == _rows.Length) Grow();
            _rows[_count] = 0;
            _worths.AsSpan(_count * 4, 4).Clear();
            _tallyWorths.AsSpan(_count * 4, 4).Clear();
            _count++;
        }

        if (_count > 0) GenotypeSums.Add(block.Packed, _rows.AsSpan(0, _count), _worths.AsSpan(0, _count * 4), _tallyWorths.AsSpan(0, _count * 4), _sums.Span, _tallies.Span);
        _count = 0;
    }

    protected override long SumOf(int sample, int column) => _sums.Span[GenotypeSums.SlotOf(sample)];

    protected override long TallyOf(int sample) => _tallies.Span[GenotypeSums.SlotOf(sample)];

    private void Grow()
    {
        Array.Resize(ref _rows, _rows.Length * 2);
        Array.Resize(ref _worths, _worths.Length * 2);
        Array.Resize(ref _tallyWorths, _tallyWorths.Length * 2);
    }
}
