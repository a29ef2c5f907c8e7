using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Drugs for which the same is asked.</summary>
public sealed record DrugActionGroup(AdviceAction Action, IReadOnlyList<DrugLine> Lines)
{
    public int Count => Lines.Sum(line => line.Views.Count);
}
