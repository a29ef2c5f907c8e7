using Tabib.Core.Scheduling;

namespace Tabib.Tests.Core.Scheduling;

public sealed class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_come_in_the_order_of_the_items_whatever_the_threads(int threads)
    {
        var delivered = new List<int>();
        new OrderedWork<int, int>(Enumerable.Range(0, 1000), delivered.Add).Run(
            threads,
            () => number =>
            {
                if (number % 17 == 0) Thread.SpinWait(20_000);
                return number * 2;
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => number * 2), delivered);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_first_fault_ends_the_work_and_is_thrown(int threads)
    {
        var work = new OrderedWork<int, int>(Enumerable.Range(0, 100_000), _ => { });
        Assert.Equal("seven", Assert.Throws<InvalidOperationException>(() => work.Run(threads, () => number => number == 7 ? throw new InvalidOperationException("seven") : number, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void A_fault_while_delivering_ends_the_work_too()
    {
        var work = new OrderedWork<int, int>(Enumerable.Range(0, 100_000), _ => throw new IOException("full"));
        Assert.Throws<IOException>(() => work.Run(2, () => number => number, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var taken = 0;
        var work = new OrderedWork<int, int>(Enumerable.Range(0, int.MaxValue), _ => { });
        Assert.Throws<OperationCanceledException>(() => work.Run(
            2,
            () => number =>
            {
                if (Interlocked.Increment(ref taken) == 500) stop.Cancel();
                return number;
            },
            stop.Token));
        Assert.InRange(taken, 500, 570);
    }
}
