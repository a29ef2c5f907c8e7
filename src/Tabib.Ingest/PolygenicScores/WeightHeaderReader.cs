using System.Globalization;
using System.Text;
using Tabib.Core.Tables;

namespace Tabib.Ingest.PolygenicScores;

/// <summary>Reads what stands before the rows of a weight file: #key=value lines, the names of the columns.</summary>
internal static class WeightHeaderReader
{
    private const string Formats = "Tabib reads PGS Catalog scoring files (format 2), and tables of variant id, allele and weights.";

    private static readonly string[] CatalogColumns = ["chr_name", "chr_position", "rsID", "hm_chr", "hm_pos", "effect_weight", "is_dominant", "is_recessive"];

    /// <returns>The header, the columns of a PGS Catalog file, whether fields are parted by tabs, and the first row where it was read on the way.</returns>
    public static (WeightFileHeader Header, WeightColumns? Columns, bool HasTabs, byte[]? FirstRow) Read(WeightLines lines)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.Next(out var line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (line[0] == '#' && TryAddKey(line, keys)) continue;
            if (line.Contains((byte)0)) throw lines.Fault("PGS001", "This is no text file of weights.", Formats);
            var hasTabs = line.Contains((byte)'\t');
            var names = Encoding.UTF8.GetString(line).TrimStart('#').Split(hasTabs ? '\t' : ' ', hasTabs ? StringSplitOptions.TrimEntries : StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (Array.Exists(names, name => CatalogColumns.Contains(name))) return Catalog(lines, names, keys, hasTabs);
            return Table(lines, names, keys, hasTabs, line.ToArray());
        }

        throw lines.Fault("PGS001", "The file holds no weights.", Formats);
    }

    private static bool TryAddKey(ReadOnlySpan<byte> line, Dictionary<string, string> keys)
    {
        if (line.StartsWith("##"u8)) return true;
        var equals = line.IndexOf((byte)'=');
        var tab = line.IndexOf((byte)'\t');
        if (equals < 0 || (tab >= 0 && tab < equals)) return false;
        keys[Encoding.UTF8.GetString(line[1..equals]).Trim()] = Encoding.UTF8.GetString(line[(equals + 1)..]).Trim();
        return true;
    }

    private static (WeightFileHeader, WeightColumns?, bool, byte[]?) Catalog(WeightLines lines, string[] names, Dictionary<string, string> keys, bool hasTabs)
    {
        RefuseTwice(lines, names);
        var columns = new WeightColumns(names);
        if (columns.EffectAllele < 0) throw lines.Fault("PGS004", "There is no column effect_allele.", Formats);
        if (columns.Weight < 0 && !columns.HasDosageWeights) throw lines.Fault("PGS004", "There is no column effect_weight, nor dosage_0_weight to dosage_2_weight.", Formats);
        var hasPositions = columns.Chromosome >= 0 && columns.Position >= 0;
        var hasHarmonized = columns.HarmonizedChromosome >= 0 && columns.HarmonizedPosition >= 0;
        if (!hasPositions && !hasHarmonized && columns.Id < 0) throw lines.Fault("PGS004", "Nothing says where the variants are: neither chr_name and chr_position nor rsID.", Formats);
        var header = Header(lines, WeightFormat.PgsCatalog, keys, [keys.GetValueOrDefault("pgs_id") ?? keys.GetValueOrDefault("pgs_name") ?? "effect_weight"]);
        return (header with { HasPositions = hasPositions, HasHarmonizedPositions = hasHarmonized }, columns, hasTabs, null);
    }

    private static (WeightFileHeader, WeightColumns?, bool, byte[]?) Table(WeightLines lines, string[] names, Dictionary<string, string> keys, bool hasTabs, byte[] line)
    {
        if (names.Length < 3) throw lines.Fault("PGS001", "A table of weights has at least three columns: variant id, allele, weight.", Formats);
        if (RealNumberReader.TryRead(Encoding.UTF8.GetBytes(names[2]), out _))
        {
            string[] numbered = names.Length == 3 ? ["WEIGHT"] : [.. Enumerable.Range(1, names.Length - 2).Select(number => string.Create(CultureInfo.InvariantCulture, $"WEIGHT{number}"))];
            return (Header(lines, WeightFormat.Table, keys, numbered), null, hasTabs, line);
        }

        RefuseTwice(lines, names);
        return (Header(lines, WeightFormat.Table, keys, names[2..]), null, hasTabs, null);
    }

    private static WeightFileHeader Header(WeightLines lines, WeightFormat format, Dictionary<string, string> keys, string[] weightColumns)
    {
        string? Told(string key) => keys.GetValueOrDefault(key) is { Length: > 0 } value && value is not ("NR" or "NA") ? value : null;
        return new WeightFileHeader
        {
            File = lines.File,
            Format = format,
            ScoreId = Told("pgs_id"),
            ScoreName = Told("pgs_name"),
            Trait = Told("trait_reported"),
            Citation = Told("citation"),
            WeightType = Told("weight_type"),
            GenomeBuild = Told("genome_build"),
            HarmonizedBuild = Told("HmPOS_build"),
            DeclaredVariants = long.TryParse(Told("variants_number"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            WeightColumns = weightColumns,
        };
    }

    private static void RefuseTwice(WeightLines lines, string[] names)
    {
        var twice = names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw lines.Fault("PGS003", $"The column {twice.Key} is there twice.", "Which one holds cannot be told; remove one.");
    }
}
