namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Groups that samples belong to, by one or several columns.</summary>
/// <param name="Columns">Names.</param>
/// <param name="Groups">By column: names of its groups, in text order.</param>
/// <param name="Samples">By sample: index of its group in each column; −1 where the table does not say.</param>
public sealed record GroupTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Groups, IReadOnlyDictionary<string, int[]> Samples);
