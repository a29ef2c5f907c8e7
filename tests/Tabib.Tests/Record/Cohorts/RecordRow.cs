namespace Tabib.Tests.Record.Cohorts;

/// <summary>A version of a fact.</summary>
internal sealed record RecordRow(
    long Id, int Patient, string Kind, string Code, string[]? Others, double? Number, string Unit, string? Comparator, DateTime Start, DateTime? Stop, DateTime Known, DateTime? Superseded, int Version, string Status)
{
    public bool IsOf(string kind, string code) => Status == "active" && Kind == kind && (Code == code || (Others?.Contains(code) ?? false));

    public bool IsKnownAt(DateTime moment) => Known <= moment && (Superseded is null || Superseded > moment);

    /// <summary>In mg/dL.</summary>
    public double? Value => Comparator is not null || Number is null ? null : Unit == "g/L" ? Number * 100 : Number;
}
