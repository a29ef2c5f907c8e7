using Tabib.Ingest.Deflate;

namespace Tabib.Tests.Ingest.Bgzf;

public sealed class MatchCopyTests
{
    private const int Longest = 258;

    [Fact]
    public void A_match_repeats_what_lies_a_distance_back_and_keeps_to_its_slack()
    {
        for (var distance = 1; distance <= 100; distance++)
        {
            for (var length = 3; length <= Longest; length++)
            {
                var expected = Enumerable.Range(0, distance + Longest + MatchCopy.MostBeyond + 1).Select(i => (byte)(i * 37)).ToArray();
                var bytes = expected.ToArray();
                for (var i = 0; i < length; i++) expected[distance + i] = expected[i];
                MatchCopy.Copy(ref bytes[distance], distance, length);
                Assert.Equal(expected[..(distance + length)], bytes[..(distance + length)]);
                Assert.Equal(expected[(distance + length + MatchCopy.MostBeyond)..], bytes[(distance + length + MatchCopy.MostBeyond)..]);
            }
        }
    }
}
