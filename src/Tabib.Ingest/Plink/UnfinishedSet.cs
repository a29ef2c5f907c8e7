namespace Tabib.Ingest.Plink;

/// <summary>The files of a set that is being made, beside the place of the set: lines, records, the records' lengths, and a note of how far they are whole.</summary>
public static class UnfinishedSet
{
    internal const string Records = ".pgen.records";
    internal const string Lengths = ".pgen.lengths";
    internal const string Text = ".pvar.partial";
    internal const string CompressedText = ".pvar.zst.partial";

    private static readonly string[] Endings = [Records, Lengths, Text, CompressedText, ".psam.partial", ".pgen.partial", ".pgen.note.partial"];

    public static string NoteOf(string prefix) => prefix + ".pgen.note";

    /// <summary>Takes away what a run that was broken off left; the note first, so that it never speaks of other files.</summary>
    public static void Remove(string prefix) => RemoveBeside(prefix, null);

    /// <param name="kept">Ending of the one file that is left alone.</param>
    internal static void RemoveBeside(string prefix, string? kept)
    {
        File.Delete(NoteOf(prefix));
        foreach (var ending in Endings)
            if (ending != kept) File.Delete(prefix + ending);
    }
}
