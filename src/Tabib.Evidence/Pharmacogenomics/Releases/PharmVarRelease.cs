using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Makes gene facts of PharmVar's database as it is downloaded: of one gene or of all, a zip file or the folder it was unpacked to.</summary>
/// <remarks>Read are GENE/GRCh38/GENE.NC_....haplotypes.tsv, for places on GRCh37 the same of GRCh37, and for anchor bases the VCF files beside the first. Sequences (FASTA) and tables on a gene's own sequence (RefSeqGene) are not read. The files state no function: those of the program's own facts stay.</remarks>
internal static class PharmVarRelease
{
    private const string Suffix = ".haplotypes.tsv";

    /// <summary>Places of one gene, and haplotypes times places: far more than CYP2D6, the largest, has.</summary>
    private const int MostPlaces = 10_000;

    private const long MostCells = 20_000_000;

    public static bool IsIn(string path) => PharmVarArchive.IsZip(path) || (Directory.Exists(path) && Directory.EnumerateFiles(path, $"*{Suffix}", PharmVarArchive.Below).Any());

    /// <param name="known">Facts whose functions, results and settings stay.</param>
    /// <param name="builds">Takes places on GRCh37.</param>
    /// <exception cref="ProblemException">PGX021, PGX027 to PGX029: the download cannot be used.</exception>
    public static GeneRelease Read(string path, PgxKnowledge known, BuildMap builds)
    {
        using var archive = PharmVarArchive.Open(path);
        var tables = archive.Names.Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(name => PharmVarTable.Read(archive.Read(name))).ToList();
        var names = archive.Names.ToHashSet(StringComparer.Ordinal);
        return Of(tables, (table, haplotype) => $"{Folder(table.File.Name)}{table.Gene}_{haplotype.TrimStart('*')}.vcf" is var name && names.Contains(name) ? archive.Read(name) : null, known, builds);
    }

    /// <param name="vcf">The VCF of a haplotype; null where there is none.</param>
    /// <inheritdoc cref="Read"/>
    public static GeneRelease Of(IReadOnlyList<PharmVarTable> tables, Func<PharmVarTable, string, ReleaseFile?> vcf, PgxKnowledge known, BuildMap builds)
    {
        var versions = tables.Select(table => table.Version).Distinct(StringComparer.Ordinal).ToList();
        if (versions.Count > 1) throw Fault($"it mixes versions {string.Join(" and ", versions.Take(2))}", "Give the files of one download.");
        var sources = new List<ReleaseSource>();
        var (genes, notes) = (new List<GeneFacts>(), new List<GeneImportNote>());
        foreach (var group in tables.Where(table => table.Sequence is not null).GroupBy(table => table.Gene, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (Table(group, is37: false) is not { } on38) continue;
            var on37 = Table(group, is37: true);
            foreach (var table in new[] { on38, on37 }.OfType<PharmVarTable>()) sources.Add(new ReleaseSource(table.File.Name, table.File.Sha256, table.Gene, table.Version));
            var told = new PharmVarNotes(group.Key);
            var anchors = new PharmVarAnchors(haplotype =>
            {
                if (vcf(on38, haplotype) is not { } file) return null;
                sources.Add(new ReleaseSource(file.Name, file.Sha256, on38.Gene, on38.Version));
                return file;
            });
            if (Gene(on38, on37, known.Find(group.Key), anchors, builds, told) is { } facts) genes.Add(facts);
            notes.AddRange(told.All);
        }

        if (genes.Count == 0) throw Fault(notes.Count > 0 ? $"of {notes[0].Gene}: {notes[0].What}" : "it holds no table of haplotypes on GRCh38", "Download it for GRCh38, and for GRCh37 beside it; RefSeqGene alone has no places on a chromosome.");
        return new GeneRelease(genes, sources)
        {
            Version = versions[0],
            IsPartial = true,
            Notes = notes,
            Licence = "PharmVar: terms of use of pharmvar.org; functions and results: CC0-1.0",
            Citations =
            [
                $"Alleles: Pharmacogene Variation Consortium, {versions[0]} (pharmvar.org). Gaedigk A et al. Clin Pharmacol Ther 2018;103:399. doi:10.1002/cpt.910",
                "Functions and results, where stated: CPIC, of the release that the version names (cpicpgx.org, CC0)",
                "Gene-specific matching rules: Sangkuhl K et al. PharmCAT. Clin Pharmacol Ther 2020;107:203. doi:10.1002/cpt.1568",
            ],
        };
    }

    private static GeneFacts? Gene(PharmVarTable on38, PharmVarTable? on37, GeneFacts? own, PharmVarAnchors anchors, BuildMap builds, PharmVarNotes notes)
    {
        if (on38.Haplotypes.Count == 0)
        {
            notes.Add("left as it was: its haplotypes are named by rs number, not as star alleles");
            return null;
        }

        var places = on38.Haplotypes.SelectMany(haplotype => haplotype.Rows).Select(row => row.Start).Distinct().Count();
        if (places > MostPlaces || places * (long)on38.Haplotypes.Count > MostCells) throw ReleaseFile.Unusable(on38.File.Name, "it has more alleles and places than any gene");
        var contradicted = PharmVarBuilds.AddTo(builds, on38, on37, own);
        foreach (var place in contradicted) notes.Add($"its table of GRCh37 contradicts the program's own place of chr{on38.Sequence!.Chromosome}:{place}, which stays");
        return new PharmVarGene(on38, own, anchors, notes).Facts(builds);
    }

    private static PharmVarTable? Table(IEnumerable<PharmVarTable> tables, bool is37)
    {
        var found = tables.Where(table => table.Sequence!.Is37 == is37).ToList();
        return found.Count <= 1 ? found.FirstOrDefault() : throw Fault($"it holds two tables of {found[0].Gene} on one build", "Give the files of one download.");
    }

    private static string Folder(string name) => name[..(name.LastIndexOf('/') + 1)];

    private static ProblemException Fault(string why, string hint) =>
        new(new Problem("PGX028", ProblemSeverity.Error, $"Nothing can be made of PharmVar's download: {why}.", ProblemLocation.None, hint));
}
