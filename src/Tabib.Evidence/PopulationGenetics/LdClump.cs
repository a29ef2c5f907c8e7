namespace Tabib.Evidence.PopulationGenetics;

/// <summary>A strongly associated variant and those that go with it.</summary>
/// <param name="Index">Index of the variant with the smallest p-value.</param>
/// <param name="Log10P">-log10 of that p-value.</param>
/// <param name="Members">Indexes of the others, in the order of the file.</param>
public sealed record LdClump(int Index, double Log10P, int[] Members);
