using System.Text;
using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Consequences in the notation of bcftools csq: Consequence|gene|transcript|biotype|strand|amino_acid_change|dna_change.</summary>
internal static class BcsqText
{
    /// <summary>What the place alone says. An untranslated region beside a lost start or stop is told apart from it.</summary>
    public static void AddPlace(TranscriptEffect effect, List<BcsqEntry> entries)
    {
        var place = effect.Place & ~ConsequenceType.NonCodingExon;
        if ((place & ConsequenceType.NonCoding) != 0)
        {
            entries.Add(Entry(effect.Transcript, ConsequenceType.NonCoding, ""));
            return;
        }

        if ((place & TranscriptEffect.StartOrStop) != 0)
        {
            entries.Add(Entry(effect.Transcript, place & ~TranscriptEffect.Untranslated, Strand(effect.Transcript)));
            place &= TranscriptEffect.Untranslated;
        }

        if (place != ConsequenceType.None) entries.Add(Entry(effect.Transcript, place, ""));
    }

    public static BcsqEntry Remote(Transcript transcript) => Entry(transcript, transcript.IsCoding ? ConsequenceType.Intron : ConsequenceType.NonCoding, "");

    /// <summary>What is translated.</summary>
    /// <param name="place">Consequences that are told in the same breath.</param>
    public static BcsqEntry Coding(Transcript transcript, CodingChange change, ConsequenceType place = ConsequenceType.None)
    {
        var alleles = change.Edits.Select(edit => edit.Allele).OrderBy(allele => allele.Position).ThenBy(allele => allele.Start);
        var entry = Entry(transcript, change.Type | place, $"{Strand(transcript)}|{change.Text}|{string.Join('+', alleles)}");
        return change.IsBehindStop ? entry with { Text = "*" + entry.Text } : entry;
    }

    /// <summary>The most severe first, each once.</summary>
    public static IEnumerable<string> Ordered(List<BcsqEntry> entries)
    {
        if (entries.Count < 2) return entries.Select(entry => entry.Text);
        return entries.TrueForAll(entry => entry.Text == entries[0].Text) ? [entries[0].Text] : entries.OrderBy(entry => entry.Severity).Select(entry => entry.Text).Distinct();
    }

    public static string Join(List<BcsqEntry> entries) => string.Join(',', Ordered(entries));

    /// <summary>bcftools' short forms: IG_V for IG_V_gene, NMD for nonsense_mediated_decay.</summary>
    public static string Biotype(string biotype) => biotype switch
    {
        "nonsense_mediated_decay" => "NMD",
        _ when biotype.EndsWith("_gene", StringComparison.Ordinal) && (biotype.StartsWith("IG_", StringComparison.Ordinal) || biotype.StartsWith("TR_", StringComparison.Ordinal)) => biotype[..^5],
        _ => biotype,
    };

    private static BcsqEntry Entry(Transcript transcript, ConsequenceType types, string rest)
    {
        var text = new StringBuilder();
        var isRemote = (types & TranscriptEffect.Remote) != 0;
        var biotype = Biotype(transcript.Biotype);
        if (!isRemote && biotype == "NMD") types |= ConsequenceType.NmdTranscript;
        ConsequenceTerms.AppendBcsq(text, types);
        text.Append('|').Append(InfoText.Escape(transcript.Gene.Name)).Append('|').Append(isRemote ? "" : InfoText.Escape(transcript.Id)).Append('|').Append(InfoText.Escape(biotype));
        if (rest.Length > 0) text.Append('|').Append(rest);
        return new BcsqEntry(text.ToString(), ConsequenceTerms.Severity(types));
    }

    private static string Strand(Transcript transcript) => transcript.IsReverse ? "-" : "+";
}
