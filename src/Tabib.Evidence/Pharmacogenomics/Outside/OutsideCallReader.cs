using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Outside;

/// <summary>Reads calls from outside: tab-separated gene, diplotype or allele, phenotype, activity score; at least one of the last three. Further columns are left aside.</summary>
public static class OutsideCallReader
{
    private const int LargestFile = 16 << 20;

    /// <exception cref="ProblemException">INP003: not there; PGX010: a line cannot be used.</exception>
    public static IReadOnlyList<OutsideCall> Read(string path, PgxKnowledge knowledge)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Error, "The file does not exist.", new ProblemLocation(path)));
        if (new FileInfo(path).Length > LargestFile) throw new ProblemException(new Problem("PGX010", ProblemSeverity.Error, "A file of outside calls is at most 16 MB.", new ProblemLocation(path)));
        return Read(File.ReadLines(path, new UTF8Encoding(false, throwOnInvalidBytes: false)), path, knowledge);
    }

    /// <exception cref="ProblemException">PGX010: a line cannot be used.</exception>
    public static IReadOnlyList<OutsideCall> Read(IEnumerable<string> lines, string path, PgxKnowledge knowledge)
    {
        var calls = new List<OutsideCall>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            ProblemException Fault(string message, string? hint = null) => new(new Problem("PGX010", ProblemSeverity.Error, message, new ProblemLocation(path, number), hint));
            var fields = line.TrimEnd('\r').Split('\t');
            var gene = fields[0].Trim();
            string? Field(int index) => index < fields.Length && fields[index].Trim() is { Length: > 0 } text ? text : null;
            var (diplotype, phenotype, score) = (Field(1), Field(2), Field(3));
            if (diplotype is null && phenotype is null && score is null) throw Fault("A call needs a diplotype, a phenotype or an activity score.", "Columns are parted by tabs: gene, diplotype, phenotype, activity score.");
            var facts = knowledge.Find(gene) ?? throw Fault($"The gene '{gene}' is not known.", $"Known are {string.Join(", ", knowledge.Genes.Select(known => known.Gene))}.");
            if (facts.Gene == "MT-RNR1" && diplotype?.Contains('/', StringComparison.Ordinal) == true) throw Fault("MT-RNR1 has one allele.");
            var alleles = Alleles(facts, diplotype);
            if (alleles.Count > 2) throw Fault("A call has at most two alleles.");
            if (alleles.Count == 1 && facts.Calling != CallingMethod.OutsideOnly && facts.Chromosome is not ("X" or "Y" or "MT")) throw Fault($"{facts.Gene} needs two alleles.", "Write both, parted by '/'.");
            calls.Add(new OutsideCall(facts.Gene, alleles, phenotype is null ? null : PhenotypeText.Normalize(phenotype), score, number));
        }

        return calls;
    }

    /// <summary>Without gene names; HLA to two fields, CYP2D6 without suballeles.</summary>
    private static List<string> Alleles(GeneFacts facts, string? diplotype)
    {
        if (diplotype is null or "." or "./.") return [];
        var alleles = new List<string>();
        foreach (var part in diplotype.Split('/'))
        {
            var name = part.Trim();
            if (name.StartsWith(facts.Gene, StringComparison.OrdinalIgnoreCase)) name = name[facts.Gene.Length..].TrimStart(' ', '_');
            if (facts.Gene.StartsWith("HLA-", StringComparison.Ordinal))
            {
                if (name.StartsWith(facts.Gene[4..] + "*", StringComparison.Ordinal)) name = name[1..];
                var fields = name.Split(':');
                if (fields.Length > 2) name = $"{fields[0]}:{fields[1]}";
            }
            else if (facts.Gene == "CYP2D6" && name.StartsWith('*') && name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && !name.Contains('+', StringComparison.Ordinal))
            {
                var copies = name.IndexOf('x', dot);
                name = name[..dot] + (copies > 0 ? name[copies..] : "");
            }

            alleles.Add(name);
        }

        return alleles;
    }
}
