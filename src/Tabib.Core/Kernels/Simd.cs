using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary>Chooses the instruction set of every kernel once. The environment variable TABIB_SIMD (scalar, 256 or 512) forces a narrower one.</summary>
public static class Simd
{
    public const string Variable = "TABIB_SIMD";

    /// <summary>What this process uses.</summary>
    public static SimdLevel Level { get; } = Choose(Environment.GetEnvironmentVariable(Variable));

    /// <exception cref="ArgumentException">The variable has another value, or asks for what this processor lacks: measured figures would carry the wrong name.</exception>
    internal static SimdLevel Choose(string? wanted)
    {
        var best = Vector512.IsHardwareAccelerated ? SimdLevel.Vector512 : Vector256.IsHardwareAccelerated ? SimdLevel.Vector256 : SimdLevel.Scalar;
        if (string.IsNullOrEmpty(wanted)) return best;
        var level = wanted switch
        {
            "scalar" => SimdLevel.Scalar,
            "256" => SimdLevel.Vector256,
            "512" => SimdLevel.Vector512,
            _ => throw new ArgumentException($"{Variable} is scalar, 256 or 512, not '{wanted}'."),
        };
        return level <= best ? level : throw new ArgumentException($"{Variable}={wanted}: this processor has no such vectors.");
    }
}
