using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Sums of scores that share their variants, over the variants that one thread has seen.</summary>
internal abstract class ScoreSums(FixedWeights weights, ScoreTarget target, ScoreOptions options)
{
    private readonly EffectCopies _copies = new(target);
    private readonly long[]?[] _sums = new long[]?[weights.Scores.Names.Count];
    private readonly long[] _tallies = new long[target.Samples.Count];
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
        var columns = scores.Names.Count == 1 ? 2 : MatrixScoreSums.ChunksOf(scores.Names.Count) * 8L;
        return columns * 2 * sizeof(long) * padded;
    }

    /// <summary>Ends the work of a thread: all that was added is in the sums.</summary>
    public virtual void Complete()
    {
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
            if (!row.IsSimple && !(row.HasDosages && Weights.Scores.ModelOf(entry) == WeightModel.Additive)) AddGeneral(block, row, entry);
            else if (row.HasMissing && double.IsNaN(row.Frequency) && ExpectsMissing) Uncalled++;
            else
            {
                _diploidVariants++;
                if (row.IsSimple) AddSimple(block, row, number, entry);
                else AddDosages(block, row, number, entry);
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
        WholeSums.Add(other._tallies, _tallies);
        for (var column = 0; column < _sums.Length; column++)
            if (other._sums[column] is { } more) WholeSums.Add(more, SumsOf(column));
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
            var tally = TallyOf(sample) + _tallies[sample];
            var alleles = (2 * (_diploidVariants + scores.Constants.Count)) + (samples.Sexes[sample] == Sex.Male ? _maleVariants : 0) + _haploidVariants;
            result.AlleleCounts[sample] = alleles - AlleleTally.Missing(tally);
            result.Denominators[sample] = options.Missing == MissingGenotypes.Skip ? result.AlleleCounts[sample] : alleles;
            result.DosageSums[sample] = AlleleTally.Copies(tally) + constantCopies;
            result.Sums[sample] = Weights.ToDouble(SumOf(sample, column) + (_sums[column]?[sample] ?? 0) + Weights.ConstantSum, column);
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

    protected abstract long SumOf(int sample, int column);

    protected abstract long TallyOf(int sample);

    private long[] SumsOf(int column) => _sums[column] ??= new long[Target.Samples.Count];

    /// <summary>Dosages of one ALT allele, two copies of the chromosome, additive weights.</summary>
    private void AddDosages(GenotypeBlock block, in GenotypeRow row, int number, int entry)
    {
        var dosages = block.DosagesOf(number);
        var isReference = Weights.Scores.Alleles[entry] == 0;
        DosageSums.AddUnits(dosages, isReference, AlleleTally.OfMissing(2), _tallies);
        for (var column = 0; column < _sums.Length; column++)
        {
            var missing = row.HasMissing ? WorthOfMissing(entry, column, isReference ? 1 - row.Frequency : row.Frequency, 2) : 0;
            DosageSums.AddWorths(dosages, isReference, Weights.Worth(entry, column, 1), missing, SumsOf(column));
        }
    }

    /// <summary>Sample by sample: several ALT alleles, one copy of the chromosome, dosages with other weights.</summary>
    private void AddGeneral(GenotypeBlock block, in GenotypeRow row, int entry)
    {
        var scores = Weights.Scores;
        var model = scores.ModelOf(entry);
        var frequency = _copies.Read(block, row, scores.Alleles[entry]);
        if (_copies.HasMissing && double.IsNaN(frequency) && ExpectsMissing)
        {
            Uncalled++;
            return;
        }

        var ploidy = row.Kind is ChromosomeKind.Y or ChromosomeKind.Mitochondrial ? 1 : 2;
        if (row.Kind == ChromosomeKind.Y) _maleVariants++;
        else if (ploidy == 1) _haploidVariants++;
        else _diploidVariants++;
        for (var sample = 0; sample < _tallies.Length; sample++)
            if (IsCounted(row.Kind, sample)) _tallies[sample] += double.IsNaN(_copies[sample]) ? AlleleTally.OfMissing(ploidy) : AlleleTally.OfCopies(model, _copies[sample]);
        for (var column = 0; column < _sums.Length; column++)
        {
            var sums = SumsOf(column);
            var missing = WorthOfMissing(entry, column, frequency, ploidy);
            for (var sample = 0; sample < sums.Length; sample++)
                if (IsCounted(row.Kind, sample)) sums[sample] += double.IsNaN(_copies[sample]) ? missing : Weights.Worth(entry, column, _copies[sample]);
        }
    }

    private bool IsCounted(ChromosomeKind kind, int sample) => kind != ChromosomeKind.Y || Target.Samples.Sexes[sample] == Sex.Male;
}
