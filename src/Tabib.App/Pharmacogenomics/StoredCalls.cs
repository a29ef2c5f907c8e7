using Tabib.Core.Facts;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Ingest.Vcf;
using Tabib.Record.Journal;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Calls of pharmacogenes that the journal keeps with a patient, as one of the patient's documents.</summary>
/// <param name="Resource">The document as stored.</param>
internal sealed record StoredCalls(Fact Fact, byte[] Resource)
{
    /// <summary>Those known at the moment of the record, one for each sample of a genome file, in the order of their documents' ids. On the thread that reads the journal.</summary>
    public static IReadOnlyList<StoredCalls> Of(PatientJournal journal, PatientRecord record)
    {
        var facts = record.With(PharmacogeneDocument.Code);
        return facts.Count == 0 ? [] : [.. facts.Where(fact => fact.Status == FactStatus.Active).OrderBy(fact => fact.Source.ResourceId, StringComparer.Ordinal).Select(fact => new StoredCalls(fact, journal.Content(record, fact)))];
    }

    /// <exception cref="Core.Outcomes.ProblemException">PGX042, PGX071: the document holds no calls.</exception>
    public SampleCalls Read()
    {
        var place = Fact.Source.ToString();
        using var line = new MemoryStream(PharmacogeneDocument.Read(Resource, place));
        return SampleCallsReader.Read(line, place).FirstOrDefault() ?? throw PharmacogeneDocument.Nothing(place);
    }
}
