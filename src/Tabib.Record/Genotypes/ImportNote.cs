using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>How far an import got: kept beside the set that is being made, so that a later run goes on from there.</summary>
/// <param name="Fingerprint">Of the file, the options and the program: only with the same may a run go on.</param>
/// <param name="Blocks">Of the source, from the first one on, that are in the set.</param>
/// <param name="Place">Of the source behind them; null where it has none and is read again.</param>
/// <param name="Problems">Of these blocks.</param>
internal sealed record ImportNote(string Fingerprint, int Blocks, GenotypeSetPart Part, VariantFilePlace? Place, IReadOnlyList<CountedProblem> Problems)
{
    /// <summary>Files are known by name, length and time of change.</summary>
    public static string FingerprintOf(string options, IEnumerable<string> files)
    {
        var text = new StringBuilder(options).Append('\n');
        foreach (var path in files)
        {
            var file = new FileInfo(path);
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <returns>Null where nothing was begun.</returns>
    /// <exception cref="ProblemException">GEN019: what was begun is of another file or other options, or the note is damaged.</exception>
    public static ImportNote? Read(string prefix, string fingerprint)
    {
        var path = UnfinishedSet.NoteOf(prefix);
        if (!File.Exists(path)) return null;
        ImportNote? note;
        try
        {
            note = JsonSerializer.Deserialize<ImportNote>(File.ReadAllBytes(path));
        }
        catch (JsonException fault)
        {
            throw new ProblemException(Fault(path, "The note of the import that was stopped cannot be read."), ProblemKind.BadData, fault);
        }

        if (note is not { Fingerprint: not null, Problems: not null, Blocks: > 0 }) throw new ProblemException(Fault(path, "The note of the import that was stopped cannot be read."));
        return note.Fingerprint == fingerprint ? note : throw new ProblemException(Fault(path, "The import that was stopped was of another file, or had other options or another version of the program."));
    }

    public void Write(string prefix)
    {
        using var file = new ResultFile(UnfinishedSet.NoteOf(prefix));
        JsonSerializer.Serialize(file.Stream, this);
        file.Commit();
    }

    public static Problem Fault(string path, string message) => new("GEN019", ProblemSeverity.Fatal, message, new ProblemLocation(path), "Run without --resume to begin anew.");
}
