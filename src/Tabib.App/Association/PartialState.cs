namespace Tabib.App.Association;

/// <summary>How far the files of a run are whole.</summary>
/// <param name="Lengths">Bytes of each file that belong to whole blocks.</param>
internal sealed record PartialState(string Fingerprint, int Blocks, long[] Lengths);
