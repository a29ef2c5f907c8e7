namespace Tabib.Evidence.Polygenic;

/// <summary>Sums of scores for one person or a few: each genotype is looked at by itself, where vectors over samples would be nearly empty.</summary>
internal sealed class FewScoreSums(FixedWeights weights, ScoreTarget target, ScoreOptions options) : ScoreSums(weights, target, options)
{
    public const int MostSamples = 16;

    private readonly long[] _sums = new long[target.Samples.Count * weights.Scores.Names.Count];
    private readonly long[] _tallies = new long[target.Samples.Count];

    public override void Merge(ScoreSums other)
    {
        base.Merge(other);
        var few = (FewScoreSums)other;
        for (var i = 0; i < _sums.Length; i++) _sums[i] += few._sums[i];
        for (var i = 0; i < _tallies.Length; i++) _tallies[i] += few._tallies[i];
    }

    protected override void AddSimple(GenotypeBlock block, in GenotypeRow row, int number, int entry)
    {
        var columns = Weights.Scores.Names.Count;
        var isReference = Weights.Scores.Alleles[entry] == 0;
        var model = Weights.Scores.ModelOf(entry);
        var codes = block.Packed[number * block.WordsPerRow];
        for (var sample = 0; sample < _tallies.Length; sample++, codes >>= 2)
        {
            var code = (int)codes & 3;
            if (code == 3)
            {
                _tallies[sample] += AlleleTally.OfMissing(2);
                for (var column = 0; column < columns; column++) _sums[(sample * columns) + column] += WorthOfMissing(entry, column, isReference ? 1 - row.Frequency : row.Frequency, 2);
                continue;
            }

            var copies = isReference ? 2 - code : code;
            _tallies[sample] += AlleleTally.OfCopies(model, copies);
            for (var column = 0; column < columns; column++) _sums[(sample * columns) + column] += Weights.Worth(entry, column, copies);
        }
    }

    protected override void Flush(GenotypeBlock block)
    {
    }

    protected override long SumOf(int sample, int column) => _sums[(sample * Weights.Scores.Names.Count) + column];

    protected override long TallyOf(int sample) => _tallies[sample];
}
