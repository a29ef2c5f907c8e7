using System.Buffers;
using Tabib.App.Reports;

namespace Tabib.App.Run;

/// <summary>What one patient adds to the run.</summary>
/// <param name="Line">For patients.jsonl.</param>
/// <param name="Fhir">For fhir.ndjson.</param>
internal sealed record PatientOutput(PatientReport Report, ArrayBufferWriter<byte> Line, ArrayBufferWriter<byte> Fhir);
