namespace Tabib.App.Synth.Epidemics;

/// <summary>A planted outbreak.</summary>
/// <param name="Start">First day of its first week.</param>
/// <param name="Weeks">How long it lasts.</param>
/// <param name="Cases">Cases beyond the usual that were drawn.</param>
internal sealed record Outbreak(string Place, string Disease, DateOnly Start, int Weeks, int Cases);
