using Tabib.App.Capabilities;
using Tabib.App.Patients;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Record.Journal;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Whom 'pgx advise' is about: samples of a file of calls, or a patient of a workspace.</summary>
/// <param name="Place">Named in problems.</param>
/// <param name="Medications">Null where nothing says what is taken.</param>
/// <param name="Age">Completed years; null where not known.</param>
/// <param name="Files">Read, for the manifest.</param>
internal sealed record AdviceInput(string Place, IEnumerable<SampleCalls> Calls, IReadOnlyList<string>? Medications, int? Age, IReadOnlyList<string> Files)
{
    /// <exception cref="ProblemException">CLI002: not exactly one of --calls and --patient; INP001, PGX042, PGX044: a file; JRN023, PAT001, PAT002: the patient; PGX070: no calls are kept of the patient.</exception>
    public static AdviceInput Of(PgxAdviseCommandOptions options)
    {
        if (options.Calls is null == options.Patient is null) throw Fault.InOption(options.Calls is null ? "--calls" : "--patient", "Give exactly one of --calls and --patient.");
        var medications = options.Medications is { } list ? MedicationList.Read(list) : null;
        return options.Calls is { } calls
            ? new AdviceInput(calls, SampleCallsReader.Read(calls), medications, options.Age, [.. new[] { calls, options.Medications }.OfType<string>()])
            : OfPatient(options, options.Patient!, medications);
    }

    private static AdviceInput OfPatient(PgxAdviseCommandOptions options, string name, IReadOnlyList<string>? medications)
    {
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace));
        var record = workspace.Journal.Read(PatientFinder.Find(workspace.Journal, name), options.AsOf ?? TimeProvider.System.GetUtcNow(), AccessContext.CommandLine(options.Purpose));
        var stored = StoredCalls.Of(workspace.Journal, record);
        if (stored.Count == 0)
            throw Fault.InData("PGX070", name, "No calls of pharmacogenes are kept of this patient.", "Import a VCF, BCF or genotype set with a sample of the patient (tabib import, tabib run); with --as-of, one of that day or before.");
        // A record without any order does not say that nothing is taken.
        if (medications is null && record.Facts.Any(fact => fact.Kind == FactKind.Medication)) medications = [.. TakenMedication.Of(record).Select(medication => medication.Written)];
        return new AdviceInput(name, [.. stored.Select(one => one.Read())], medications, options.Age ?? (record.Age.IsValue ? record.Age.Value : null), [.. new[] { options.Medications }.OfType<string>()]);
    }
}
