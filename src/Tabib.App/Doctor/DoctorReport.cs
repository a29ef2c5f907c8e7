namespace Tabib.App.Doctor;

public sealed record DoctorReport(string Version, IReadOnlyList<DoctorCheck> Checks)
{
    public bool Healthy => Checks.All(check => check.State != "failed");
}
