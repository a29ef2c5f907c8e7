namespace Tabib.Evidence.Explanation.Kernels;

/// <summary>The few operations on rows side by side that explanation needs; one implementation an instruction set. A mask is a number whose bits are all set or all clear.</summary>
internal interface IRowLanes<T>
    where T : struct
{
    /// <summary>Rows a vector.</summary>
    static abstract int Count { get; }

    static abstract T Load(ref double source, nint at);

    static abstract void Store(T value, ref double target, nint at);

    static abstract T All(double value);

    static abstract T Add(T a, T b);

    static abstract T Subtract(T a, T b);

    static abstract T Multiply(T a, T b);

    static abstract T And(T a, T b);

    /// <summary>The bits of a that are not in b.</summary>
    static abstract T AndNot(T a, T b);

    static abstract T Or(T a, T b);

    static abstract T Magnitude(T a);

    static abstract T Below(T a, T b);

    static abstract T AtMost(T a, T b);

    static abstract T IsMissing(T a);
}
