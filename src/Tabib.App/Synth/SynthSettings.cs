namespace Tabib.App.Synth;

/// <summary>What decides every byte of the output.</summary>
/// <param name="Until">Last day of the histories.</param>
/// <param name="Gzip">The large files are compressed.</param>
/// <param name="Faults">Faults that an import refuses are planted too.</param>
internal sealed record SynthSettings(long Patients, ulong Seed, DateOnly Until, bool Gzip, bool Faults)
{
    public const long MostPatients = 10_000_000;

    public static readonly DateOnly DefaultUntil = new(2025, 12, 31);
}
