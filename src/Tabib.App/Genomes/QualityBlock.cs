using Tabib.Core.Tables;

namespace Tabib.App.Genomes;

/// <summary>What one block of variants gives: rows, counts for the charts, genotypes for the search of duplicates.</summary>
internal sealed class QualityBlock(int number)
{
    public int Number { get; } = number;

    public Utf8TableWriter Table { get; } = new();

    public QualityTally Tally { get; } = new();

    /// <summary>Ids of variants that are proposed to be left out, one a line.</summary>
    public Utf8TableWriter Excluded { get; } = new();

    /// <summary>Packed genotypes of useful variants.</summary>
    public List<ulong[]> Common { get; } = [];

    /// <summary>Variants of the selection done when this block is.</summary>
    public int End { get; set; }
}
