using System.Globalization;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Makes one record of several at one position.</summary>
internal sealed class AlleleJoiner(NormalizationOptions options, FieldDefinitions fields)
{
    /// <summary>Joins what the options let be joined; what cannot be joined stays as it is.</summary>
    public List<EditableRecord> Join(List<EditableRecord> records)
    {
        if (options.Join == VariantClasses.None || records.Count < 2) return records;
        if (options.Join == VariantClasses.Any) return [.. Merge(records)];
        var groups = new SortedDictionary<int, List<EditableRecord>>();
        foreach (var record in records)
        {
            var group = GroupOf(record);
            if (!groups.TryGetValue(group, out var members)) groups[group] = members = [];
            members.Add(record);
        }

        // A record without ALT goes with whatever there is.
        if (groups.Count > 1 && groups.Remove(Empty, out var empty))
        {
            var first = groups.First().Value;
            first.InsertRange(0, empty);
        }

        return [.. groups.SelectMany(group => IsJoined(group.Key) ? Merge(group.Value) : group.Value)];
    }

    private const int Empty = 0;
    private const int Snps = 1;
    private const int Indels = 2;
    private const int MultiNucleotides = 3;
    private const int Others = 4;
    private const int Symbolic = 5;
    private const int Mixed = 6;

    private bool IsJoined(int group) => options.Join switch
    {
        VariantClasses.Snps => group is Snps or Empty,
        VariantClasses.Indels => group is Indels or Empty,
        _ => group != Mixed,
    };

    private static int GroupOf(EditableRecord record)
    {
        if (record.Alleles.Count < 2) return Empty;
        var groups = record.Alleles.Skip(1).Select(alternate => AlleleKinds.Of(record.Alleles[0], alternate) switch
        {
            AlleleKind.Reference => Empty,
            AlleleKind.Snp => Snps,
            AlleleKind.Indel => Indels,
            AlleleKind.MultiNucleotide => MultiNucleotides,
            AlleleKind.Complex => Others,
            AlleleKind.Star => Empty,
            _ => Symbolic,
        }).Where(group => group != Empty).Distinct().ToArray();
        return groups.Length switch { 0 => Empty, 1 => groups[0], _ => Mixed };
    }

    /// <summary>Joins each record to the first with whose REF it agrees.</summary>
    private IEnumerable<EditableRecord> Merge(List<EditableRecord> records)
    {
        var rest = records;
        while (rest.Count > 0)
        {
            var longest = rest[0].Alleles[0];
            var members = new List<EditableRecord>();
            var others = new List<EditableRecord>();
            foreach (var record in rest)
            {
                var reference = record.Alleles[0];
                var shorter = reference.Length < longest.Length ? reference : longest;
                var longer = reference.Length < longest.Length ? longest : reference;
                if (longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase))
                {
                    longest = longer;
                    members.Add(record);
                }
                else
                {
                    others.Add(record);
                }
            }

            yield return members.Count == 1 ? members[0] : MergeAll(members, longest);
            rest = others;
        }
    }

    private EditableRecord MergeAll(List<EditableRecord> records, string reference)
    {
        var joined = records[0].Copy();
        joined.Alleles = [reference];
        var maps = new List<int[]>();
        foreach (var record in records)
        {
            var suffix = reference[record.Alleles[0].Length..];
            var map = new int[record.Alleles.Count];
            for (var i = 1; i < map.Length; i++)
            {
                var allele = AlleleKinds.IsSequence(record.Alleles[i]) ? record.Alleles[i] + suffix : record.Alleles[i];
                map[i] = joined.Alleles.FindIndex(1, known => known.Equals(allele, StringComparison.OrdinalIgnoreCase));
                if (map[i] >= 0) continue;
                map[i] = joined.Alleles.Count;
                joined.Alleles.Add(allele);
            }

            maps.Add(map);
        }

        joined.Id = JoinWords(records.Select(record => record.Id));
        joined.Quality = HighestQuality(records);
        joined.Filter = JoinFilters(records.Select(record => record.Filter));
        new FieldJoiner(fields, records, maps, joined).Join();
        return joined;
    }

    private string JoinFilters(IEnumerable<string> filters)
    {
        var all = filters.ToArray();
        if (options.PassIfAnyPasses && all.Contains("PASS")) return "PASS";
        var failed = JoinWords(all.Where(filter => filter is not "PASS"));
        return failed != "." ? failed : all.Contains("PASS") ? "PASS" : ".";
    }

    private static string JoinWords(IEnumerable<string> texts)
    {
        var words = texts.Where(text => text != ".").SelectMany(text => text.Split(';')).Distinct(StringComparer.Ordinal).ToArray();
        return words.Length == 0 ? "." : string.Join(';', words);
    }

    private static string HighestQuality(List<EditableRecord> records)
    {
        var best = ".";
        var value = double.NegativeInfinity;
        foreach (var record in records)
        {
            if (!double.TryParse(record.Quality, NumberStyles.Float, CultureInfo.InvariantCulture, out var quality) || quality <= value) continue;
            (best, value) = (record.Quality, quality);
        }

        return best;
    }
}
