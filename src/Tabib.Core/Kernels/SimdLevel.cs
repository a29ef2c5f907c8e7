namespace Tabib.Core.Kernels;

/// <summary>The widest vectors that kernels may use; each is held to give the same bits as the others.</summary>
public enum SimdLevel
{
    Scalar,
    Vector256,
    Vector512,
}
