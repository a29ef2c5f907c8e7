namespace Tabib.Evidence.Variants;

/// <summary>What one or several variants together do to a protein.</summary>
/// <param name="ReferencePosition">1-based number of the first amino acid of <paramref name="Reference"/>.</param>
/// <param name="Reference">Amino acids of the codons that are touched; of a shifted frame all that follow.</param>
/// <param name="AlternatePosition">As <paramref name="ReferencePosition"/>, in the changed protein.</param>
internal sealed record CodingChange(ConsequenceType Type, int ReferencePosition, string Reference, int AlternatePosition, string Alternate, IReadOnlyList<CodingEdit> Edits)
{
    /// <summary>Whether the haplotype stops before it: the change is never translated.</summary>
    public bool IsBehindStop { get; init; }

    /// <summary>Whether translation ends in it that would have gone on.</summary>
    public bool Stops => Alternate.EndsWith('*') && ((Type & ConsequenceType.StopGained) != 0 || ((Type & ConsequenceType.Frameshift) != 0 && (Type & ConsequenceType.StopRetained) == 0));

    /// <summary>"154GQK*&gt;154GKKP*", or "145L" where single bases change and the amino acids stay.</summary>
    public string Text
    {
        get
        {
            var before = $"{ReferencePosition}{Reference}";
            var stays = Reference == Alternate && Edits.All(edit => edit.Growth == 0);
            return stays ? before : $"{before}>{AlternatePosition}{(Alternate.Length == 0 ? "?" : Alternate)}";
        }
    }

    /// <param name="edits">In the order of translation, not overlapping, belonging together: see <see cref="HaplotypeGroups"/>.</param>
    /// <param name="shift">Bases by which edits before these have moved the reading.</param>
    public static CodingChange Of(CodingSequence coding, IReadOnlyList<CodingEdit> edits, int shift)
    {
        var windowStart = edits.Min(edit => edit.WindowStart) / 3 * 3;
        var windowEnd = Math.Min(coding.Bases.Length, (edits.Max(edit => edit.WindowEnd) + 2) / 3 * 3);
        var growth = edits.Sum(edit => edit.Growth);
        var isShifted = growth % 3 != 0;
        var changed = Apply(coding.Bases, edits, windowStart, isShifted ? coding.Bases.Length : windowEnd);
        var reference = UpToStop(isShifted ? coding.Protein[(windowStart / 3)..] : coding.Protein[(windowStart / 3)..(windowEnd / 3)]);
        var alternate = UpToStop(coding.Code.TranslateAll(changed));
        var isComplete = (windowStart / 3) + reference.Length == coding.Protein.Length;
        var type = isShifted ? TypeOfShift(reference, isComplete && edits[0].Start + Math.Max(1, edits[0].Length) - windowStart > (reference.Length - 1) * 3, alternate) : TypeInFrame(coding, edits, growth, windowEnd, reference, alternate);
        return new CodingChange(type, (windowStart / 3) + 1, reference, ((windowStart + shift) / 3) + 1, alternate, edits);
    }

    /// <param name="touchesLast">Whether the last codon that is read of the reference is touched.</param>
    private static ConsequenceType TypeOfShift(string reference, bool touchesLast, string alternate)
    {
        var (hadStop, hasStop) = (reference[^1] == '*', alternate.Contains('*', StringComparison.Ordinal));
        if (hadStop && touchesLast) return ConsequenceType.Frameshift | (hasStop ? ConsequenceType.StopRetained : ConsequenceType.StopLost);
        return ConsequenceType.Frameshift | (hasStop && !hadStop ? ConsequenceType.StopGained : ConsequenceType.None);
    }

    private static ConsequenceType TypeInFrame(CodingSequence coding, IReadOnlyList<CodingEdit> edits, int growth, int windowEnd, string reference, string alternate)
    {
        var hasIndel = edits.Any(edit => edit.Growth != 0);
        // A stop codon inside the coding sequence (selenocysteine, an annotation that does not fit the genome) can be lost to a substitution, but it is no end that is kept.
        var stopBefore = windowEnd == coding.Bases.Length || (!hasIndel && reference != alternate) ? reference.IndexOf('*', StringComparison.Ordinal) : -1;
        var stopAfter = alternate.IndexOf('*', StringComparison.Ordinal);
        if (reference == alternate && growth == 0) return stopBefore >= 0 ? ConsequenceType.StopRetained : ConsequenceType.Synonymous;
        if (stopAfter >= 0 && growth % 3 == 0 && StopsWhileShifted(edits, stopAfter * 3)) return ConsequenceType.Frameshift | (stopBefore < 0 ? ConsequenceType.StopGained : ConsequenceType.None);
        var type = growth > 0 ? ConsequenceType.InframeInsertion : growth < 0 ? ConsequenceType.InframeDeletion : hasIndel ? ConsequenceType.InframeAltering : ConsequenceType.None;
        if (stopBefore >= 0 && stopAfter < 0) return type | ConsequenceType.StopLost;
        if (stopBefore == 0 && stopAfter == 0) return type | ConsequenceType.StopRetained;
        if (stopAfter >= 0 && !reference.StartsWith(alternate, StringComparison.Ordinal) && (stopBefore < 0 || (growth == 0 && stopAfter < stopBefore)))
        {
            // A coding sequence whose end was not found: a stop where it breaks off is taken for its own.
            var atEnd = !hasIndel && !coding.HasStop && windowEnd == coding.Bases.Length && stopAfter == alternate.Length - 1 && alternate.Length == reference.Length;
            return type | (atEnd ? ConsequenceType.StopRetained : ConsequenceType.StopGained);
        }

        return growth == 0 ? type | ConsequenceType.Missense : type;
    }

    /// <summary>Whether the changed sequence stops before a later edit restores the frame.</summary>
    /// <param name="stop">Bases of the changed sequence before the stop codon, from the first codon of the group.</param>
    private static bool StopsWhileShifted(IReadOnlyList<CodingEdit> edits, int stop)
    {
        var windowStart = edits.Min(edit => edit.WindowStart) / 3 * 3;
        var growth = 0;
        foreach (var edit in edits)
        {
            if (growth % 3 != 0 && stop < edit.Start + growth - windowStart) return true;
            growth += edit.Growth;
        }

        return false;
    }

    private static byte[] Apply(byte[] bases, IReadOnlyList<CodingEdit> edits, int from, int to)
    {
        var changed = new List<byte>(to - from + 16);
        foreach (var edit in edits)
        {
            changed.AddRange(bases.AsSpan(from, edit.Start - from));
            changed.AddRange(edit.Bases);
            from = edit.Start + edit.Length;
        }

        changed.AddRange(bases.AsSpan(from, Math.Max(0, to - from)));
        return [.. changed];
    }

    private static string UpToStop(string protein)
    {
        var stop = protein.IndexOf('*', StringComparison.Ordinal);
        return stop < 0 ? protein : protein[..(stop + 1)];
    }
}
