using System.Runtime.CompilerServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Eight doubles, one after the other.</summary>
internal struct LanesScalar : ILanes<LanesScalar>
{
    private Eight _v;

    public static LanesScalar Load(ref double source, nint index)
    {
        var lanes = default(LanesScalar);
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) lanes._v[i] = Unsafe.Add(ref source, index + i);
        return lanes;
    }

    public static LanesScalar Splat(double value)
    {
        var lanes = default(LanesScalar);
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) lanes._v[i] = value;
        return lanes;
    }

    public readonly void Store(ref double target, nint index)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) Unsafe.Add(ref target, index + i) = _v[i];
    }

    public static LanesScalar operator +(LanesScalar left, LanesScalar right)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) left._v[i] += right._v[i];
        return left;
    }

    public static LanesScalar operator -(LanesScalar left, LanesScalar right)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) left._v[i] -= right._v[i];
        return left;
    }

    public static LanesScalar operator *(LanesScalar left, LanesScalar right)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) left._v[i] *= right._v[i];
        return left;
    }

    public static LanesScalar operator /(LanesScalar left, LanesScalar right)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) left._v[i] /= right._v[i];
        return left;
    }

    public static LanesScalar MultiplyAdd(LanesScalar left, LanesScalar right, LanesScalar addend)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) left._v[i] = Math.FusedMultiplyAdd(left._v[i], right._v[i], addend._v[i]);
        return left;
    }

    public static LanesScalar Abs(LanesScalar value)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) value._v[i] = Math.Abs(value._v[i]);
        return value;
    }

    public static LanesScalar Max(LanesScalar left, LanesScalar right)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) left._v[i] = left._v[i] > right._v[i] ? left._v[i] : right._v[i];
        return left;
    }

    public static LanesScalar SelectNegative(LanesScalar sign, LanesScalar negative, LanesScalar other)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++) other._v[i] = sign._v[i] < 0 ? negative._v[i] : other._v[i];
        return other;
    }

    public static LanesScalar Scale(LanesScalar value, LanesScalar exponent)
    {
        for (var i = 0; i < ILanes<LanesScalar>.Count; i++)
            value._v[i] = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value._v[i]) + (BitConverter.DoubleToInt64Bits(exponent._v[i]) << 52));
        return value;
    }

    public static double Sum(LanesScalar value)
    {
        ref var v = ref value._v;
        return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
    }

    [InlineArray(ILanes<LanesScalar>.Count)]
    private struct Eight
    {
        private double _first;
    }
}
