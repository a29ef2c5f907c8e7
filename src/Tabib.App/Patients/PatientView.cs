using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>A patient's record as known at a moment.</summary>
public sealed record PatientView(string Id, PatientRecord Record);
