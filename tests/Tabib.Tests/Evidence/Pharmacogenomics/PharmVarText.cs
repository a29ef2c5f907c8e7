using System.Text;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Reading;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Tables in the form of PharmVar's.</summary>
internal static class PharmVarText
{
    public const string Head = "#version=pharmvar-9.9.9\nHaplotype Name\tGene\trsID\tReferenceSequence\tVariant Start\tVariant Stop\tReference Allele\tVariant Allele\tType\n";

    /// <param name="rows">"*2 rs1 100 100 A G" each; "*1" alone is the reference; "-" is no rs number, or no base.</param>
    public static PharmVarTable Table(string gene, string accession, params IEnumerable<string> rows) => PharmVarTable.Read(File(gene, accession, rows));

    public static ReleaseFile File(string gene, string accession, params IEnumerable<string> rows)
    {
        var text = new StringBuilder(Head);
        foreach (var fields in rows.Select(row => row.Split(' ')))
            text.Append(fields.Length == 1 ? $"{gene}{fields[0]}\t{gene}\t\tREFERENCE\t.\t\t\t\t\n" : $"{gene}{fields[0]}\t{gene}\t{fields[1]}\t{accession}\t{fields[2]}\t{fields[3]}\t{fields[4]}\t{fields[5]}\tany\n");
        return ReleaseFile.Of($"{gene}/{gene}.{accession}.haplotypes.tsv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The gene's alleles as PharmVar would list them: insertions and deletions at their rightmost place without anchor base, sets of bases as suballeles.</summary>
    public static IEnumerable<string> RowsOf(GeneFacts facts, bool is37)
    {
        foreach (var allele in facts.Alleles)
        {
            if (allele == facts.Alleles[facts.ReferenceAllele])
            {
                yield return allele.Name;
                continue;
            }

            for (var column = 0; column < facts.Positions.Count; column++)
            {
                var (position, cell) = (facts.Positions[column], allele.Cells[column]);
                if (cell is null || cell == position.Reference) continue;
                var code = position.Alternates.ToList().IndexOf(cell) + 1;
                if (code > 0) yield return Row(allele.Name, position, code, is37);
                else yield return Row($"{allele.Name}.002", position, 1 + position.Alternates.ToList().FindIndex(alternate => Tabib.Evidence.Pharmacogenomics.Matching.IupacBases.Matches(cell, alternate)), is37);
            }

            if (!allele.Cells.Any(cell => cell is not null && Tabib.Evidence.Pharmacogenomics.Matching.IupacBases.IsAmbiguous(cell))) continue;
            for (var column = 0; column < facts.Positions.Count; column++)
            {
                if (allele.Cells[column] is { } cell && facts.Positions[column].Alternates.Contains(cell)) yield return Row($"{allele.Name}.002", facts.Positions[column], facts.Positions[column].Alternates.ToList().IndexOf(cell) + 1, is37);
            }
        }
    }

    private static string Row(string name, PositionFacts position, int code, bool is37)
    {
        var (start, reference, alternate) = AlleleSpelling.Shortest(position.Grch38, position.Reference, position.Allele(code));
        if (is37) start += position.Grch37!.Value - position.Grch38;

        // GRCh37 has the other base: the table lists haplotypes by their differences from it.
        if (is37 && position.Reference37 == alternate) (reference, alternate) = (alternate, reference);
        var rsid = position.Rsid ?? "-";
        if (ShiftedIndel.Of(new DefinedVariant(start, reference, alternate, new DefinedPlace(0, 0), 1), is37 ? null : RepeatStretch.EndOf(position, code)) is not { } indel) return $"{name} {rsid} {start} {start + reference.Length - 1} {reference} {alternate}";
        var anchor = indel.LastStart ?? start;
        var distance = (anchor - start) % indel.Bases.Length;
        var bases = indel.Bases[distance..] + indel.Bases[..distance];
        return indel.IsInsertion ? $"{name} {rsid} {anchor} {anchor + 1} - {bases}" : $"{name} {rsid} {anchor + 1} {anchor + bases.Length} {bases} -";
    }
}
