using Tabib.Core.Outcomes;

namespace Tabib.App.Polygenic;

/// <param name="Reference">Persons of the reference panel with components and a score.</param>
/// <param name="FarFromReference">Persons that belong to none of the panel's populations.</param>
/// <param name="Risk">Why there is a column of absolute risk, or none.</param>
public sealed record PolygenicNormalizeReport(int Scores, int Persons, int Reference, int FarFromReference, string Risk, string Out, double Seconds, IReadOnlyList<Problem> Problems);
