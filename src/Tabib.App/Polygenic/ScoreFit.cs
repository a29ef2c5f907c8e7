using Tabib.Evidence.Polygenic.Ancestry;

namespace Tabib.App.Polygenic;

/// <summary>One score with what it is set against; the fit is made by the first thread that needs it.</summary>
/// <param name="Sums">Of the persons, by IID.</param>
/// <param name="Differs">Whether the panel's score counts another number of variants.</param>
/// <param name="Panel">The fit, and the persons of the panel that it is made of.</param>
internal sealed record ScoreFit(string Score, Dictionary<string, double> Sums, bool Differs, CalibrationPack? Pack, Lazy<(AncestryNormalizer Normalizer, int Count)> Panel);
