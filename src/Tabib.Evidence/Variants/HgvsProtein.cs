namespace Tabib.Evidence.Variants;

/// <summary>Describes what an edit does to the protein as HGVS does: predicted, so in parentheses.</summary>
/// <remarks>HGVS nomenclature, recommendations for proteins: substitution, deletion, duplication, insertion, deletion-insertion, frame shift, extension (hgvs-nomenclature.org).</remarks>
internal static class HgvsProtein
{
    public const string StartLost = "p.(Met1?)";
    public const string Unknown = "p.?";

    /// <param name="downstream">Bases of the spliced transcript behind the coding sequence.</param>
    /// <param name="reason">Why nothing can be said; null where something is.</param>
    public static string? Describe(CodingSequence coding, CodingEdit edit, ReadOnlySpan<byte> downstream, out string? reason)
    {
        reason = null;
        var reference = coding.Protein;
        var stop = reference.IndexOf('*', StringComparison.Ordinal);
        if (stop >= 0 && stop < reference.Length - 1)
        {
            reason = "INTERNAL_STOP";
            return null;
        }

        var alternate = Translate(coding, edit, downstream);
        if (coding.HasStart && (alternate.Length == 0 || alternate[0] != 'M')) return StartLost;
        var first = 0;
        while (first < reference.Length && first < alternate.Length && reference[first] == alternate[first]) first++;
        if (first == reference.Length && first == alternate.Length) return Same(reference, edit);
        if (first == reference.Length || first == alternate.Length)
        {
            reason = first == reference.Length ? "CDS_END_INCOMPLETE" : "NO_STOP";
            return null;
        }

        return edit.Growth % 3 != 0 ? Shifted(reference, alternate, first) : InFrame(coding, edit, reference, alternate, first, out reason);
    }

    private static string Same(string reference, CodingEdit edit)
    {
        var (from, to) = (edit.Start / 3, (edit.Start + Math.Max(1, edit.Length) - 1) / 3);
        return from == to ? $"p.({AminoAcids.Name(reference[from])}{from + 1}=)" : "p.(=)";
    }

    private static string Shifted(string reference, string alternate, int first)
    {
        if (reference[first] == '*') return Extension(alternate, first);
        if (alternate[first] == '*') return $"p.({At(reference, first)}Ter)";
        var stop = alternate.IndexOf('*', StringComparison.Ordinal);
        return $"p.({At(reference, first)}{AminoAcids.Name(alternate[first])}fsTer{(stop < 0 ? "?" : $"{stop - first + 1}")})";
    }

    private static string Extension(string alternate, int first)
    {
        var stop = alternate.IndexOf('*', StringComparison.Ordinal);
        return $"p.(Ter{first + 1}{AminoAcids.Name(alternate[first])}extTer{(stop < 0 ? "?" : $"{stop - first}")})";
    }

    private static string? InFrame(CodingSequence coding, CodingEdit edit, string reference, string alternate, int first, out string? reason)
    {
        reason = null;
        var expected = reference.Length + (edit.Growth / 3);
        var touchesStop = coding.HasStop && edit.Start + edit.Length > coding.Bases.Length - 3;
        if (reference[first] == '*' && (touchesStop || alternate.Length != expected)) return Extension(alternate, first);
        if (alternate[first] == '*') return $"p.({At(reference, first)}Ter)";
        if (alternate[^1] == '*' && alternate.Length < expected)
        {
            if (edit.Length == 0 && edit.Start % 3 == 0 && first > 0) return $"p.({At(reference, first - 1)}_{At(reference, first)}ins{AminoAcids.Names(alternate.AsSpan(first))})";
            var last = Math.Max(first, ((edit.Start + edit.Length + 2) / 3) - 1);
            return $"p.({Range(reference, first, last)}delins{AminoAcids.Names(alternate.AsSpan(first))})";
        }

        var (referenceEnd, alternateEnd) = (reference.Length, alternate.Length);
        while (referenceEnd > first && alternateEnd > first && reference[referenceEnd - 1] == alternate[alternateEnd - 1]) (referenceEnd, alternateEnd) = (referenceEnd - 1, alternateEnd - 1);
        if (coding.HasStop && referenceEnd == reference.Length)
        {
            // The stop codon itself is gone.
            reason = "NO_STOP";
            return null;
        }

        var inserted = alternate.AsSpan(first, alternateEnd - first);
        if (inserted.IsEmpty) return $"p.({Range(reference, first, referenceEnd - 1)}del)";
        if (referenceEnd > first) return referenceEnd - first == 1 && inserted.Length == 1 ? $"p.({At(reference, first)}{AminoAcids.Name(inserted[0])})" : $"p.({Range(reference, first, referenceEnd - 1)}delins{AminoAcids.Names(inserted)})";
        if (first == 0)
        {
            reason = "CDS_START_INCOMPLETE";
            return null;
        }

        if (first >= inserted.Length && reference.AsSpan(first - inserted.Length, inserted.Length).SequenceEqual(inserted)) return $"p.({Range(reference, first - inserted.Length, first - 1)}dup)";
        return $"p.({At(reference, first - 1)}_{At(reference, first)}ins{AminoAcids.Names(inserted)})";
    }

    private static string Translate(CodingSequence coding, CodingEdit edit, ReadOnlySpan<byte> downstream)
    {
        var from = edit.Start / 3 * 3;
        var (end, to) = (edit.Start + edit.Length, Math.Min(coding.Bases.Length, (edit.Start + edit.Length + 2) / 3 * 3));
        // A frame that is kept goes on as before behind the codons that change.
        var isKept = edit.Growth % 3 == 0 && to <= coding.Bases.Length - 3;
        if (isKept) downstream = default;
        else to = coding.Bases.Length;
        var bases = new byte[to - from + edit.Growth + downstream.Length];
        coding.Bases.AsSpan(from, edit.Start - from).CopyTo(bases);
        edit.Bases.CopyTo(bases.AsSpan(edit.Start - from));
        coding.Bases.AsSpan(end, to - end).CopyTo(bases.AsSpan(edit.Start - from + edit.Bases.Length));
        downstream.CopyTo(bases.AsSpan(bases.Length - downstream.Length));
        var changed = coding.Code.TranslateAll(bases);
        var stop = changed.IndexOf('*', StringComparison.Ordinal);
        var head = coding.Protein.AsSpan(0, from / 3);
        return stop >= 0 ? string.Concat(head, changed.AsSpan(0, stop + 1)) : isKept ? string.Concat(head, changed, coding.Protein.AsSpan(to / 3)) : string.Concat(head, changed);
    }

    private static string At(string protein, int index) => $"{AminoAcids.Name(protein[index])}{index + 1}";

    private static string Range(string protein, int first, int last) => first == last ? At(protein, first) : $"{At(protein, first)}_{At(protein, last)}";
}
