using System.Buffers;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest;

/// <summary>A format other than FHIR that is read as FHIR resources: tables, HL7 v2 messages, genome files. What it writes goes the same way as FHIR from outside.</summary>
public interface IResourceProducer
{
    /// <summary>Appends up to about a megabyte of FHIR R4 resources, one JSON object a line.</summary>
    /// <param name="problems">What was wrong with the source, with its own file and line.</param>
    /// <returns>False when nothing more will come.</returns>
    bool Next(IBufferWriter<byte> ndjson, ICollection<Problem> problems);
}
