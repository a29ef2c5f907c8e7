namespace Tabib.Evidence.PopulationGenetics;

/// <summary>What genotypes are divided by.</summary>
public enum PcaScaling
{
    /// <summary>sqrt(2p(1 - p)), p the frequency among the called samples.</summary>
    Binomial,

    /// <summary>The same with p = (copies + 1) / (2 samples + 2), as EIGENSOFT has it: rare variants weigh a little less.</summary>
    Smoothed,
}
