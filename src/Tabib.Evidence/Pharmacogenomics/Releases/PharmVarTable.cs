using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>PharmVar's table of one gene on one sequence: GENE.ACCESSION.haplotypes.tsv.</summary>
/// <param name="File">Its name in the download.</param>
/// <param name="Version">As its first line states it, such as "pharmvar-6.2.29".</param>
/// <param name="Sequence">Null where it is of a gene's own sequence (RefSeqGene).</param>
/// <param name="Haplotypes">Empty where the gene's haplotypes are no star alleles (DPYD, by rs number).</param>
internal sealed record PharmVarTable(ReleaseFile File, string Version, string Gene, PharmVarSequence? Sequence, IReadOnlyList<PharmVarHaplotype> Haplotypes)
{
    private const string VersionMark = "#version=";

    private const int MostRows = 2_000_000;

    private static readonly string[] Columns = ["Haplotype Name", "Gene", "rsID", "ReferenceSequence", "Variant Start", "Variant Stop", "Reference Allele", "Variant Allele", "Type"];

    /// <exception cref="ProblemException">PGX027: it cannot be used.</exception>
    public static PharmVarTable Read(ReleaseFile file)
    {
        using var reader = new StreamReader(new MemoryStream(file.Content.ToArray(), writable: false), new UTF8Encoding(false, throwOnInvalidBytes: false));
        var (number, version, accession, gene) = (0, "", "", "");
        var haplotypes = new Dictionary<string, Listed>(StringComparer.Ordinal);
        var isHeaderRead = false;
        while (reader.ReadLine() is { } line)
        {
            if (++number > MostRows) throw Fault(file, number, "it has more than 2,000,000 lines");
            if (line.StartsWith('#'))
            {
                if (line.StartsWith(VersionMark, StringComparison.Ordinal)) version = line[VersionMark.Length..].Trim();
                continue;
            }

            if (line.AsSpan().Trim().Length == 0) continue;
            var fields = line.Split('\t');
            if (!isHeaderRead)
            {
                if (!fields.Select(field => field.Trim()).SequenceEqual(Columns)) throw Fault(file, number, $"its columns are not {string.Join(", ", Columns)}");
                isHeaderRead = true;
                continue;
            }

            if (fields.Length < Columns.Length && fields.ElementAtOrDefault(3) != Listed.Reference) throw Fault(file, number, "a row has too few columns");
            if (gene.Length == 0) gene = fields[1].Trim();
            else if (fields[1].Trim() != gene) throw Fault(file, number, "it is of several genes");
            if (!haplotypes.TryGetValue(fields[0], out var listed)) haplotypes[fields[0]] = listed = new Listed();
            if (!listed.Add(fields)) continue;
            if (accession.Length == 0) accession = fields[3];
            else if (fields[3] != accession) throw Fault(file, number, "it is of several sequences");
        }

        if (!isHeaderRead || gene.Length == 0) throw Fault(file, Math.Max(1, number), "it holds no haplotype");
        if (version.Length == 0) throw Fault(file, 1, "it does not begin with its version (#version=pharmvar-...)");
        var prefix = $"{gene}*";
        var isOfStars = haplotypes.Keys.All(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length && name.Length < 100);
        return new PharmVarTable(file, version, gene, PharmVarSequence.Of(accession), isOfStars ? [.. haplotypes.Select(pair => pair.Value.Done(pair.Key[gene.Length..]))] : []);
    }

    private static ProblemException Fault(ReleaseFile file, int line, string why) =>
        new(new Problem("PGX027", ProblemSeverity.Error, $"PharmVar's table cannot be used: {why}.", new ProblemLocation(file.Name, line), "Give it as it was downloaded."));

    /// <summary>Rows of one haplotype as they come.</summary>
    private sealed class Listed
    {
        public const string Reference = "REFERENCE";

        private const int MostChanges = 5_000;

        private readonly HashSet<PharmVarRow> _seen = [];
        private readonly List<PharmVarRow> _rows = [];
        private bool _isReference;
        private string? _unreadable;

        /// <returns>Whether the row is a change on a sequence, not the word that there is none.</returns>
        public bool Add(string[] fields)
        {
            if (fields[3] == Reference)
            {
                _isReference = true;
                return false;
            }

            var (reference, alternate) = (fields[6].Trim() is var stated && stated == "-" ? "" : stated, fields[7].Trim() is var other && other == "-" ? "" : other);
            if (!int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var start) || !int.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var stop) || start < 2) _unreadable ??= "a change has no place";
            else if (reference.AsSpan().ContainsAnyExcept("ACGT") || alternate.AsSpan().ContainsAnyExcept("ACGT")) _unreadable ??= "a change is not spelled out (a deletion, duplication or hybrid)";
            else if (reference == alternate || (reference.Length == 0 ? stop - start != 1 : stop - start != reference.Length - 1)) _unreadable ??= "place and bases of a change disagree";
            else if (_rows.Count >= MostChanges) _unreadable ??= "it has more changes than any allele";
            else if (new PharmVarRow(fields[2].StartsWith("rs", StringComparison.Ordinal) ? fields[2] : null, start, stop, reference, alternate) is var row && _seen.Add(row)) _rows.Add(row);
            return true;
        }

        public PharmVarHaplotype Done(string name) => new(name, _isReference && _rows.Count == 0 && _unreadable is null, _rows, _unreadable);
    }
}
