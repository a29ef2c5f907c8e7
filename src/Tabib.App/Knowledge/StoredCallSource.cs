using System.IO.Compression;
using Tabib.App.Capabilities;
using Tabib.App.Pharmacogenomics;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Comparison;
using Tabib.Ingest.Vcf;
using Tabib.Record.Journal;

namespace Tabib.App.Knowledge;

/// <summary>Where stored calls are: a file of lines, or the patients of a workspace. Holds one sample at a time.</summary>
internal static class StoredCallSource
{
    /// <summary>Samples of a file, whose drugs nothing says.</summary>
    /// <exception cref="ProblemException">INP001, INP003, PGX024, PGX025: the calls cannot be read.</exception>
    public static IEnumerable<StoredPatient> OfFile(string path, IProgress<ProgressReport> progress)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        return Lines(path, progress);
    }

    /// <summary>Samples of patients, under the patients' ids, with what they take.</summary>
    /// <exception cref="ProblemException">PGX024, PGX025, PGX071: a document holds no calls.</exception>
    public static IEnumerable<StoredPatient> OfWorkspace(Workspace workspace, DateTimeOffset asOf, AccessContext access, IProgress<ProgressReport> progress)
    {
        var names = workspace.Journal.Patients(asOf, access).ToDictionary(summary => summary.Key.Number, summary => summary.Ids[0].Id);
        var count = 0L;
        foreach (var record in workspace.Journal.ReadAll(asOf, access))
        {
            if (count++ % 100 == 0) progress.Report(new ProgressReport("compare", count, names.Count, "patients"));
            var stored = StoredCalls.Of(workspace.Journal, record);
            if (stored.Count == 0) continue;
            // A record without any order does not say that nothing is taken.
            IReadOnlyList<string>? medications = record.Facts.Any(fact => fact.Kind == FactKind.Medication) ? [.. TakenMedication.Of(record).Select(medication => medication.Written)] : null;
            foreach (var calls in stored)
            {
                var place = calls.Fact.Source.ToString();
                using var line = new MemoryStream(PharmacogeneDocument.Read(calls.Resource, place));
                foreach (var sample in StoredCallReader.Read(line, place)) yield return new StoredPatient(sample with { Sample = names.GetValueOrDefault(record.Patient.Number, sample.Sample) }, medications);
            }
        }
    }

    private static IEnumerable<StoredPatient> Lines(string path, IProgress<ProgressReport> progress)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var samples = StoredCallReader.Read(stream, path).GetEnumerator();
        for (var count = 0L; Next(samples, path); count++)
        {
            if (count % 1000 == 0) progress.Report(new ProgressReport("compare", file.Position, file.Length, "bytes"));
            yield return new StoredPatient(samples.Current, null);
        }
    }

    private static bool Next(IEnumerator<StoredSample> samples, string path)
    {
        try
        {
            return samples.MoveNext();
        }
        catch (InvalidDataException fault)
        {
            throw new ProblemException(new Problem("INP003", ProblemSeverity.Fatal, $"The compressed file is damaged: {fault.Message}", new ProblemLocation(path), "Fetch the file again."), inner: fault);
        }
    }
}
