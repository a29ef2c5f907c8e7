namespace Tabib.Evidence.Survival;

/// <summary>How several deaths at one time are counted in the partial likelihood of Cox's model.</summary>
public enum TieMethod
{
    /// <summary>Efron 1977 (doi:10.1080/01621459.1977.10480613): deaths leave the risk set one after another, on average.</summary>
    Efron,

    /// <summary>Breslow 1974: all deaths of a time face the whole risk set.</summary>
    Breslow,

    /// <summary>The discrete partial likelihood of Cox 1972: which of all subsets of that size died.</summary>
    Exact,
}
