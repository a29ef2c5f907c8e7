namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>Whether a gene was called.</summary>
public enum CallStatus
{
    Called,

    /// <summary>There are data, but nothing fits or something required is missing.</summary>
    NotCalled,

    /// <summary>The file holds none of the gene's positions.</summary>
    NoData,
}
