namespace Tabib.Ingest.PolygenicScores;

/// <summary>One variant of a weight file. Its spans are valid until the next row is read.</summary>
public ref struct WeightRow
{
    /// <summary>1-based.</summary>
    public long Line { get; internal set; }

    public WeightRowFault Fault { get; internal set; }

    /// <summary>The score that the row belongs to, where the file has a column for it; else empty.</summary>
    public ReadOnlySpan<byte> Accession { get; internal set; }

    /// <summary>rsID or another name; empty where there is none.</summary>
    public ReadOnlySpan<byte> Id { get; internal set; }

    /// <summary>As the authors gave it; empty where they did not.</summary>
    public ReadOnlySpan<byte> Chromosome { get; internal set; }

    /// <summary>1-based, 0 where there is none.</summary>
    public int Position { get; internal set; }

    /// <summary>On <see cref="WeightFileHeader.HarmonizedBuild"/>; empty where the variant could not be mapped.</summary>
    public ReadOnlySpan<byte> HarmonizedChromosome { get; internal set; }

    /// <summary>1-based, 0 where the variant could not be mapped.</summary>
    public int HarmonizedPosition { get; internal set; }

    public ReadOnlySpan<byte> EffectAllele { get; internal set; }

    /// <summary>Empty where the file has none; several possible ones are parted by "/" (hm_inferOtherAllele).</summary>
    public ReadOnlySpan<byte> OtherAllele { get; internal set; }

    public WeightModel Model { get; internal set; }

    /// <summary>One for each column of weights, NaN where a table leaves a cell empty; three (0, 1, 2 copies) where the model is <see cref="WeightModel.ByDosage"/>.</summary>
    public ReadOnlySpan<double> Weights { get; internal set; }

    /// <summary>Whether a weight is NaN, because its cell is empty.</summary>
    public bool HasEmptyWeights { get; internal set; }
}
