using CsCheck;
using Tabib.Decision.Rules;

namespace Tabib.Tests.Decision.Rules;

public sealed class ThreeValuedTests
{
    private static readonly Gen<Truth> AnyTruth = Gen.Int[0, 2].Select(i => (Truth)i);

    [Fact]
    public void Not_of_a_conjunction_is_the_disjunction_of_the_nots() =>
        Gen.Select(AnyTruth, AnyTruth).Sample((a, b) => ThreeValued.Not(ThreeValued.And(a, b)) == ThreeValued.Or(ThreeValued.Not(a), ThreeValued.Not(b)));

    [Fact]
    public void Counting_one_is_or_and_counting_all_is_and() =>
        AnyTruth.Array[1, 6].Sample(values =>
        {
            int known = values.Count(value => value == Truth.True), unknown = values.Count(value => value == Truth.Unknown);
            Assert.Equal(values.Aggregate(Truth.False, ThreeValued.Or), ThreeValued.AtLeast(1, known, unknown));
            Assert.Equal(values.Aggregate(Truth.True, ThreeValued.And), ThreeValued.AtLeast(values.Length, known, unknown));
        });

    [Fact]
    public void An_answer_stands_however_the_gaps_are_filled() =>
        Gen.Select(AnyTruth.Array[1, 6], Gen.Int[1, 6], Gen.Bool).Sample((values, needed, filling) =>
        {
            var answer = Count(values, needed);
            if (answer == Truth.Unknown) return;
            var filled = values.Select(value => value == Truth.Unknown ? ThreeValued.Of(filling) : value).ToArray();
            Assert.Equal(answer, Count(filled, needed));
        });

    private static Truth Count(Truth[] values, int needed) =>
        ThreeValued.AtLeast(needed, values.Count(value => value == Truth.True), values.Count(value => value == Truth.Unknown));
}
