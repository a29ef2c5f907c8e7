using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>What a file holds of all its samples.</summary>
/// <param name="Build">"GRCh38" or "GRCh37".</param>
internal sealed record PgxFileReading(string Build, IReadOnlyList<SampleReading> Samples, IReadOnlyList<Problem> Problems)
{
    private const int SamplesPerBlock = 16;

    /// <summary>Blocks of samples in the file's order.</summary>
    public IEnumerable<Func<IReadOnlyList<SampleReading>>> Blocks()
    {
        for (var first = 0; first < Samples.Count; first += SamplesPerBlock)
        {
            var (from, count) = (first, Math.Min(SamplesPerBlock, Samples.Count - first));
            yield return () => [.. Enumerable.Range(from, count).Select(i => Samples[i])];
        }
    }
}
