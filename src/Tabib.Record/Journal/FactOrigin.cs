using Tabib.Core.Facts;

namespace Tabib.Record.Journal;

/// <summary>The journal entry that a fact of <see cref="PatientFacts"/> was read from.</summary>
/// <param name="Entry">Position in the journal.</param>
/// <param name="ResourceType">FHIR type, one shared string per type.</param>
/// <param name="ResourceId">Slice of <see cref="FactBuffer.Text"/>.</param>
/// <param name="Version">1-based.</param>
/// <param name="Source">The system that sent it, one shared string per source.</param>
/// <param name="FirstFact">Number of the resource's first fact in this journal; its others follow. See <see cref="FactNumbers"/>.</param>
/// <param name="SupersededAt">UTC ticks from which on a later version was known; <see cref="Current"/> for the current version.</param>
internal readonly record struct FactOrigin(long Entry, string ResourceType, TextSlice ResourceId, int Version, string Source, long FirstFact, long SupersededAt = FactOrigin.Current)
{
    public const long Current = long.MaxValue;
}
