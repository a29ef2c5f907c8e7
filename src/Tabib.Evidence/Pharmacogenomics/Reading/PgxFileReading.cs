using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>What a file holds of all its samples.</summary>
/// <param name="Build">"GRCh38" or "GRCh37".</param>
internal sealed record PgxFileReading(string Build, IReadOnlyList<SampleReading> Samples, IReadOnlyList<Problem> Problems);
