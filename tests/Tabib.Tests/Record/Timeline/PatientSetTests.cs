using CsCheck;
using Tabib.Record.Timeline;

namespace Tabib.Tests.Record.Timeline;

public sealed class PatientSetTests
{
    private static readonly Gen<SortedSet<long>> Numbers = Gen.Long[0, 30].Array[0, 25].Select(numbers => new SortedSet<long>(numbers));

    [Fact]
    public void Union_and_intersection_are_those_of_sets() => Gen.Select(Numbers, Numbers).Sample((left, right) =>
    {
        Assert.Equal(left.Union(right).Order(), All(Set(left).Union(Set(right))));
        Assert.Equal(left.Intersect(right).Order(), All(Set(left).Intersect(Set(right))));
        Assert.Equal(left.Count, Set(left).Count);
    });

    [Fact]
    public void Ranges_that_touch_are_one() => Assert.Equal([(1L, 4L), (6L, 6L)], Set([1, 2, 3, 4, 6]));

    [Fact]
    public void Ranges_must_ascend() => Assert.Throws<ArgumentException>(() => Set([1, 2, 3]).Append(3));

    private static PatientSet Set(IEnumerable<long> numbers)
    {
        var set = new PatientSet();
        foreach (var number in numbers) set.Append(number);
        return set;
    }

    private static IEnumerable<long> All(PatientSet set) => set.SelectMany(range => Enumerable.Range(0, (int)(range.Last - range.First + 1)).Select(i => range.First + i));
}
