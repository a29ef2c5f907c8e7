using System.Globalization;
using System.Text;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>A record of a VCF taken apart into text, for the few records that have to be changed.</summary>
internal sealed class EditableRecord
{
    private EditableRecord(string chromosome, long position, string id, List<string> alleles, string quality, string filter)
    {
        Chromosome = chromosome;
        Position = position;
        Id = id;
        Alleles = alleles;
        Quality = quality;
        Filter = filter;
    }

    public string Chromosome { get; }

    /// <summary>1-based.</summary>
    public long Position { get; set; }

    public string Id { get; set; }

    /// <summary>REF, then the ALT alleles; only REF where ALT is ".".</summary>
    public List<string> Alleles { get; set; }

    public string Quality { get; set; }

    public string Filter { get; set; }

    /// <summary>Keys with values; the value is null for flags.</summary>
    public List<(string Key, string? Value)> Info { get; set; } = [];

    public List<string> FormatKeys { get; set; } = [];

    /// <summary>For each sample the values of <see cref="FormatKeys"/>; "." where the line leaves them out.</summary>
    public List<string[]> Samples { get; set; } = [];

    public static EditableRecord Parse(string line)
    {
        var fields = line.Split('\t');
        var record = new EditableRecord(fields[0], long.Parse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture), fields[2], [fields[3]], fields[5], fields[6]);
        if (fields[4] != ".") record.Alleles.AddRange(fields[4].Split(','));
        if (fields.Length > 7 && fields[7] != ".")
            foreach (var entry in fields[7].Split(';', StringSplitOptions.RemoveEmptyEntries))
                record.Info.Add(entry.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (entry[..at], entry[(at + 1)..]) : (entry, null));
        if (fields.Length > 8 && fields[8] != ".") record.FormatKeys.AddRange(fields[8].Split(':'));
        for (var i = 9; i < fields.Length; i++) record.Samples.Add(Values(fields[i], record.FormatKeys.Count));
        return record;
    }

    public EditableRecord Copy() => new(Chromosome, Position, Id, [.. Alleles], Quality, Filter)
    {
        Info = [.. Info],
        FormatKeys = [.. FormatKeys],
        Samples = [.. Samples.Select(values => (string[])values.Clone())],
    };

    public int FormatIndex(string key) => FormatKeys.IndexOf(key);

    public void SetInfo(string key, string value)
    {
        var at = Info.FindIndex(entry => entry.Key == key);
        if (at >= 0) Info[at] = (key, value);
        else Info.Add((key, value));
    }

    public void RemoveFormat(int index)
    {
        FormatKeys.RemoveAt(index);
        for (var i = 0; i < Samples.Count; i++) Samples[i] = [.. Samples[i].Where((_, place) => place != index)];
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Chromosome}\t{Position}\t{Id}\t{Alleles[0]}\t{(Alleles.Count > 1 ? string.Join(',', Alleles.Skip(1)) : ".")}\t{Quality}\t{Filter}\t");
        if (Info.Count == 0) text.Append('.');
        for (var i = 0; i < Info.Count; i++)
        {
            if (i > 0) text.Append(';');
            text.Append(Info[i].Key);
            if (Info[i].Value is { } value) text.Append('=').Append(value);
        }

        if (Samples.Count == 0) return text.ToString();
        text.Append('\t').Append(FormatKeys.Count == 0 ? "." : string.Join(':', FormatKeys));
        foreach (var values in Samples) text.Append('\t').Append(values.Length == 0 ? "." : string.Join(':', values));
        return text.ToString();
    }

    private static string[] Values(string column, int count)
    {
        var given = column.Split(':');
        var values = new string[count];
        for (var i = 0; i < count; i++) values[i] = i < given.Length && given[i].Length > 0 ? given[i] : ".";
        return values;
    }
}
