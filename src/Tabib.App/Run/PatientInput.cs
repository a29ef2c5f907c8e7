using Tabib.App.Pharmacogenomics;
using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>What the journal holds of one patient.</summary>
internal sealed record PatientInput(PatientRecord Record, IReadOnlyList<StoredCalls> Calls)
{
    /// <summary>On the thread that reads the journal.</summary>
    public static PatientInput Of(PatientJournal journal, PatientRecord record) => new(record, StoredCalls.Of(journal, record));
}
