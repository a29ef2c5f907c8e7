using Tabib.Core.Scheduling;
using Tabib.Evidence.Pharmacogenomics.Outside;
using Tabib.Evidence.Pharmacogenomics.Reading;

namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>The samples of an opened file or genotype set, to be called once, in their order.</summary>
public sealed class PgxSamples
{
    private readonly IEnumerable<Func<IReadOnlyList<SampleReading>>> _blocks;
    private readonly int _threads;
    private readonly Func<SampleReading, IReadOnlyList<OutsideCall>?, SampleCalls> _call;

    internal PgxSamples(int count, IEnumerable<Func<IReadOnlyList<SampleReading>>> blocks, int threads, Func<SampleReading, IReadOnlyList<OutsideCall>?, SampleCalls> call) =>
        (Count, _blocks, _threads, _call) = (count, blocks, threads, call);

    public int Count { get; }

    /// <summary>On the calling thread.</summary>
    /// <param name="outside">Calls from outside, which beat those from the file; for one sample.</param>
    public IEnumerable<SampleCalls> Call(IReadOnlyList<OutsideCall>? outside = null)
    {
        foreach (var block in _blocks)
        {
            foreach (var sample in block()) yield return _call(sample, outside);
        }
    }

    /// <summary>On several threads; a bounded number of samples is held.</summary>
    /// <param name="form">Makes what is delivered of the calls of a block of samples; runs on the threads.</param>
    /// <param name="deliver">Takes it in the order of the samples, one at a time.</param>
    public void Call<T>(IReadOnlyList<OutsideCall>? outside, Func<IReadOnlyList<SampleCalls>, T> form, Action<T> deliver, CancellationToken cancellation) =>
        new OrderedWork<Func<IReadOnlyList<SampleReading>>, T>(_blocks, deliver).Run(_threads, () => block => form([.. block().Select(sample => _call(sample, outside))]), cancellation);
}
