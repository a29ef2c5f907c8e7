namespace Tabib.Evidence.Variants;

/// <summary>Which edits of one haplotype must be read together: those in one codon, and all from a shift of the frame to where it is restored.</summary>
internal static class HaplotypeGroups
{
    /// <param name="edits">Of one haplotype in any order. Of two that overlap the one that comes first on the genome counts.</param>
    public static List<CodingChange> Read(CodingSequence coding, IEnumerable<CodingEdit> edits)
    {
        var changes = new List<CodingChange>();
        var group = new List<CodingEdit>();
        var (shift, growth, end) = (0, 0, 0);
        foreach (var edit in WithoutOverlaps(edits))
        {
            if (group.Count > 0 && growth % 3 == 0 && edit.WindowStart / 3 * 3 >= end)
            {
                changes.Add(CodingChange.Of(coding, group, shift));
                (shift, growth, group) = (shift + growth, 0, []);
            }

            group.Add(edit);
            growth += edit.Growth;
            end = Math.Max(group.Count == 1 ? 0 : end, (edit.WindowEnd + 2) / 3 * 3);
        }

        if (group.Count > 0) changes.Add(CodingChange.Of(coding, group, shift));
        var stop = changes.FindIndex(change => change.Stops);
        for (var i = stop + 1; stop >= 0 && i < changes.Count; i++) changes[i] = changes[i] with { IsBehindStop = true };
        return changes;
    }

    private static List<CodingEdit> WithoutOverlaps(IEnumerable<CodingEdit> edits)
    {
        var kept = new List<CodingEdit>();
        var end = int.MinValue;
        foreach (var edit in edits.OrderBy(edit => edit.Allele.Start).ThenBy(edit => edit.Allele.End).ThenBy(edit => edit.Start))
        {
            // The same bases further on in the sequence: the ribosome has slipped back.
            var isReadAgain = kept.Count > 0 && kept[^1].Allele.Start == edit.Allele.Start && kept[^1].Allele.End == edit.Allele.End && edit.Allele.KeepsLength && kept[^1].Start < edit.Start;
            if ((edit.Allele.Start < end && !isReadAgain) || (kept.Count > 0 && edit.Allele.IsInsertion && kept[^1].Allele.IsInsertion && kept[^1].Allele.Start == edit.Allele.Start)) continue;
            kept.Add(edit);
            end = edit.Allele.End;
        }

        return [.. kept.OrderBy(edit => edit.Start).ThenBy(edit => edit.Length)];
    }
}
