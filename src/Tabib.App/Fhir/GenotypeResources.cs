using System.Globalization;
using System.Text.Json;
using Tabib.App.Reports;
using Tabib.Core.Coding;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Fhir;

/// <summary>Calls of pharmacogenes as observations of Genomics Reporting: a genotype a gene, and a haplotype for each of its alleles.</summary>
internal static class GenotypeResources
{
    private const int WarningsShown = 5;

    /// <summary>The haplotypes of a gene come before its genotype, which is derived from them.</summary>
    /// <param name="begin">Begins a line.</param>
    /// <returns>References in the order written; the last is the genotype.</returns>
    public static IReadOnlyList<string> Write(Func<Utf8JsonWriter> begin, PatientReport report, SampleCalls calls, GeneCall call)
    {
        var haplotypes = new List<string>();
        foreach (var allele in AllelesOf(call))
        {
            var id = IdOf(report, calls, "haplotype", $"{call.Gene} {allele}");
            var json = begin();
            json.StartObservation(report, id, GenomicsCodes.Haplotype);
            json.Concept("code", CodeSystems.Loinc, "84414-2", "Haplotype name");
            json.Text("valueCodeableConcept", $"{call.Gene} {allele}");
            json.WriteStartArray("component");
            json.GeneStudied(call.Gene);
            json.WriteEndArray();
            json.WriteEndObject();
            haplotypes.Add($"Observation/{id}");
        }

        return [.. haplotypes, Genotype(begin(), report, calls, call, haplotypes)];
    }

    /// <summary>Where candidates are left, no single allele is certain: none is said by itself.</summary>
    private static IEnumerable<string> AllelesOf(GeneCall call) =>
        call.Status != CallStatus.Called || call.Diplotypes.Count > 1 ? [] : call.Diplotypes.SelectMany(diplotype => diplotype.Alleles).Concat(call.Haplotypes).Distinct(StringComparer.Ordinal);

    private static string Genotype(Utf8JsonWriter json, PatientReport report, SampleCalls calls, GeneCall call, List<string> haplotypes)
    {
        var id = IdOf(report, calls, "genotype", call.Gene);
        json.StartObservation(report, id, GenomicsCodes.Genotype);
        json.Concept("code", CodeSystems.Loinc, "84413-4", "Genotype display name");
        if (call.Status == CallStatus.Called)
        {
            json.Text("valueCodeableConcept", $"{call.Gene} {NameOf(call)}");
            Interpretation(json, call);
        }
        else
        {
            var (code, display) = call.Status == CallStatus.NoData ? ("not-performed", "Not Performed") : ("unknown", "Unknown");
            json.Concept("dataAbsentReason", GenomicsCodes.DataAbsentReason, code, display, call.Reason ?? "The gene is not called.");
        }

        json.Notes(Notes(calls, call));
        json.References("derivedFrom", haplotypes);
        json.WriteStartArray("component");
        json.GeneStudied(call.Gene);
        json.Component(CodeSystems.Loinc, "62374-4", "Human reference sequence assembly version", CodeSystems.Loinc, GenomicsCodes.Builds.GetValueOrDefault(calls.Build), calls.Build, calls.Build);
        json.WriteEndArray();
        json.WriteEndObject();
        return $"Observation/{id}";
    }

    private static string NameOf(GeneCall call) => call.Diplotypes.Count > 0 ? string.Join(" or ", call.Diplotypes.Select(diplotype => diplotype.Name)) : string.Join(", ", call.Haplotypes);

    /// <summary>All results where candidates differ.</summary>
    private static void Interpretation(Utf8JsonWriter json, GeneCall call)
    {
        var isOpen = false;
        foreach (var result in call.Results)
        {
            if (result.Phenotype is not { } phenotype) continue;
            if (!isOpen) json.WriteStartArray("interpretation");
            isOpen = true;
            var text = result.ActivityScore is { } score ? $"{phenotype} (activity score {score})" : phenotype;
            if (GenomicsCodes.Phenotypes.TryGetValue(phenotype, out var code)) json.ConceptItem(CodeSystems.Loinc, code, text);
            else json.TextItem(text);
        }

        if (isOpen) json.WriteEndArray();
    }

    private static IEnumerable<string> Notes(SampleCalls calls, GeneCall call)
    {
        yield return $"Sample {calls.Sample} of {calls.File}. Definitions {calls.KnowledgeVersion}, sha256 {calls.KnowledgeHash}.";
        if (calls.AbsentIsReference) yield return "Positions absent from the file were read as the reference, as the user stated.";
        if (call.Source == "outside") yield return "Stated by another laboratory or program.";
        if (call.Diplotypes.Count > 1) yield return $"{call.Diplotypes.Count} pairs of alleles fit equally well.";
        if (call.Haplotypes.Count > 0) yield return "Alleles found; which of them lie together is not known, and no pair is claimed.";
        if (call.Status == CallStatus.Called && call.MissingPositions.Count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{call.MissingPositions.Count} positions of the gene are missing in the file.");
        foreach (var warning in call.Warnings.Take(WarningsShown)) yield return $"{warning.Code}: {warning.Text}";
        if (call.Warnings.Count > WarningsShown) yield return string.Create(CultureInfo.InvariantCulture, $"{call.Warnings.Count - WarningsShown} more warnings.");
    }

    private static string IdOf(PatientReport report, SampleCalls calls, string kind, string name) =>
        FhirIds.Of(report.Sources[0], kind, calls.File, calls.Sample, name, report.Record.AsOf.ToString("O"), calls.KnowledgeHash);
}
