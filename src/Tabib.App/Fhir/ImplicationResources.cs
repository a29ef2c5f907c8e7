using System.Globalization;
using System.Text.Json;
using Tabib.App.Reports;
using Tabib.Core.Coding;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Fhir;

/// <summary>Advice for a drug by genotype as Genomics Reporting has it: an implication for each row of the guideline that holds, and a recommendation where the drug is taken. Nobody's orders.</summary>
internal static class ImplicationResources
{
    /// <param name="genotypes">Reference to the genotype of each gene.</param>
    /// <returns>The reference to the written observation.</returns>
    public static string WriteImplication(Utf8JsonWriter json, PatientReport report, SampleCalls calls, DrugAdvice advice, MatchedRow row, IReadOnlyDictionary<string, string> genotypes)
    {
        var id = IdOf(report, calls, "implication", advice, row);
        json.StartObservation(report, id, GenomicsCodes.TherapeuticImplication);
        json.Concept("code", GenomicsCodes.ToBeDetermined, "therapeutic-implication", "Therapeutic Implication");
        json.References("derivedFrom", [.. GenesOf(advice, row).Where(gene => genotypes.ContainsKey(gene.Gene)).Select(gene => genotypes[gene.Gene])]);
        json.Notes([.. Notes(advice), .. Unchecked(row)]);
        json.WriteStartArray("component");
        json.Component(CodeSystems.Loinc, "51963-7", "Medication assessed [ID]", CodeSystems.RxNorm, advice.Drug.RxNorm, advice.Drug.Name, advice.Drug.Name);
        Implied(json, null, row.Implication);
        foreach (var gene in GenesOf(advice, row))
        {
            foreach (var result in gene.Results) Implied(json, result, $"{gene.Gene} {result}");
        }

        json.Component(CodeSystems.Loinc, "93044-6", "Level of evidence", CodeSystems.Loinc, null, "", $"Guideline, strength of its recommendation: {AdviceWords.Of(row.Strength)}");
        if (row.Row.Population is { } population) json.Component(CodeSystems.Loinc, "81259-4", "Associated phenotype", CodeSystems.Snomed, null, "", population);
        json.WriteEndArray();
        json.WriteEndObject();
        return $"Observation/{id}";
    }

    /// <returns>The reference to the written task.</returns>
    public static string WriteRecommendation(Utf8JsonWriter json, PatientReport report, SampleCalls calls, DrugAdvice advice, MatchedRow row, string implication)
    {
        var id = IdOf(report, calls, "recommendation", advice, row);
        json.Start("Task", id);
        json.Profile(GenomicsCodes.MedicationRecommendation);
        json.WriteString("status", "requested");
        json.WriteString("intent", "proposal");
        if (UsageOf(row.Row.Action) is { } usage) json.Concept("code", CodeSystems.Loinc, usage.Code, usage.Display);
        json.WriteString("description", $"{advice.Drug.Name}: {row.Text}");
        json.Reference("for", $"Patient/{report.Id}");
        json.WriteString("authoredOn", report.Record.AsOf);
        json.Reference("requester", FhirElements.DeviceReference);
        json.Reference("reasonReference", implication);
        json.Notes([$"A proposal for whoever treats the patient, not an order. Strength: {AdviceWords.Of(row.Strength)}. Source: {advice.Guideline.Citation}", .. Unchecked(row)]);
        json.WriteEndObject();
        return $"Task/{id}";
    }

    /// <summary>A component of what follows; with a code where the result is a phenotype that LOINC has.</summary>
    private static void Implied(Utf8JsonWriter json, string? result, string text)
    {
        var phenotype = result?.Split(" (", 2)[0];
        var code = phenotype is null ? null : GenomicsCodes.Phenotypes.GetValueOrDefault(phenotype);
        json.Component(GenomicsCodes.ToBeDetermined, "therapeutic-implication", "Therapeutic Implication", CodeSystems.Loinc, code, phenotype ?? "", text);
    }

    private static IEnumerable<GeneBasis> GenesOf(DrugAdvice advice, MatchedRow row) => advice.Genes.Where(gene => row.Row.When.ContainsKey(gene.Gene));

    private static IEnumerable<string> Notes(DrugAdvice advice)
    {
        foreach (var told in advice.Genes.SelectMany(gene => gene.Conversions).Select(conversion => $"{conversion.Modulator} is {conversion.Text} ({conversion.Gene}).").Distinct(StringComparer.Ordinal)) yield return told;
        foreach (var reason in advice.Reasons) yield return reason;
        yield return $"Source: {advice.Guideline.Citation} (advice {advice.Guideline.Id} version {advice.Guideline.Version}).";
    }

    /// <summary>What of the row was not held against its source yet.</summary>
    private static IEnumerable<string> Unchecked(MatchedRow row) => row.Row.Open is { } open ? [$"Not checked against its source yet: {open}"] : [];

    /// <summary>Answers of LOINC's list LL4049-4; it has none for watching and weighing.</summary>
    private static (string Code, string Display)? UsageOf(AdviceAction action) => action switch
    {
        AdviceAction.Avoid or AdviceAction.ChooseAnother => ("LA26421-0", "Consider alternative medication"),
        AdviceAction.ReduceDose => ("LA26422-8", "Decrease dose"),
        AdviceAction.IncreaseDose => ("LA26423-6", "Increase dose"),
        _ => null,
    };

    private static string IdOf(PatientReport report, SampleCalls calls, string kind, DrugAdvice advice, MatchedRow row) => FhirIds.Of(
        report.Sources[0], kind, calls.File, calls.Sample, advice.Guideline.Id, advice.Drug.Name, row.Index.ToString(CultureInfo.InvariantCulture), report.Record.AsOf.ToString("O"), report.Pharmacogenomics!.KnowledgeHash);
}
