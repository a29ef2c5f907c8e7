using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>The resources of a patient, to be written as a Bundle.</summary>
public sealed record PatientBundle(IReadOnlyList<StoredResource> Resources, bool Original);
