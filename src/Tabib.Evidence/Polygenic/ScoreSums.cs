using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Evidence.Polygenic;

/// <summary>Sums of scores that share their variants, over the variants that one thread has seen.</summary>
internal abstract class ScoreSums(FixedWeights weights, ScoreTarget target, ScoreOptions options)
{
    private readonly EffectCopies _copies = new(target);
    private long _diploidVariants;
    private long _maleVariants;
    private long _haploidVariants;

    /// <summary>Variants that nobody has a call of, and no frequency is known for.</summary>
    public long Uncalled { get; private set; }

    protected FixedWeights Weights { get; } = weights;

    protected ScoreTarget Target { get; } = target;

    public static ScoreSums Create(FixedWeights weights, ScoreTarget target, ScoreOptions options) =>
        target.Samples.Count <= FewScoreSums.MostSamples ? new FewScoreSums(weights, target, options)
        : weights.Scores.Names.Count == 1 ? new SingleScoreSums(weights, target, options)
        : new MatrixScoreSums(weights, target, options);

    /// <summary>Bytes of one thread's sums.</summary>
    public static long BytesOf(ScoreWeights scores, int sampleCount)
    {
        var padded = (long)GenotypeBuffer.PaddedWords(sampleCount) * GenotypeBuffer.SamplesPerWord;
        return scores.Names.Count == 1 ? 2 * sizeof(long) * padded : MatrixScoreSums.ChunksOf(scores.Names.Count) * 8L * sizeof(long) * padded;
    }

    /// <summary>Adds the entries whose variants the block holds.</summary>
    public void Add(GenotypeBlock block, int firstEntry, int endEntry)
    {
        var variants = Weights.Scores.Variants;
        var rows = block.Rows;
        var number = 0;
        for (var entry = firstEntry; entry < endEntry; entry++)
        {
            // Both are ascending, and the block has every variant of the entries.
            while (rows[number].Variant < variants[entry]) number++;
            ref readonly var row = ref rows[number];
            if (!row.IsSimple) AddGeneral(block, row, entry);
            else if (row.HasMissing && double.IsNaN(row.Frequency) && options.Missing == MissingGenotypes.Expect) Uncalled++;
            else
            {
                _diploidVariants++;
                AddSimple(block, row, number, entry);
            }
        }

        Flush(block);
    }

    /// <summary>Takes another thread's sums in.</summary>
    public virtual void Merge(ScoreSums other)
    {
        _diploidVariants += other._diploidVariants;
        _maleVariants += other._maleVariants;
        _haploidVariants += other._haploidVariants;
        Uncalled += other.Uncalled;
    }

    public ScoreResult Result(int column)
    {
        var scores = Weights.Scores;
        var samples = Target.Samples;
        var result = new ScoreResult(scores.Names[column], scores.Matched, scores.Total, Uncalled)
        {
            AlleleCounts = new long[samples.Count],
            Denominators = new long[samples.Count],
            DosageSums = new double[samples.Count],
            Sums = new double[samples.Count],
        };
        var constantCopies = scores.Constants.Sum(constant => WeightValue.Copies(constant.Model, constant.Copies));
        for (var sample = 0; sample < samples.Count; sample++)
        {
            var tally = TallyOf(sample);
            var alleles = (2 * (_diploidVariants + scores.Constants.Count)) + (samples.Sexes[sample] == Sex.Male ? _maleVariants : 0) + _haploidVariants;
            result.AlleleCounts[sample] = alleles - AlleleTally.Missing(tally);
            result.Denominators[sample] = options.Missing == MissingGenotypes.Skip ? result.AlleleCounts[sample] : alleles;
            result.DosageSums[sample] = AlleleTally.Copies(tally) + constantCopies;
            result.Sums[sample] = Weights.ToDouble(SumOf(sample, column) + Weights.ConstantSum, column);
        }

        return result;
    }

    /// <summary>Whether missing genotypes add what is expected.</summary>
    protected bool ExpectsMissing { get; } = options.Missing == MissingGenotypes.Expect;

    /// <summary>What a missing genotype adds.</summary>
    protected long WorthOfMissing(int entry, int column, double frequency, int copies) =>
        options.Missing == MissingGenotypes.Skip ? 0 : Weights.WorthOfMissing(entry, column, frequency, copies);

    protected abstract void AddSimple(GenotypeBlock block, in GenotypeRow row, int number, int entry);

    /// <summary>Ends a block: what was collected is added.</summary>
    protected abstract void Flush(GenotypeBlock block);

    protected abstract void AddOne(int sample, int column, long worth);

    protected abstract void AddTally(int sample, long tally);

    protected abstract long SumOf(int sample, int column);

    protected abstract long TallyOf(int sample);

    private void AddGeneral(GenotypeBlock block, in GenotypeRow row, int entry)
    {
        var scores = Weights.Scores;
        var model = scores.ModelOf(entry);
        var frequency = _copies.Read(block, row, scores.Alleles[entry]);
        if (_copies.HasMissing && double.IsNaN(frequency) && options.Missing == MissingGenotypes.Expect)
        {
            Uncalled++;
            return;
        }

        var ploidy = row.Kind is ChromosomeKind.Y or ChromosomeKind.Mitochondrial ? 1 : 2;
        if (row.Kind == ChromosomeKind.Y) _maleVariants++;
        else if (ploidy == 1) _haploidVariants++;
        else _diploidVariants++;
        for (var sample = 0; sample < Target.Samples.Count; sample++)
        {
            if (row.Kind == ChromosomeKind.Y && Target.Samples.Sexes[sample] != Sex.Male) continue;
            var copies = _copies[sample];
            var isMissing = double.IsNaN(copies);
            AddTally(sample, isMissing ? AlleleTally.OfMissing(ploidy) : AlleleTally.OfCopies(model, copies));
            for (var column = 0; column < scores.Names.Count; column++)
                AddOne(sample, column, isMissing ? WorthOfMissing(entry, column, frequency, ploidy) : Weights.Worth(entry, column, copies));
        }
    }
}
