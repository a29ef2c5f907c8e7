using System.Buffers;
using Tabib.App.Reports;
using Tabib.Core.Findings;
using Tabib.Decision.Recommendations;

namespace Tabib.App.Run;

/// <summary>What one patient adds to the run.</summary>
/// <param name="Line">For patients.jsonl.</param>
/// <param name="Fhir">For fhir.ndjson.</param>
internal sealed record PatientOutput(
    PatientDigest Digest, IReadOnlyList<Finding> Findings, IReadOnlyList<Recommendation> Recommendations, ArrayBufferWriter<byte> Line, ArrayBufferWriter<byte> Fhir);
