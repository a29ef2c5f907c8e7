namespace Tabib.Core.Statistics;

/// <param name="P">Right to the asked accuracy where <paramref name="Converged"/>.</param>
/// <param name="Converged">False where the limit of terms did not suffice for the accuracy.</param>
/// <param name="Integrations">1, or 2 or more where a convergence factor was worth an integration of its own.</param>
internal readonly record struct DaviesResult(double P, bool Converged, int Integrations);
