using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Tests.Evidence.PopulationGenetics;

/// <summary>Small cohorts without any rule, for rules to be checked on.</summary>
internal static class Cohorts
{
    public static readonly Gen<(Sex[] Sexes, bool[] Founders, int[] Codes)> OneVariant =
        from count in Gen.Int[1, 150]
        from sexes in Gen.Int[0, 2].Select(value => (Sex)value).Array[count]
        from founders in Gen.Bool.Array[count]
        from codes in Gen.Int[0, 3].Array[count]
        select (sexes, founders, codes);

    public static SampleTable Table(Sex[] sexes, bool[]? founders = null)
    {
        var ids = Enumerable.Range(0, sexes.Length).Select(i => $"S{i}").ToArray();
        var fathers = founders is null ? null : Enumerable.Range(0, sexes.Length).Select(i => founders[i] ? "0" : "X").ToArray();
        return new SampleTable(ids, null, sexes, fathers, fathers?.Select(_ => "0").ToArray());
    }

    public static GenotypeBuffer Pack(params int[] codes)
    {
        var buffer = new GenotypeBuffer(codes.Length);
        for (var i = 0; i < codes.Length; i++) buffer.Packed[i / 32] |= (ulong)codes[i] << (i % 32 * 2);
        return buffer;
    }

    public static GenotypeBuffer List(int[] codes, int common)
    {
        var buffer = new GenotypeBuffer(codes.Length) { IsSparse = true, CommonCode = common };
        buffer.EnsureExceptions();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == common) continue;
            buffer.ExceptionSamples[buffer.ExceptionCount] = i;
            buffer.ExceptionCodes[buffer.ExceptionCount++] = (byte)codes[i];
        }

        return buffer;
    }
}
