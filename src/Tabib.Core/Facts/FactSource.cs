namespace Tabib.Core.Facts;

/// <summary>Where a fact comes from: the resource version in the journal that says it.</summary>
/// <param name="Entry">Position in the journal.</param>
/// <param name="ResourceType">FHIR type, such as "Observation".</param>
/// <param name="ResourceId">Id within its source.</param>
/// <param name="Version">1-based version.</param>
public readonly record struct FactSource(long Entry, string ResourceType, string ResourceId, int Version)
{
    public override string ToString() => $"{ResourceType}/{ResourceId}/_history/{Version}";
}
