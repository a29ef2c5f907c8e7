using System.Globalization;
using System.Text;
using Tabib.Evidence.Pharmacogenomics.Reading;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Anchor bases of insertions and deletions, from the VCF files that PharmVar's download has beside its table: GENE_2.vcf for "*2".</summary>
internal sealed class PharmVarAnchors
{
    private const int MostRecords = 5_000;

    private readonly Func<string, ReleaseFile?> _open;
    private readonly Dictionary<string, List<(int Place, string Reference, string Alternate)>> _read = new(StringComparer.Ordinal);

    /// <param name="open">Gives the VCF of a haplotype, null where there is none.</param>
    public PharmVarAnchors(Func<string, ReleaseFile?> open) => _open = open;

    /// <returns>The record that spells the change, shortened; null where there is none.</returns>
    /// <remarks>PharmVar's VCF has the change at its table's place, the rightmost; a record further to the left is taken too, where the bases between are those of a repeat.</remarks>
    public (int Place, string Reference, string Alternate)? Find(string haplotype, PharmVarRow row)
    {
        if (!_read.TryGetValue(haplotype, out var records)) _read[haplotype] = records = _open(haplotype) is { } file ? Records(file) : [];
        foreach (var (place, reference, alternate) in records)
        {
            var change = new DefinedVariant(place, reference, alternate, new DefinedPlace(0, 0), 1);
            if (ShiftedIndel.Of(change, null) is { } indel && PharmVarSpelling.IsSame(indel, row)) return (place, reference, alternate);
        }

        return null;
    }

    private static List<(int, string, string)> Records(ReleaseFile file)
    {
        var records = new List<(int, string, string)>();
        using var reader = new StreamReader(new MemoryStream(file.Content.ToArray(), writable: false), Encoding.UTF8);
        while (reader.ReadLine() is { } line && records.Count < MostRecords)
        {
            if (line.StartsWith('#')) continue;
            var fields = line.Split('\t', 6);
            if (fields.Length < 5 || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var place) || !IsBases(fields[3]) || !IsBases(fields[4])) continue;
            records.Add(AlleleSpelling.Shortest(place, fields[3], fields[4]));
        }

        return records;
    }

    private static bool IsBases(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept("ACGT");
}
