using Tabib.Core.Kernels;

namespace Tabib.Evidence.Explanation.Kernels;

/// <summary>Path-dependent contributions of one tree to a tile of rows.</summary>
/// <remarks>
/// A leaf of value v, whose path has k distinct features with o = 1 where the row passes (else 0) and z the share of training data that passes, gives feature i
/// v (o_i - z_i) times the integral over t in (0, 1) of the product over j ≠ i of (t o_j + (1 - t) z_j): the Shapley weights s!(k-1-s)!/k! are Beta integrals.
/// The integrand is a polynomial of degree k - 1, so that Gauss's rule with k/2 points has no error; all its terms are positive and nothing is divided: no digit is lost on long paths.
/// Every operation is of one row, so that the instruction set changes no bit.
/// </remarks>
internal static class PathShapKernel
{
    public static void Add(TreePaths paths, UnitQuadrature[] rules, RowTile tile, PathShapScratch scratch)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Vector512:
                PathShapKernel<RowLanes512, System.Runtime.Intrinsics.Vector512<double>>.Add(paths, rules, tile, scratch);
                break;
            case SimdLevel.Vector256:
                PathShapKernel<RowLanes256, System.Runtime.Intrinsics.Vector256<double>>.Add(paths, rules, tile, scratch);
                break;
            default:
                PathShapKernel<RowLanesScalar, double>.Add(paths, rules, tile, scratch);
                break;
        }
    }
}
