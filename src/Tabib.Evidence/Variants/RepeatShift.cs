using Tabib.Ingest.Fasta;

namespace Tabib.Evidence.Variants;

/// <summary>Whether an insertion or deletion may as well be written elsewhere, because the bases around repeat it.</summary>
internal sealed class RepeatShift(FastaReader reference)
{
    /// <summary>Longest way an allele is followed.</summary>
    public const int Farthest = 10_000;

    /// <summary>Sequence of the reference that positions are of.</summary>
    public int Contig { get; set; }

    /// <param name="by">Bases to the right; negative to the left.</param>
    public bool CanMove(VariantAllele allele, int by) => by >= 0 ? FarthestRight(allele, by) == by : FarthestLeft(allele, -by) == -by;

    /// <returns>Bases, at most <paramref name="most"/>.</returns>
    public int FarthestRight(VariantAllele allele, int most = Farthest)
    {
        var length = Unit(allele);
        var by = 0;
        while (by < most && length > 0)
        {
            var next = reference.BaseAt(Contig, allele.End + by);
            var own = allele.IsInsertion ? allele.Bases[by % length] : reference.BaseAt(Contig, allele.Start + by);
            if (next != own || next == 0) break;
            by++;
        }

        return by;
    }

    /// <returns>Bases, at most <paramref name="most"/>.</returns>
    public int FarthestLeft(VariantAllele allele, int most = Farthest)
    {
        var length = Unit(allele);
        var by = 0;
        while (by < most && length > 0)
        {
            var before = reference.BaseAt(Contig, allele.Start - by - 1);
            var own = allele.IsInsertion ? allele.Bases[(length - 1) - (by % length)] : reference.BaseAt(Contig, allele.End - by - 1);
            if (before != own || before == 0) break;
            by++;
        }

        return by;
    }

    /// <returns>Bases that are inserted or deleted; 0 where both happens, for such alleles do not move.</returns>
    private static int Unit(VariantAllele allele) => allele.IsInsertion ? allele.Bases.Length : allele.Bases.Length == 0 ? allele.End - allele.Start : 0;
}
