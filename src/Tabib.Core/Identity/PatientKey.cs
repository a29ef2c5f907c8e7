namespace Tabib.Core.Identity;

/// <summary>A person within one workspace. All records that identifiers tie together share it.</summary>
/// <param name="Number">Dense number given by the journal; without meaning outside the workspace.</param>
public readonly record struct PatientKey(long Number) : IComparable<PatientKey>
{
    public int CompareTo(PatientKey other) => Number.CompareTo(other.Number);

    public override string ToString() => $"patient #{Number}";

    public static bool operator <(PatientKey left, PatientKey right) => left.Number < right.Number;

    public static bool operator >(PatientKey left, PatientKey right) => left.Number > right.Number;

    public static bool operator <=(PatientKey left, PatientKey right) => left.Number <= right.Number;

    public static bool operator >=(PatientKey left, PatientKey right) => left.Number >= right.Number;
}
