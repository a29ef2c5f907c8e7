namespace Tabib.App.Patients;

/// <summary>The patients of a workspace.</summary>
public sealed record PatientRows(DateTimeOffset AsOf, IReadOnlyList<PatientRow> Patients);
