using Tabib.Core.Outcomes;
using Tabib.Ingest.Tables;

namespace Tabib.Ingest;

/// <summary>Judges what a file holds by the first kilobytes of its decompressed content, and by its name only where the content leaves it open.</summary>
internal static class InputSniffer
{
    /// <summary>Bytes that suffice to judge.</summary>
    internal const int Window = 8192;

    public static InputFormat Sniff(InputFile file)
    {
        Span<byte> buffer = stackalloc byte[Window];
        int length;
        try
        {
            using var stream = InputStreams.Open(file);
            length = stream.ReadAtLeast(buffer, Window, throwOnEndOfStream: false);
        }
        catch (ProblemException)
        {
            // A broken archive is judged by its name, so that the reader meets the fault and reports it.
            return ByName(file.Name);
        }

        return Judge(buffer[..length], file.Name);
    }

    internal static InputFormat Judge(ReadOnlySpan<byte> start, string name)
    {
        if (start.Length > 132 && start[128..132].SequenceEqual("DICM"u8)) return InputFormat.Dicom;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || start.StartsWith("P5\n"u8) || start.StartsWith("P2\n"u8)) return InputFormat.Image;
        if (start.StartsWith("##fileformat=VCF"u8)) return InputFormat.Vcf;
        if (start.StartsWith("BCF\u0002"u8)) return InputFormat.Bcf;
        var text = SkipSpace(start);
        if (text.IsEmpty) return start.IsEmpty ? InputFormat.Unknown : ByName(name);
        if (IsOurOwn(name)) return InputFormat.Unknown;
        if (text[0] == '{') return LooksLikeLines(text, name) ? InputFormat.FhirNdjson : text.IndexOf("\"resourceType\""u8) >= 0 || start.Length == Window ? InputFormat.FhirJson : ByName(name);
        if (IsHl7(text)) return InputFormat.Hl7v2;
        return IsBinary(start) ? ByName(name) : ByHeader(start, name);
    }

    private static bool IsHl7(ReadOnlySpan<byte> text)
    {
        if (text[0] == 0x0B) text = text[1..];
        return text.Length > 3 && (text.StartsWith("MSH"u8) || text.StartsWith("FHS"u8) || text.StartsWith("BHS"u8)) && !char.IsAsciiLetterOrDigit((char)text[3]);
    }

    private static bool IsBinary(ReadOnlySpan<byte> start) => start.Contains((byte)0);

    /// <summary>A table is what the names of its columns make it.</summary>
    private static InputFormat ByHeader(ReadOnlySpan<byte> start, string name) => TableHeader.Judge(start) switch
    {
        TableKind.Observations => InputFormat.ObservationTable,
        TableKind.Patients => InputFormat.PatientTable,
        TableKind.CaseCounts => InputFormat.CaseCounts,
        _ => ByName(name),
    };

    /// <summary>More than one object at the start of lines, or a name that says so.</summary>
    private static bool LooksLikeLines(ReadOnlySpan<byte> text, string name)
    {
        if (Bare(name).EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || Bare(name).EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)) return true;
        var line = text.IndexOf((byte)'\n');
        if (line < 0) return false;
        var first = text[..line].TrimEnd((byte)'\r');
        var rest = SkipSpace(text[line..]);
        return first is [.., (byte)'}'] && first.Length > 2 && rest is [(byte)'{', ..];
    }

    private static InputFormat ByName(string name)
    {
        var bare = Bare(name);
        return Path.GetExtension(bare).ToLowerInvariant() switch
        {
            ".ndjson" or ".jsonl" => InputFormat.FhirNdjson,
            ".json" => IsOurOwn(name) ? InputFormat.Unknown : InputFormat.FhirJson,
            ".csv" or ".tsv" => InputFormat.Table,
            ".hl7" => InputFormat.Hl7v2,
            ".vcf" => InputFormat.Vcf,
            ".bcf" => InputFormat.Bcf,
            ".dcm" => InputFormat.Dicom,
            _ => InputFormat.Unknown,
        };
    }

    /// <summary>What Tabib itself writes beside its results: no health record.</summary>
    private static bool IsOurOwn(string name) => Path.GetFileName(name).ToLowerInvariant() is "truth.json" or "run.json";

    private static string Bare(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;

    private static ReadOnlySpan<byte> SkipSpace(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        return text.TrimStart(" \t\r\n"u8);
    }
}
