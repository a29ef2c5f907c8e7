namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Puts the fields of joined records together: values of alleles to their new places, genotypes allele by allele, all else from the first that has it.</summary>
/// <param name="maps">For each record from its alleles to those of the joined one.</param>
internal sealed class FieldJoiner(FieldDefinitions fields, List<EditableRecord> records, List<int[]> maps, EditableRecord joined)
{
    private readonly List<char> _marks = [];
    private readonly List<char> _otherMarks = [];

    public void Join()
    {
        JoinInfo();
        JoinFormat();
    }

    private void JoinInfo()
    {
        joined.Info = [];
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in records.SelectMany(record => record.Info))
        {
            if (!done.Add(key)) continue;
            var field = fields.Info(key);
            if (value is null || field.Number == FieldNumber.Fixed) joined.Info.Add((key, value is null ? null : FieldValues.CanonicalList(value, field)));
            else joined.Info.Add((key, JoinValues(field, record => records[record].Info.Find(entry => entry.Key == key).Value ?? ".", false)));
        }
    }

    private void JoinFormat()
    {
        joined.FormatKeys = [.. records.SelectMany(record => record.FormatKeys).Distinct(StringComparer.Ordinal)];
        joined.Samples = [.. records[0].Samples.Select(_ => new string[joined.FormatKeys.Count])];
        for (var at = 0; at < joined.FormatKeys.Count; at++)
        {
            var key = joined.FormatKeys[at];
            var field = fields.Format(key);
            var places = records.Select(record => record.FormatIndex(key)).ToArray();
            for (var sample = 0; sample < joined.Samples.Count; sample++)
            {
                string Value(int record) => places[record] < 0 ? "." : records[record].Samples[sample][places[record]];
                joined.Samples[sample][at] = key == "GT" ? JoinGenotypes(Value)
                    : field.Number == FieldNumber.Fixed ? FieldValues.CanonicalList(FirstKnown(Value), field)
                    : JoinValues(field, Value, IsHaploid(sample));
            }
        }
    }

    private bool IsHaploid(int sample)
    {
        for (var record = 0; record < records.Count; record++)
        {
            var place = records[record].FormatIndex("GT");
            if (place >= 0 && records[record].Samples[sample][place] is { } genotype && genotype != "." && genotype.AsSpan().IndexOfAny('/', '|') < 0) return true;
        }

        return false;
    }

    private string FirstKnown(Func<int, string> value)
    {
        for (var record = 0; record < records.Count; record++)
            if (value(record) is { } known && known != ".") return known;
        return ".";
    }

    private string JoinValues(FieldDefinition field, Func<int, string> value, bool isHaploid)
    {
        var alleles = joined.Alleles.Count;
        var all = records.Select((_, record) => value(record)).ToArray();
        if (Array.TrueForAll(all, text => text == ".")) return FieldValues.Missing(field, alleles);
        var haploid = isHaploid || Enumerable.Range(0, all.Length).Any(record => all[record] != "." && field.Number == FieldNumber.Genotypes && all[record].Split(',').Length == maps[record].Length && maps[record].Length > 1);
        var count = field.Number == FieldNumber.Genotypes && haploid ? alleles : FieldValues.Count(field.Number, alleles);
        var values = Enumerable.Repeat(".", count).ToArray();
        for (var record = 0; record < records.Count; record++)
        {
            if (all[record] == ".") continue;
            var given = all[record].Split(',');
            for (var i = 0; i < given.Length; i++)
            {
                var place = PlaceOf(field.Number, i, maps[record], haploid);
                if (place >= 0 && place < count && values[place] == ".") values[place] = FieldValues.Canonical(given[i], field);
            }
        }

        return FieldValues.Join(values);
    }

    private static int PlaceOf(FieldNumber number, int index, int[] map, bool haploid)
    {
        switch (number)
        {
            case FieldNumber.Alternates:
                return index + 1 < map.Length ? map[index + 1] - 1 : -1;
            case FieldNumber.Alleles:
                return index < map.Length ? map[index] : -1;
        }

        if (haploid) return index < map.Length ? map[index] : -1;
        var high = 0;
        while ((high + 1) * (high + 2) / 2 <= index) high++;
        var low = index - (high * (high + 1) / 2);
        if (high >= map.Length) return -1;
        var (left, right) = (Math.Min(map[low], map[high]), Math.Max(map[low], map[high]));
        return FieldValues.GenotypeIndex(left, right);
    }

    private string JoinGenotypes(Func<int, string> value)
    {
        List<int>? alleles = null;
        var text = ".";
        for (var record = 0; record < records.Count; record++)
        {
            var genotype = value(record);
            var map = maps[record];
            var others = GenotypeText.Alleles(genotype, _otherMarks);
            for (var i = 0; i < others.Count; i++) others[i] = others[i] < 0 || others[i] >= map.Length ? -1 : map[others[i]];
            if (alleles is null || (alleles.TrueForAll(allele => allele < 0) && (others.Exists(allele => allele >= 0) || others.Count > alleles.Count)))
            {
                alleles = others;
                _marks.Clear();
                _marks.AddRange(_otherMarks);
                text = genotype;
                continue;
            }

            for (var i = 0; i < others.Count && i < alleles.Count; i++) Place(alleles, i, others[i]);
        }

        return alleles is null ? text : GenotypeText.Join(alleles, _marks);
    }

    /// <summary>An ALT allele takes the place of a reference one; where another ALT stands already it goes to a free place, unless phase forbids.</summary>
    private void Place(List<int> alleles, int at, int allele)
    {
        if (allele < 0 || alleles[at] == allele) return;
        if (alleles[at] < 0 || alleles[at] == 0)
        {
            if (allele > 0 || alleles[at] < 0) alleles[at] = allele;
            return;
        }

        if (allele == 0 || _marks.Contains('|')) return;
        var free = alleles.FindIndex(known => known <= 0);
        if (free >= 0 && !alleles.Contains(allele)) alleles[free] = allele;
    }
}
