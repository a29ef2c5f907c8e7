namespace Tabib.Evidence.Association.Kernels;

/// <summary>Sixteen single-precision numbers, or the copies of an allele that sixteen packed genotypes hold.</summary>
internal interface IGenotypeLanes<TSelf>
    where TSelf : struct, IGenotypeLanes<TSelf>
{
    const int Count = 16;

    static abstract TSelf Zero { get; }

    static abstract TSelf Load(ref float source, int index);

    /// <param name="table">Sixteen entries; that of the low four bits of each place is taken, so entries repeat every four.</param>
    static abstract TSelf Expand(uint packed, TSelf table);

    /// <summary>left * right + addend; the product of copies and a number is exact, so that one rounding or two is the same.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>As doubles, in a fixed tree.</summary>
    static abstract double Sum(TSelf value);
}
