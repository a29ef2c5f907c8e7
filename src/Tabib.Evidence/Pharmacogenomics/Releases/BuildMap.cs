using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Places of GRCh38 on GRCh37: those that a release states, and others of the same gene by their stated neighbours: where those on both sides lie the same distance apart in both builds, or where all lie on one side, by the nearest.</summary>
internal sealed class BuildMap
{
    private static readonly string[] Columns = ["Gene", "Chromosome", "GRCh37Position", "GRCh38Position", "GRCh37Allele", "GRCh38Allele"];

    private readonly Dictionary<(string Chromosome, int Place), (int Place37, string Reference37, string Reference38)> _stated = [];
    private readonly Dictionary<string, SortedList<int, int>> _offsets = new(StringComparer.Ordinal);

    /// <summary>Reads PyPGx's variant table (CSV) with the columns Gene, Chromosome, GRCh37Position, GRCh38Position, GRCh37Allele, GRCh38Allele.</summary>
    /// <exception cref="ProblemException">PGX022: the table cannot be used.</exception>
    public static BuildMap Read(ReleaseFile file)
    {
        var map = new BuildMap();
        var path = file.Name;
        using var reader = new StringReader(Encoding.UTF8.GetString(file.Content.Span));
        var header = (reader.ReadLine() ?? "").Split(',').ToList();
        int[] columns = [.. Columns.Select(name => header.IndexOf(name))];
        if (columns.Any(column => column < 0)) throw Fault(path, 1);
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            // Quoted fields with commas stand behind the columns that are read here.
            var fields = text.Split(',');
            if (columns.Max() >= fields.Length
                || !int.TryParse(fields[columns[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var place37)
                || !int.TryParse(fields[columns[3]], NumberStyles.None, CultureInfo.InvariantCulture, out var place38)) throw Fault(path, line);
            map.Add(fields[columns[0]], fields[columns[1]], place38, fields[columns[5]], place37, fields[columns[4]]);
        }

        return map;
    }

    /// <summary>States one place on both builds, with the reference there; the last word counts.</summary>
    public void Add(string gene, string chromosome, int place38, string reference38, int place37, string reference37)
    {
        _stated[(chromosome, place38)] = (place37, reference37, reference38);
        if (!_offsets.TryGetValue(gene, out var offsets)) _offsets[gene] = offsets = [];
        offsets[place38] = place37 - place38;
    }

    /// <returns>The place on GRCh37, null where it cannot be told, and the reference allele there.</returns>
    public (int? Place, string Reference) Find(string gene, string chromosome, int place, string reference)
    {
        if (_stated.TryGetValue((chromosome, place), out var stated)) return (stated.Place37, reference.Length == 1 && stated.Reference38 == reference && stated.Reference37.Length == 1 ? stated.Reference37 : reference);
        if (!_offsets.TryGetValue(gene, out var offsets)) return (null, reference);
        var before = offsets.Where(pair => pair.Key <= place).Select(pair => (int?)pair.Value).LastOrDefault();
        var after = offsets.Where(pair => pair.Key >= place).Select(pair => (int?)pair.Value).FirstOrDefault();
        var offset = before is null ? after : after is null || before == after ? before : null;
        return (offset is { } distance ? place + distance : null, reference);
    }

    private static ProblemException Fault(string path, int line) =>
        new(new Problem("PGX022", ProblemSeverity.Error, "The table of positions on both builds cannot be read.", new ProblemLocation(path, line), "It needs the columns of PyPGx's variant-table.csv."));
}
