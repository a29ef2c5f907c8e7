using Tabib.Core.Outcomes;

namespace Tabib.Ingest;

/// <summary>A format other than FHIR that is read as FHIR resources: tables, HL7 v2 messages, genome files. What it makes goes the same way as FHIR from outside.</summary>
public interface IResourceProducer : IDisposable
{
    /// <summary>Bytes taken so far from the source as it lies on disk.</summary>
    long SourceBytesRead { get; }

    /// <summary>Adds up to about a megabyte of FHIR R4 resources.</summary>
    /// <param name="problems">What was wrong with the source, with its own file and line; a few thousand a call at most.</param>
    /// <returns>False when nothing more will come.</returns>
    /// <exception cref="ProblemException">The source as a whole cannot be read (any further).</exception>
    bool Next(ProducedResources resources, ICollection<Problem> problems);
}
