using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advice for the drugs asked for, by the calls of one sample.</summary>
public sealed record SampleAdvice(SampleCalls Calls, IReadOnlyList<DrugAdvice> Advice);
