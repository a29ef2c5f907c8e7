using System.Globalization;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Takes substitutions of several bases and complex alleles apart into single substitutions, insertions and deletions.</summary>
internal sealed class Atomizer(NormalizationOptions options, FieldDefinitions fields)
{
    /// <summary>One change, the ALT alleles that hold it, and whether another change lies over it.</summary>
    private sealed class Atom(int offset, string reference, string alternate)
    {
        public int Offset { get; } = offset;

        public string Reference { get; } = reference;

        public string Alternate { get; } = alternate;

        public List<int> Alleles { get; } = [];

        public bool IsOverlapped { get; set; }

        public bool IsSame(Atom other) => Offset == other.Offset && Reference == other.Reference && Alternate == other.Alternate;

        public bool Overlaps(Atom other) => Offset < other.Offset + other.Reference.Length && other.Offset < Offset + Reference.Length;
    }

    public static bool Applies(EditableRecord record)
    {
        if (record.Alleles.Count < 2 || !record.Alleles.TrueForAll(AlleleKinds.IsSequence)) return false;
        var kinds = record.Alleles.Skip(1).Select(alternate => AlleleKinds.Of(record.Alleles[0], alternate)).ToArray();
        return Array.Exists(kinds, kind => kind is AlleleKind.MultiNucleotide or AlleleKind.Complex)
            || (Array.Exists(kinds, kind => kind == AlleleKind.Snp) && (kinds.Length > 1 || record.Alleles[0].Length > 1));
    }

    public IEnumerable<EditableRecord> Atomize(EditableRecord record)
    {
        var original = OriginalRecord.Describe(record);
        var pairs = new List<(int Allele, Atom Atom)>();
        for (var allele = 1; allele < record.Alleles.Count; allele++)
            foreach (var atom in AtomsOf(record.Alleles[0], record.Alleles[allele])) pairs.Add((allele, atom));
        var atoms = new List<Atom>();
        foreach (var (allele, atom) in pairs)
        {
            var known = atoms.Find(other => other.IsSame(atom));
            if (known is null) atoms.Add(known = atom);
            known.Alleles.Add(allele);
        }

        foreach (var atom in atoms) atom.IsOverlapped = pairs.Count(pair => pair.Atom.Overlaps(atom)) > 1;
        atoms.Sort(Order);
        foreach (var atom in atoms)
        {
            var part = Make(record, atom, pairs);
            OriginalRecord.Mark(part, options.OriginalTag, $"{original}|{string.Join(',', atom.Alleles.Select(allele => allele.ToString(CultureInfo.InvariantCulture)))}");
            yield return part;
        }
    }

    private static int Order(Atom left, Atom right)
    {
        if (left.Offset != right.Offset) return left.Offset.CompareTo(right.Offset);
        var reference = string.CompareOrdinal(left.Reference, right.Reference);
        return reference != 0 ? reference : string.CompareOrdinal(left.Alternate, right.Alternate);
    }

    private static IEnumerable<Atom> AtomsOf(string reference, string alternate)
    {
        while (reference.Length > 1 && alternate.Length > 1 && AlleleKinds.Same(reference[^1], alternate[^1])) (reference, alternate) = (reference[..^1], alternate[..^1]);
        var shared = Math.Min(reference.Length, alternate.Length);
        for (var i = 0; i < shared; i++)
            if (!AlleleKinds.Same(reference[i], alternate[i])) yield return new Atom(i, reference[i..(i + 1)], alternate[i..(i + 1)]);
        if (reference.Length == alternate.Length) yield break;
        var anchor = reference[(shared - 1)..shared];
        yield return new Atom(shared - 1, anchor + reference[shared..], anchor + alternate[shared..]);
    }

    private EditableRecord Make(EditableRecord record, Atom atom, List<(int Allele, Atom Atom)> pairs)
    {
        var part = record.Copy();
        part.Position += atom.Offset;
        var hasStar = atom.IsOverlapped && options.StarForOverlaps;
        part.Alleles = hasStar ? [atom.Reference, atom.Alternate, "*"] : [atom.Reference, atom.Alternate];
        var over = pairs.Where(pair => pair.Atom.Overlaps(atom)).Select(pair => pair.Allele).ToHashSet();
        part.Info = [];
        foreach (var (key, value) in record.Info)
        {
            var field = fields.Info(key);
            if (value is null || field.Number == FieldNumber.Fixed) part.Info.Add((key, value));
            else if (Pick(value, field, record.Alleles.Count, atom, hasStar) is { } picked) part.Info.Add((key, picked));
        }

        for (var at = record.FormatKeys.Count - 1; at >= 0; at--) PickFormat(record, part, at, atom, hasStar, over);
        return part;
    }

    private void PickFormat(EditableRecord record, EditableRecord part, int at, Atom atom, bool hasStar, HashSet<int> over)
    {
        var key = record.FormatKeys[at];
        var field = fields.Format(key);
        if (key != "GT" && field.Number == FieldNumber.Fixed) return;
        for (var sample = 0; sample < record.Samples.Count; sample++)
        {
            var value = record.Samples[sample][at];
            var picked = key == "GT"
                ? GenotypeText.Map(value, allele => allele <= 0 ? allele : atom.Alleles.Contains(allele) ? 1 : over.Contains(allele) ? (options.StarForOverlaps ? 2 : -1) : 0)
                : Pick(value, field, record.Alleles.Count, atom, hasStar);
            if (picked is null)
            {
                part.RemoveFormat(at);
                return;
            }

            part.Samples[sample][at] = picked;
        }
    }

    /// <summary>Values of alleles that hold the same change add up; of the star allele nothing is known.</summary>
    /// <returns>Null where the field cannot be told for an atom (Number=G, or a wrong number of values).</returns>
    private static string? Pick(string value, FieldDefinition field, int alleles, Atom atom, bool hasStar)
    {
        if (value == ".") return ".";
        if (field.Number == FieldNumber.Genotypes) return null;
        var values = value.Split(',');
        if (values.Length != FieldValues.Count(field.Number, alleles)) return null;
        var first = field.Number == FieldNumber.Alleles ? 0 : 1;
        var sum = values[atom.Alleles[0] - first];
        foreach (var allele in atom.Alleles.Skip(1)) sum = Add(sum, values[allele - first], field);
        var picked = new List<string>();
        if (first == 0) picked.Add(values[0]);
        picked.Add(sum);
        if (hasStar) picked.Add(".");
        return FieldValues.Join(picked);
    }

    private static string Add(string left, string right, FieldDefinition field)
    {
        if (field.IsText || right == ".") return left;
        if (left == ".") return right;
        if (!field.IsFloat && long.TryParse(left, CultureInfo.InvariantCulture, out var a) && long.TryParse(right, CultureInfo.InvariantCulture, out var b)) return (a + b).ToString(CultureInfo.InvariantCulture);
        return float.TryParse(left, CultureInfo.InvariantCulture, out var x) && float.TryParse(right, CultureInfo.InvariantCulture, out var y) ? (x + y).ToString("g6", CultureInfo.InvariantCulture) : left;
    }
}
