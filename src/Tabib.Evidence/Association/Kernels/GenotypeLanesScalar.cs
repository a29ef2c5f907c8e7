using System.Runtime.CompilerServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Sixteen numbers, one after the other.</summary>
internal struct GenotypeLanesScalar : IGenotypeLanes<GenotypeLanesScalar>
{
    private Sixteen _v;

    public static GenotypeLanesScalar Zero => default;

    public static GenotypeLanesScalar Load(ref float source, int index)
    {
        var lanes = default(GenotypeLanesScalar);
        for (var i = 0; i < IGenotypeLanes<GenotypeLanesScalar>.Count; i++) lanes._v[i] = Unsafe.Add(ref source, index + i);
        return lanes;
    }

    public static GenotypeLanesScalar Expand(uint packed, GenotypeLanesScalar table)
    {
        var lanes = default(GenotypeLanesScalar);
        for (var i = 0; i < IGenotypeLanes<GenotypeLanesScalar>.Count; i++, packed >>= 2) lanes._v[i] = table._v[(int)(packed & 3)];
        return lanes;
    }

    public static GenotypeLanesScalar MultiplyAdd(GenotypeLanesScalar left, GenotypeLanesScalar right, GenotypeLanesScalar addend)
    {
        for (var i = 0; i < IGenotypeLanes<GenotypeLanesScalar>.Count; i++) addend._v[i] += left._v[i] * right._v[i];
        return addend;
    }

    public static double Sum(GenotypeLanesScalar value)
    {
        Span<double> eight = stackalloc double[8];
        for (var i = 0; i < eight.Length; i++) eight[i] = (double)value._v[i] + value._v[i + 8];
        return ((eight[0] + eight[4]) + (eight[2] + eight[6])) + ((eight[1] + eight[5]) + (eight[3] + eight[7]));
    }

    [InlineArray(IGenotypeLanes<GenotypeLanesScalar>.Count)]
    private struct Sixteen
    {
        private float _first;
    }
}
