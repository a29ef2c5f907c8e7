using Tabib.Core.Tables;

namespace Tabib.App.Genomes;

/// <summary>What one block adds to a frequency table.</summary>
/// <param name="End">Variants of the selection done when this block is.</param>
internal sealed record FrequencyBlock(Utf8TableWriter Table, long Rows, long HeterozygousHaploid, int End);
