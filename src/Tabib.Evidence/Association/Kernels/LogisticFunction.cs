using System.Runtime.CompilerServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>exp and log(1 + x) on the ranges that the logistic function needs, over lanes; error below 2 units in the last place.</summary>
internal static class LogisticFunction
{
    private const double RoundToWhole = 6755399441055744.0;
    private const double Log2E = 1.4426950408889634074;
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Below it e^x is smaller than any double of full precision.</summary>
    private const double LeastExponent = -700;

    /// <summary>e^x for x ≤ 0; e^-700 below that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpOfNegative<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Max(x, T.Splat(LeastExponent));
        var whole = T.MultiplyAdd(x, T.Splat(Log2E), T.Splat(RoundToWhole));
        var n = whole - T.Splat(RoundToWhole);
        var r = T.MultiplyAdd(n, T.Splat(-Ln2High), x);
        r = T.MultiplyAdd(n, T.Splat(-Ln2Low), r);

        // Taylor's series to r^13/13!, |r| ≤ ln 2 / 2; pairs first, so that the chain is short.
        var r2 = r * r;
        var r4 = r2 * r2;
        var r8 = r4 * r4;
        var p01 = T.Splat(1) + r;
        var p23 = T.MultiplyAdd(r, T.Splat(1.0 / 6), T.Splat(1.0 / 2));
        var p45 = T.MultiplyAdd(r, T.Splat(1.0 / 120), T.Splat(1.0 / 24));
        var p67 = T.MultiplyAdd(r, T.Splat(1.0 / 5040), T.Splat(1.0 / 720));
        var p89 = T.MultiplyAdd(r, T.Splat(1.0 / 362880), T.Splat(1.0 / 40320));
        var pAb = T.MultiplyAdd(r, T.Splat(1.0 / 39916800), T.Splat(1.0 / 3628800));
        var pCd = T.MultiplyAdd(r, T.Splat(1.0 / 6227020800), T.Splat(1.0 / 479001600));
        var low = T.MultiplyAdd(r4, T.MultiplyAdd(r2, p67, p45), T.MultiplyAdd(r2, p23, p01));
        var high = T.MultiplyAdd(r4, pCd, T.MultiplyAdd(r2, pAb, p89));
        return T.Scale(T.MultiplyAdd(r8, high, low), whole);
    }

    /// <summary>log(1 + e) for e from 0 to 1: 2 artanh(e / (2 + e)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogOnePlus<T>(T e)
        where T : struct, ILanes<T>
    {
        var s = e / (T.Splat(2) + e);
        var q = s * s;
        var q2 = q * q;
        var q4 = q2 * q2;
        var q8 = q4 * q4;
        var a = T.MultiplyAdd(q2, T.MultiplyAdd(q, T.Splat(2.0 / 7), T.Splat(2.0 / 5)), T.MultiplyAdd(q, T.Splat(2.0 / 3), T.Splat(2)));
        var b = T.MultiplyAdd(q2, T.MultiplyAdd(q, T.Splat(2.0 / 15), T.Splat(2.0 / 13)), T.MultiplyAdd(q, T.Splat(2.0 / 11), T.Splat(2.0 / 9)));
        var c = T.MultiplyAdd(q2, T.MultiplyAdd(q, T.Splat(2.0 / 23), T.Splat(2.0 / 21)), T.MultiplyAdd(q, T.Splat(2.0 / 19), T.Splat(2.0 / 17)));
        var d = T.MultiplyAdd(q2, T.MultiplyAdd(q, T.Splat(2.0 / 31), T.Splat(2.0 / 29)), T.MultiplyAdd(q, T.Splat(2.0 / 27), T.Splat(2.0 / 25)));
        var sum = T.MultiplyAdd(q8, T.MultiplyAdd(q4, d, c), T.MultiplyAdd(q4, b, a));
        return s * sum;
    }
}
