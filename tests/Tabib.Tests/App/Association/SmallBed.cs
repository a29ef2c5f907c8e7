using System.Globalization;

namespace Tabib.Tests.App.Association;

/// <summary>A PLINK 1 set written by hand.</summary>
internal static class SmallBed
{
    /// <param name="samples">Lines of the .fam.</param>
    /// <param name="variants">Chromosome, position, id, and for each sample the copies of ALT (C, REF is A): 0, 1, 2, or . where missing.</param>
    public static void Write(string prefix, IReadOnlyList<string> samples, IEnumerable<(string Chromosome, int Position, string Id, string Copies)> variants)
    {
        var bed = new List<byte> { 0x6C, 0x1B, 0x01 };
        var bim = new List<string>();
        foreach (var (chromosome, position, id, copies) in variants)
        {
            Assert.Equal(samples.Count, copies.Length);
            bim.Add(string.Create(CultureInfo.InvariantCulture, $"{chromosome}\t{id}\t0\t{position}\tC\tA"));
            for (var i = 0; i < copies.Length; i += 4)
                bed.Add((byte)Enumerable.Range(0, Math.Min(4, copies.Length - i)).Sum(k => (copies[i + k] switch { '0' => 3, '1' => 2, '2' => 0, _ => 1 }) << (2 * k)));
        }

        File.WriteAllBytes(prefix + ".bed", [.. bed]);
        File.WriteAllLines(prefix + ".bim", bim);
        File.WriteAllLines(prefix + ".fam", samples);
    }
}
