using System.Numerics;
using CsCheck;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class BitScatterTests
{
    [Fact]
    public void By_hand_and_by_instruction_are_the_same() => Gen.Select(Gen.ULong, Gen.ULong).Sample(
        (value, mask) =>
        {
            Assert.Equal(BitScatter.DepositByHand(value, mask), BitScatter.Deposit(value, mask));
            Assert.Equal(BitScatter.ExtractByHand(value, mask), BitScatter.Extract(value, mask));
        },
        iter: 1000);

    [Fact]
    public void What_is_deposited_is_extracted_again() => Gen.Select(Gen.ULong, Gen.ULong).Sample(
        (value, mask) =>
        {
            var count = BitOperations.PopCount(mask);
            var kept = count == 64 ? value : value & ((1UL << count) - 1);
            Assert.Equal(kept, BitScatter.Extract(BitScatter.Deposit(value, mask), mask));
            Assert.Equal(0UL, BitScatter.Deposit(value, mask) & ~mask);
        },
        iter: 1000);

    [Fact]
    public void Spread_bits_lie_at_even_places() => Gen.UInt.Sample(
        bits =>
        {
            Assert.Equal(BitScatter.DepositByHand(bits, 0x5555_5555_5555_5555), BitScatter.Spread(bits));
            Assert.Equal(BitScatter.Spread(bits), BitScatter.SpreadByHand(bits));
            Assert.Equal(bits, BitScatter.CloseUp(BitScatter.Spread(bits) | 0xAAAA_AAAA_AAAA_AAAA));
            Assert.Equal(bits, BitScatter.CloseUpByHand(BitScatter.Spread(bits) | 0xAAAA_AAAA_AAAA_AAAA));
        },
        iter: 1000);
}
