using System.Globalization;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Brings alleles to their shortest form and to the left end of the repeat that they lie in.</summary>
/// <remarks>Tan, Abecasis, Kang: Unified representation of genetic variants, Bioinformatics 2015, doi:10.1093/bioinformatics/btv112.</remarks>
internal sealed class LeftAligner(ReferenceBases bases)
{
    private const int Window = 256;

    /// <returns>Whether the record was changed.</returns>
    public bool Align(EditableRecord record)
    {
        if (record.Alleles.Count < 2) return false;
        var isSymbolic = record.Alleles.Count == 2 && record.Alleles[1] is "<DEL>" or "<DUP>";
        return isSymbolic ? RollSymbolic(record) : AlignSequences(record);
    }

    private bool AlignSequences(EditableRecord record)
    {
        var places = new List<int>();
        var deletions = new List<int>();
        var end = EndOf(record);
        for (var i = 0; i < record.Alleles.Count; i++)
        {
            if (AlleleKinds.IsSequence(record.Alleles[i])) places.Add(i);
            else if (record.Alleles[i] == "<DEL>" && end == record.Position + record.Alleles[0].Length - 1) deletions.Add(i);
            else return false;
        }

        if (places.Count < 2) return false;
        var alleles = places.Select(place => record.Alleles[place]).ToArray();
        if (alleles.Skip(1).Any(allele => allele.Equals(alleles[0], StringComparison.OrdinalIgnoreCase))) return false;
        var position = record.Position;
        if (!Align(record.Chromosome, ref position, alleles)) return false;
        var moved = record.Position - position;
        record.Position = position;
        for (var i = 0; i < places.Count; i++) record.Alleles[places[i]] = alleles[i];
        if (deletions.Count > 0) record.SetInfo("END", (end!.Value - moved).ToString(CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>While all end in the same base it goes; where an allele has none left, all take the base before them.</summary>
    private bool Align(string chromosome, ref long position, string[] alleles)
    {
        // Allele i is the last `taken` bases of `before`, then its own first ends[i]; ends[i] below 0 reaches into `before`.
        var start = position;
        var ends = Array.ConvertAll(alleles, allele => allele.Length);
        var before = "";
        var taken = 0;
        while (SameLast(alleles, ends, before))
        {
            var shortest = ends.Min() + taken;
            if (shortest == 1)
            {
                if (position <= 1 || (taken == before.Length && !Fetch(chromosome, start, ref before))) break;
                taken++;
                position--;
            }

            for (var i = 0; i < ends.Length; i++) ends[i]--;
        }

        var isShorter = ends[0] != alleles[0].Length;
        for (var i = 0; i < alleles.Length; i++)
        {
            var own = Math.Max(0, ends[i]);
            alleles[i] = string.Concat(before.AsSpan(before.Length - taken, taken + ends[i] - own), alleles[i].AsSpan(0, own));
        }

        return TrimPrefix(ref position, alleles) || isShorter;
    }

    private static bool SameLast(string[] alleles, int[] ends, string before)
    {
        var last = '\0';
        for (var i = 0; i < alleles.Length; i++)
        {
            var letter = ends[i] > 0 ? alleles[i][ends[i] - 1] : before[^(1 - ends[i])];
            if (i == 0) last = letter;
            else if (!AlleleKinds.Same(letter, last)) return false;
        }

        return true;
    }

    private static bool TrimPrefix(ref long position, string[] alleles)
    {
        var prefix = 0;
        while (Array.TrueForAll(alleles, allele => allele.Length > prefix + 1 && AlleleKinds.Same(allele[prefix], alleles[0][prefix]))) prefix++;
        for (var i = 0; prefix > 0 && i < alleles.Length; i++) alleles[i] = alleles[i][prefix..];
        position += prefix;
        return prefix > 0;
    }

    private bool Fetch(string chromosome, long start, ref string before)
    {
        var from = Math.Max(0, start - 1 - before.Length - Window);
        var length = (int)(start - 1 - before.Length - from);
        if (length <= 0 || bases(chromosome, from, length) is not { } more || more.Length < length) return false;
        before = more + before;
        return true;
    }

    /// <summary>A deletion or duplication that is only named moves while the base before it is also its last.</summary>
    private bool RollSymbolic(EditableRecord record)
    {
        if (record.Alleles[0].Length != 1 || LengthOf(record) is not ({ } length and > 0)) return false;
        var position = record.Position;
        string near = "", far = "";
        var at = 0L;
        while (position > 1)
        {
            if (position <= at || near.Length == 0)
            {
                at = Math.Max(0, position - Window);
                near = bases(record.Chromosome, at, (int)(position - at)) ?? "";
                far = bases(record.Chromosome, at + length, (int)(position - at)) ?? "";
                if (near.Length < position - at || far.Length < position - at) break;
            }

            var offset = (int)(position - 1 - at);
            if (!AlleleKinds.Same(near[offset], far[offset])) break;
            position--;
        }

        if (position == record.Position || bases(record.Chromosome, position - 1, 1) is not { Length: 1 } reference) return false;
        if (EndOf(record) is { } end) record.SetInfo("END", (end - (record.Position - position)).ToString(CultureInfo.InvariantCulture));
        record.Position = position;
        record.Alleles[0] = reference;
        return true;
    }

    private static long? LengthOf(EditableRecord record)
    {
        if (EndOf(record) is { } end) return end - record.Position;
        var text = record.Info.Find(entry => entry.Key == "SVLEN").Value;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length) ? Math.Abs(length) : null;
    }

    private static long? EndOf(EditableRecord record) =>
        record.Info.Find(entry => entry.Key == "END").Value is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? end : null;
}
