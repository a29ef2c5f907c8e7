using CsCheck;
using Tabib.Core.Genome;

namespace Tabib.Tests.Core.Genome;

public sealed class ImputeInfoTests
{
    /// <summary>Probabilities of 8 bits, sample by sample and as exact sums.</summary>
    [Fact]
    public void Sums_give_the_score_of_the_samples() => Gen.Int[0, 255].SelectMany(none => Gen.Int[0, 255 - none].Select(one => (None: none, One: one))).Array[1, 200].Sample(samples =>
    {
        var (one, all) = (new ImputeInfo(), new ImputeInfo());
        var (copies, squares, squaredCopies) = (0L, 0L, 0L);
        foreach (var sample in samples)
        {
            var two = 255 - sample.None - sample.One;
            one.Add(sample.One / 255.0, two / 255.0);
            copies += sample.One + (2 * two);
            squares += sample.One + (4 * two);
            squaredCopies += (sample.One + (2 * two)) * (sample.One + (2 * two));
        }

        all.Add(samples.Length, copies, squares, squaredCopies, 255);
        Assert.Equal(one.Count, all.Count);
        Assert.Equal(one.Score!.Value, all.Score!.Value, 1e-9);
    });
}
