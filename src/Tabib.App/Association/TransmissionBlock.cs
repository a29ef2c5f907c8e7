using Tabib.Core.Tables;

namespace Tabib.App.Association;

/// <summary>What one block of variants adds to a table of transmission disequilibrium tests.</summary>
/// <param name="End">Variants of the selection done when this block is.</param>
internal sealed record TransmissionBlock(Utf8TableWriter Table, TransmissionTally Tally, int End);
