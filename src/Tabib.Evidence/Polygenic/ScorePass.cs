namespace Tabib.Evidence.Polygenic;

/// <summary>One pass over the genotypes for some scores.</summary>
internal sealed class ScorePass(ScoreTarget target, FixedWeights[] scores, ScoreOptions options, int blockSize, Action<double>? advance)
{
    private readonly int[] _used = Used(target.Variants.Count, scores);
    private readonly AlleleFrequencies _frequencies = new(target.Samples);
    private int _taken;
    private Exception? _fault;

    /// <returns>For each of the scores.</returns>
    public ScoreSums[] Run(CancellationToken cancellation)
    {
        var blocks = (_used.Length + blockSize - 1) / blockSize;
        var workers = new ScoreSums[Math.Clamp(options.Threads, 1, Math.Max(1, blocks))][];
        var threads = new Thread[workers.Length - 1];
        for (var i = 0; i < threads.Length; i++)
        {
            var number = i + 1;
            threads[i] = new Thread(() => Work(number)) { IsBackground = true };
            threads[i].Start();
        }

        Work(0);
        foreach (var thread in threads) thread.Join();
        if (_fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
        for (var score = 0; score < scores.Length; score++)
            for (var worker = 1; worker < workers.Length; worker++) workers[0][score].Merge(workers[worker][score]);
        return workers[0];

        void Work(int number)
        {
            try
            {
                workers[number] = [.. scores.Select(score => ScoreSums.Create(score, target, options))];
                using var block = new GenotypeBlock(target, options, _frequencies, blockSize);
                for (int next; (next = Interlocked.Increment(ref _taken) - 1) < blocks && Volatile.Read(ref _fault) is null;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Add(workers[number], block, _used.AsSpan(next * blockSize, Math.Min(blockSize, _used.Length - (next * blockSize))));
                    if (number == 0) advance?.Invoke((next + 1.0) / blocks);
                }

                foreach (var sums in workers[number]) sums.Complete();
            }
            catch (Exception fault)
            {
                Interlocked.CompareExchange(ref _fault, fault, null);
            }
        }
    }

    private void Add(ScoreSums[] sums, GenotypeBlock block, ReadOnlySpan<int> variants)
    {
        block.Fill(variants);
        for (var score = 0; score < scores.Length; score++)
        {
            var entries = scores[score].Scores.Variants;
            var first = LowerBound(entries, variants[0]);
            var end = first + LowerBound(entries[first..], variants[^1] + 1);
            if (end > first) sums[score].Add(block, first, end);
        }
    }

    /// <summary>The variants that any of the scores has.</summary>
    private static int[] Used(int variantCount, FixedWeights[] scores)
    {
        if (scores.Length == 1) return Distinct(scores[0].Scores.Variants);
        var isUsed = new bool[variantCount];
        foreach (var score in scores)
            foreach (var variant in score.Scores.Variants) isUsed[variant] = true;
        var used = new int[isUsed.Count(one => one)];
        var next = 0;
        for (var variant = 0; variant < isUsed.Length; variant++)
            if (isUsed[variant]) used[next++] = variant;
        return used;
    }

    private static int[] Distinct(ReadOnlySpan<int> ascending)
    {
        var distinct = new int[ascending.Length];
        var count = 0;
        foreach (var variant in ascending)
            if (count == 0 || distinct[count - 1] != variant) distinct[count++] = variant;
        return distinct[..count];
    }

    private static int LowerBound(ReadOnlySpan<int> ascending, int value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
