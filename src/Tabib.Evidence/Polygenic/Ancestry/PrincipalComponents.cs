namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>Places of persons on the principal components of a reference panel.</summary>
/// <param name="Ids">IIDs.</param>
/// <param name="Values">One array for each person.</param>
public sealed record PrincipalComponents(string[] Ids, double[][] Values)
{
    public int Count => Ids.Length;
}
