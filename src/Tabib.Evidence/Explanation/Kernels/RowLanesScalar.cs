using System.Runtime.CompilerServices;

namespace Tabib.Evidence.Explanation.Kernels;

/// <summary>One row at a time.</summary>
internal readonly struct RowLanesScalar : IRowLanes<double>
{
    public static int Count => 1;

    public static double Load(ref double source, nint at) => Unsafe.Add(ref source, at);

    public static void Store(double value, ref double target, nint at) => Unsafe.Add(ref target, at) = value;

    public static double All(double value) => value;

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double And(double a, double b) => BitConverter.UInt64BitsToDouble(Bits(a) & Bits(b));

    public static double AndNot(double a, double b) => BitConverter.UInt64BitsToDouble(Bits(a) & ~Bits(b));

    public static double Or(double a, double b) => BitConverter.UInt64BitsToDouble(Bits(a) | Bits(b));

    public static double Magnitude(double a) => Math.Abs(a);

    public static double Below(double a, double b) => Mask(a < b);

    public static double AtMost(double a, double b) => Mask(a <= b);

    public static double IsMissing(double a) => Mask(double.IsNaN(a));

    private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    private static double Mask(bool isSet) => BitConverter.UInt64BitsToDouble(isSet ? ulong.MaxValue : 0);
}
