namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Moves insertions and deletions to the right end of the repeat that they lie in: the 3' end in genes of the forward strand, where HGVS has them. In genes of the reverse strand the left end is the 3' end.</summary>
/// <remarks>HGVS nomenclature, the 3' rule (hgvs-nomenclature.org). Alleles come shortest, with the base before them.</remarks>
internal sealed class RightAligner(ReferenceBases bases)
{
    private const int Window = 256;

    /// <returns>Whether the record was changed. Symbolic alleles stay.</returns>
    public bool Align(EditableRecord record)
    {
        var alleles = record.Alleles;
        if (alleles.Count < 2 || !alleles.TrueForAll(AlleleKinds.IsSequence) || !StartAlike(alleles, 0, "", 0)) return false;
        // Each step to the right takes one base of the reference behind REF, and gives up the first of each allele.
        var end = record.Position - 1 + alleles[0].Length;
        var behind = "";
        var moved = 0;
        while ((moved < behind.Length || Fetch(record.Chromosome, end, ref behind)) && StartAlike(alleles, moved + 1, behind, moved + 1)) moved++;
        if (moved == 0) return false;
        record.Alleles = alleles.ConvertAll(allele => string.Concat(allele, behind.AsSpan(0, moved))[moved..]);
        record.Position += moved;
        return true;
    }

    /// <summary>Whether all alleles, lengthened by the bases behind, have the same base at a place, and another one after it that keeps them apart.</summary>
    private static bool StartAlike(List<string> alleles, int at, string behind, int taken)
    {
        var first = At(alleles[0], at, behind);
        foreach (var allele in alleles)
        {
            if (allele.Length + taken <= at || !AlleleKinds.Same(At(allele, at, behind), first)) return false;
        }

        return true;
    }

    private static char At(string allele, int at, string behind) => at < allele.Length ? allele[at] : behind[at - allele.Length];

    private bool Fetch(string chromosome, long end, ref string behind)
    {
        if (bases(chromosome, end + behind.Length, Math.Max(Window, behind.Length)) is not { Length: > 0 } more) return false;
        behind += more;
        return true;
    }
}
