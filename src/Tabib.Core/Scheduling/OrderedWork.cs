namespace Tabib.Core.Scheduling;

/// <summary>Works on items with several threads and hands the results on in the order of the items, a bounded number of them waiting.</summary>
public sealed class OrderedWork<TItem, TResult>(IEnumerable<TItem> items, Action<TResult> deliver)
{
    private const int MostWaiting = 64;

    private readonly Lock _taking = new();
    private readonly object _delivering = new();
    private readonly Dictionary<long, TResult> _waiting = [];
    private long _taken;
    private long _delivered;
    private volatile Exception? _fault;

    /// <param name="worker">Makes what one thread works with.</param>
    public void Run(int threads, Func<Func<TItem, TResult>> worker, CancellationToken cancellation)
    {
        using var source = items.GetEnumerator();
        var running = new Thread[Math.Max(1, threads) - 1];
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = new Thread(() => Work(source, worker, cancellation)) { IsBackground = true };
            running[i].Start();
        }

        Work(source, worker, cancellation);
        foreach (var thread in running) thread.Join();
        if (_fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
    }

    private void Work(IEnumerator<TItem> source, Func<Func<TItem, TResult>> worker, CancellationToken cancellation)
    {
        try
        {
            var work = worker();
            while (TryTake(source, out var item, out var number, cancellation)) Deliver(number, work(item));
        }
        catch (Exception fault)
        {
            lock (_delivering)
            {
                _fault ??= fault;
                Monitor.PulseAll(_delivering);
            }
        }
    }

    private bool TryTake(IEnumerator<TItem> source, out TItem item, out long number, CancellationToken cancellation)
    {
        lock (_taking)
        {
            item = default!;
            number = _taken;
            if (_fault is not null) return false;
            cancellation.ThrowIfCancellationRequested();
            if (!source.MoveNext()) return false;
            item = source.Current;
            _taken++;
            return true;
        }
    }

    private void Deliver(long number, TResult result)
    {
        lock (_delivering)
        {
            while (number - _delivered >= MostWaiting && _fault is null) Monitor.Wait(_delivering);
            if (_fault is not null) return;
            _waiting[number] = result;
            while (_waiting.Remove(_delivered, out var next))
            {
                deliver(next);
                _delivered++;
            }

            Monitor.PulseAll(_delivering);
        }
    }
}
