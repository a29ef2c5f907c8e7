namespace Tabib.Evidence.Validation;

/// <summary>How risks order and fit what was seen by a horizon, each row weighed by the inverse of its chance of not having been censored.</summary>
/// <param name="Area">Cumulative/dynamic area under the curve: cases had the event by then; controls are all others, those with a competing event among them (Uno et al. 2007, doi:10.1198/016214507000000149; Blanche et al. 2013, doi:10.1002/sim.5958). Null without either.</param>
/// <param name="Brier">Graf et al. 1999, doi:10.1002/(SICI)1097-0258(19990915/30)18:17/18&lt;2529::AID-SIM274&gt;3.0.CO;2-5. Null where the risks are no chances.</param>
/// <param name="ScaledBrier">1 less its ratio to that of the chance by the horizon for everybody.</param>
public sealed record HorizonScores(double? Area, double? Brier, double? ScaledBrier);
