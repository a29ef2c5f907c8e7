using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>The rules of matching written out the long way: every arrangement of strands, every allele on each of them.</summary>
internal static class PairEnumeration
{
    /// <returns>Names of pairs and their scores.</returns>
    public static Dictionary<string, int> Candidates(GeneFacts gene, DrawnPerson person)
    {
        var groups = person.Groups();
        var (first, second) = (Known(gene, person, person.First), Known(gene, person, person.Second));
        var alleles = Surviving(gene, first, second, person.IsHaploid);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        if (person.IsHaploid)
        {
            if (alleles.Count == 1) return new Dictionary<string, int>(StringComparer.Ordinal) { [gene.Alleles[alleles[0]].Name] = Score(gene, alleles[0], first) };
            foreach (var one in alleles)
            {
                foreach (var other in alleles) Keep(found, Name(gene, one, other), Score(gene, one, first) + Score(gene, other, first));
            }

            return found;
        }

        for (var number = 0; number < 1 << Math.Max(0, groups.Count - 1); number++)
        {
            var (one, other) = ((byte[])first.Clone(), (byte[])second.Clone());
            for (var group = 1; group < groups.Count; group++)
            {
                if ((number >> (group - 1) & 1) == 0) continue;
                foreach (var position in groups[group]) (one[position], other[position]) = (other[position], one[position]);
            }

            var (left, right) = (alleles.FindAll(allele => Fits(gene, allele, one)), alleles.FindAll(allele => Fits(gene, allele, other)));
            foreach (var a in left)
            {
                foreach (var b in right) Keep(found, Name(gene, a, b), Score(gene, a, one) - Penalty(gene, a, one) + Score(gene, b, other) - Penalty(gene, b, other));
            }
        }

        return found;
    }

    /// <summary>Names of the list form before its own rules: each allele whose own cells lie on some strand, and whether both strands can have it at once.</summary>
    public static Dictionary<string, bool> Carried(GeneFacts gene, DrawnPerson person)
    {
        var (groups, carried) = (person.Groups(), new Dictionary<string, bool>(StringComparer.Ordinal));
        for (var number = 0; number < 1 << Math.Max(0, groups.Count - 1); number++)
        {
            var (one, other) = ((byte[])person.First.Clone(), (byte[])person.Second.Clone());
            for (var group = 1; group < groups.Count; group++)
            {
                if ((number >> (group - 1) & 1) == 0) continue;
                foreach (var position in groups[group]) (one[position], other[position]) = (other[position], one[position]);
            }

            foreach (var allele in gene.Alleles)
            {
                bool Lies(byte[] strand) => allele.Cells.Select((cell, i) => cell is null || strand[i] == GeneSample.Missing || IupacBases.Matches(cell, gene.Positions[i].Allele(strand[i]))).All(fits => fits)
                    && allele.Cells.Where((cell, i) => cell is not null && strand[i] != GeneSample.Missing).Any();
                var (isLeft, isRight) = (Lies(one), Lies(other));
                if (isLeft || isRight) carried[allele.Name] = carried.GetValueOrDefault(allele.Name) || (isLeft && isRight);
            }
        }

        return carried;
    }

    public static string Name(GeneFacts gene, int one, int other)
    {
        string Reported(int allele) => gene.Suballeles.GetValueOrDefault(gene.Alleles[allele].Name, gene.Alleles[allele].Name);
        return Diplotype.Of(Reported(one), Reported(other), 0).Name;
    }

    /// <summary>Bases that no definition knows are the reference in the genes that read them so.</summary>
    private static byte[] Known(GeneFacts gene, DrawnPerson person, byte[] strand) =>
        [.. strand.Select((code, i) => code != GeneSample.Missing && code > gene.Positions[i].Alternates.Count && gene.Undocumented != UndocumentedRule.Keep ? (byte)0 : code)];

    /// <summary>Alleles with a cell that is known and no conflict where both strands are alike.</summary>
    private static List<int> Surviving(GeneFacts gene, byte[] first, byte[] second, bool isHaploid) =>
        [.. Enumerable.Range(0, gene.Alleles.Count).Where(allele => Score(gene, allele, first) > 0 && Enumerable.Range(0, first.Length).All(i => (!isHaploid && first[i] != second[i]) || Fits(gene, allele, first, i)))];

    private static bool Fits(GeneFacts gene, int allele, byte[] strand)
    {
        for (var i = 0; i < strand.Length; i++)
        {
            if (!Fits(gene, allele, strand, i)) return false;
        }

        return true;
    }

    private static bool Fits(GeneFacts gene, int allele, byte[] strand, int i)
    {
        if (strand[i] == GeneSample.Missing) return true;
        if (strand[i] > gene.Positions[i].Alternates.Count) return false;
        var cell = gene.Alleles[allele].Cells[i] ?? gene.Alleles[gene.ReferenceAllele].Cells[i]!;
        if (gene.Alleles[allele].Cells[i] is null && IupacBases.IsAmbiguous(cell)) cell = gene.Positions[i].Reference;
        return IupacBases.Matches(cell, gene.Positions[i].Allele(strand[i]));
    }

    private static int Score(GeneFacts gene, int allele, byte[] strand) => gene.Alleles[allele].Cells.Where((cell, i) => cell is not null && strand[i] != GeneSample.Missing).Count();

    private static int Penalty(GeneFacts gene, int allele, byte[] strand) => gene.Alleles[allele].Cells.Where((cell, i) => cell is not null && strand[i] == 0 && IupacBases.IsAmbiguous(cell)).Count();

    private static void Keep(Dictionary<string, int> found, string name, int score) => found[name] = Math.Max(score, found.GetValueOrDefault(name, int.MinValue));
}
