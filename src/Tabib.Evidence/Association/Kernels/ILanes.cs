namespace Tabib.Evidence.Association.Kernels;

/// <summary>Eight doubles that are worked on together. Kernels are written once over these; every instruction set gives the same bits, because each lane does the same IEEE operations in the same order.</summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    const int Count = 8;

    static abstract TSelf Load(ref double source, nint index);

    static abstract TSelf Splat(double value);

    void Store(ref double target, nint index);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Lanes of <paramref name="negative"/> where the sign is negative, else of <paramref name="other"/>.</summary>
    static abstract TSelf SelectNegative(TSelf sign, TSelf negative, TSelf other);

    /// <summary>value * 2^n, where the low bits of <paramref name="exponent"/> hold n (a double to which 1.5 * 2^52 was added).</summary>
    static abstract TSelf Scale(TSelf value, TSelf exponent);

    /// <summary>((0+4)+(2+6))+((1+5)+(3+7)).</summary>
    static abstract double Sum(TSelf value);
}
