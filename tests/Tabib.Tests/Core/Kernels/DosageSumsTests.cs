using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class DosageSumsTests
{
    [Fact]
    public void Dosages_are_worth_the_same_with_vectors_and_without() => Gen.Select(Gen.Int[0, 70], Gen.Bool, Gen.Double[-1e15, 1e15], Gen.Int[0, 1 << 20]).Sample((count, countsReference, weight, seed) =>
    {
        var random = new Random(seed);
        var dosages = Enumerable.Range(0, count + random.Next(3)).Select(_ => random.Next(9) == 0 ? GenotypeBuffer.MissingDosage : (ushort)random.Next(32769)).ToArray();
        var (worths, units) = (new long[count], new long[count]);
        DosageSums.AddWorths(dosages, countsReference, weight, 77, worths);
        DosageSums.AddUnits(dosages, countsReference, 1L << 41, units);
        for (var i = 0; i < count; i++)
        {
            var copies = countsReference ? 32768 - dosages[i] : dosages[i];
            Assert.Equal(dosages[i] == GenotypeBuffer.MissingDosage ? 77 : (long)Math.Round(copies * (weight / 16384)), worths[i]);
            Assert.Equal(dosages[i] == GenotypeBuffer.MissingDosage ? 1L << 41 : copies, units[i]);
        }
    });
}
