namespace Tabib.Core.Kernels;

/// <summary>The few operations on vectors of bits that counting needs; one implementation an instruction set.</summary>
internal interface IBitLanes<T>
    where T : struct
{
    /// <summary>Words of 64 bits a vector.</summary>
    static abstract int Words { get; }

    static abstract T Load(ref ulong source, int word);

    static abstract void Store(T value, ref ulong target, int word);

    static abstract T And(T a, T b);

    static abstract T Xor(T a, T b);

    /// <summary>The sum bit of a full adder.</summary>
    static abstract T Xor(T a, T b, T c);

    /// <summary>The carry bit of a full adder.</summary>
    static abstract T Majority(T a, T b, T c);

    static abstract bool IsZero(T a);
}
