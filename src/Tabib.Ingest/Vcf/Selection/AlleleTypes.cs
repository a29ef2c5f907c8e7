namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Tells what alleles are.</summary>
internal static class AlleleTypes
{
    /// <summary>All that the alternate alleles of a record are.</summary>
    public static AlleleType Of(VcfRecord record)
    {
        var alt = record.Alt;
        if (alt is [(byte)'.'] or []) return AlleleType.Ref;
        var types = AlleleType.None;
        foreach (var range in alt.Split((byte)',')) types |= Of(record.Ref, alt[range]);
        return types;
    }

    public static AlleleType Of(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        if (alternate is [] or [(byte)'.']) return AlleleType.Ref;
        if (alternate is [(byte)'*']) return AlleleType.Overlap;
        if (alternate.SequenceEqual("<*>"u8) || alternate.SequenceEqual("<NON_REF>"u8) || alternate.SequenceEqual("<X>"u8)) return AlleleType.Ref;
        if (alternate.ContainsAny((byte)'[', (byte)']')) return AlleleType.Bnd;
        if (alternate[0] == '<') return AlleleType.Other;
        if (reference.Length != alternate.Length) return AlleleType.Indel;
        var differences = 0;
        for (var i = 0; i < reference.Length; i++) differences += (reference[i] | 0x20) == (alternate[i] | 0x20) ? 0 : 1;
        return differences switch { 0 => AlleleType.Ref, 1 => AlleleType.Snp, _ => AlleleType.Mnp };
    }

    /// <returns>None for a word that names no type.</returns>
    public static AlleleType Parse(string word) => word.ToLowerInvariant() switch
    {
        "ref" => AlleleType.Ref,
        "snp" or "snps" => AlleleType.Snp,
        "mnp" or "mnps" => AlleleType.Mnp,
        "indel" or "indels" => AlleleType.Indel,
        "bnd" => AlleleType.Bnd,
        "overlap" => AlleleType.Overlap,
        "other" => AlleleType.Other,
        _ => AlleleType.None,
    };
}
