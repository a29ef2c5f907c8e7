using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advice for the drugs asked for, by the calls of one sample.</summary>
/// <param name="WarfarinMgPerWeek">By the published algorithm; null where warfarin is not asked for.</param>
public sealed record SampleAdvice(SampleCalls Calls, IReadOnlyList<DrugAdvice> Advice, Outcome<double>? WarfarinMgPerWeek);
