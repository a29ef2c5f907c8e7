using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Reports;
using Tabib.Core.Coding;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Fhir;

/// <summary>What genotypes say about drugs as lines of Genomics Reporting: genotypes and haplotypes, implications for the drugs that are taken or need something, recommendations for those that are taken, and for each sample a report that ties them.</summary>
internal sealed class GenomicReportResources(IBufferWriter<byte> output, PatientReport report) : IDisposable
{
    private static readonly JsonWriterOptions Options = JsonFormat.Writer with { Indented = false };

    private readonly Utf8JsonWriter _json = new(output, Options);
    private readonly List<string> _written = [];
    private bool _isInLine;

    /// <returns>References to all resources written.</returns>
    public IReadOnlyList<string> Write(PatientPharmacogenomics pharmacogenomics)
    {
        foreach (var sample in pharmacogenomics.Samples) Write(sample);
        EndLine();
        return _written;
    }

    public void Dispose() => _json.Dispose();

    private void Write(SampleAdvice sample)
    {
        var calls = sample.Calls;
        var results = new List<string>();
        var genotypes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in calls.Genes)
        {
            var references = GenotypeResources.Write(Begin, report, calls, call);
            genotypes[call.Gene] = references[^1];
            results.AddRange(references);
        }

        var tasks = new List<string>();
        foreach (var advice in sample.Advice)
        {
            foreach (var row in advice.Rows.Where(row => row.AsksForSomething || advice.IsTaken))
            {
                var implication = ImplicationResources.WriteImplication(Begin(), report, calls, advice, row, genotypes);
                results.Add(implication);
                if (advice.IsTaken && row.AsksForSomething && !report.Record.IsDeceased) tasks.Add(ImplicationResources.WriteRecommendation(Begin(), report, calls, advice, row, implication));
            }
        }

        _written.AddRange(results);
        _written.AddRange(tasks);
        _written.Add(WriteReport(Begin(), calls, results, tasks));
    }

    private string WriteReport(Utf8JsonWriter json, SampleCalls calls, IReadOnlyList<string> results, List<string> tasks)
    {
        var id = FhirIds.Of(report.Sources[0], "pharmacogenomics", calls.File, calls.Sample, report.Record.AsOf.ToString("O"), calls.KnowledgeHash, report.Pharmacogenomics!.KnowledgeHash);
        json.Start("DiagnosticReport", id);
        json.Profile(GenomicsCodes.Report);
        if (tasks.Count > 0)
        {
            json.WriteStartArray("extension");
            foreach (var task in tasks)
            {
                json.WriteStartObject();
                json.WriteString("url", GenomicsCodes.RecommendedAction);
                json.Reference("valueReference", task);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteString("status", "final");
        json.WriteStartArray("category");
        json.ConceptItem(GenomicsCodes.DiagnosticService, "GE", "Genetics");
        json.WriteEndArray();
        json.Concept("code", CodeSystems.Loinc, "51969-4", "Genetic analysis report");
        json.Reference("subject", $"Patient/{report.Id}");
        json.WriteString("issued", report.Record.AsOf);
        json.References("result", results);
        json.WriteString("conclusion", string.Create(
            CultureInfo.InvariantCulture,
            $"Pharmacogenomics: {calls.Genes.Count(call => call.Status == CallStatus.Called)} of {calls.Genes.Count} genes called from sample {calls.Sample} of {calls.File} ({calls.Build}). Definitions {calls.KnowledgeVersion}, sha256 {calls.KnowledgeHash}; advice sha256 {report.Pharmacogenomics!.KnowledgeHash}. Research and decision support, not a certified test."));
        json.WriteEndObject();
        return $"DiagnosticReport/{id}";
    }

    private Utf8JsonWriter Begin()
    {
        EndLine();
        _isInLine = true;
        return _json;
    }

    private void EndLine()
    {
        if (!_isInLine) return;
        _json.Flush();
        _json.Reset();
        output.Write("\n"u8);
        _isInLine = false;
    }
}
