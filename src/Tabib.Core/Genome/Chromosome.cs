using System.Globalization;

namespace Tabib.Core.Genome;

/// <summary>A chromosome or contig: its name as the file has it, what it is, and its place in the usual order.</summary>
/// <param name="Name">As the file has it, such as "chr1" or "1".</param>
/// <param name="Rank">1 to 22, X 23, Y 24, XY/PAR 25, MT 26; 0 for others.</param>
public sealed record Chromosome(string Name, ChromosomeKind Kind, int Rank)
{
    /// <summary>The name without "chr", with M as MT and PLINK's numbers 23 to 26 as X, Y, XY, MT: equal for the same chromosome in all files.</summary>
    public string Canonical => Kind switch
    {
        ChromosomeKind.Autosome => Rank.ToString(CultureInfo.InvariantCulture),
        ChromosomeKind.X => "X",
        ChromosomeKind.Y => "Y",
        ChromosomeKind.Mitochondrial => "MT",
        ChromosomeKind.PseudoAutosomal => "XY",
        _ => Name,
    };

    public bool IsAutosome => Kind == ChromosomeKind.Autosome;

    /// <summary>Tells by the name: 1 to 22 (also 01, as BGEN writes it), X, Y, XY, MT, with or without "chr", and PLINK's 23 to 26.</summary>
    public static Chromosome Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.StartsWith("chr", StringComparison.OrdinalIgnoreCase) ? name[3..] : name;
        if (int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (bare[0] != '0' || bare.Length == 2))
        {
            if (number is >= 1 and <= 22) return new Chromosome(name, ChromosomeKind.Autosome, number);
            if (number is >= 23 and <= 26) return new Chromosome(name, (ChromosomeKind)(number - 22), number);
        }

        return bare.ToUpperInvariant() switch
        {
            "X" => new Chromosome(name, ChromosomeKind.X, 23),
            "Y" => new Chromosome(name, ChromosomeKind.Y, 24),
            "XY" or "PAR" or "PAR1" or "PAR2" => new Chromosome(name, ChromosomeKind.PseudoAutosomal, 25),
            "M" or "MT" => new Chromosome(name, ChromosomeKind.Mitochondrial, 26),
            _ => new Chromosome(name, ChromosomeKind.Other, 0),
        };
    }
}
