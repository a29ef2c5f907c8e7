using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Which patient each sample belongs to, as a person says it: lines of sample, tab, patient.</summary>
public sealed class SampleMap
{
    private const long Largest = 64 << 20;

    private readonly Dictionary<string, string> _patients = new(StringComparer.Ordinal);

    private SampleMap()
    {
    }

    /// <summary>Nobody says anything: samples are called as their patients.</summary>
    public static SampleMap None { get; } = new();

    /// <exception cref="ProblemException">MAP001, MAP005: the file cannot be read, or a line is none such.</exception>
    public static SampleMap Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (new FileInfo(path).Length > Largest) throw new ProblemException(new Problem("MAP001", ProblemSeverity.Fatal, $"The list of samples is larger than {Largest >> 20} MB.", new ProblemLocation(path)));
            return Read(File.ReadLines(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("MAP001", ProblemSeverity.Fatal, "The list of samples cannot be read.", new ProblemLocation(path), "Check the path and its permissions."), ProblemKind.InputMissing, fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw new ProblemException(new Problem("MAP005", ProblemSeverity.Fatal, "The list of samples is not UTF-8.", new ProblemLocation(path)), ProblemKind.BadData, fault);
        }
    }

    internal static SampleMap Read(IEnumerable<string> lines, string file)
    {
        var map = new SampleMap();
        var number = 0L;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var parts = line.Split('\t');
            if (number == 1 && parts is [var first, _, ..] && first.Equals("sample", StringComparison.OrdinalIgnoreCase)) continue;
            if (parts.Length < 2 || parts[0].Trim().Length == 0 || parts[1].Trim().Length == 0) throw Fault("The line is none of sample, tab, patient.", file, number);
            if (!map._patients.TryAdd(parts[0].Trim(), parts[1].Trim())) throw Fault("The sample is there twice.", file, number);
        }

        return map;
    }

    /// <returns>Null where the list does not name the sample.</returns>
    internal string? PatientOf(string sample) => _patients.GetValueOrDefault(sample);

    private static ProblemException Fault(string message, string file, long line) => new(new Problem("MAP005", ProblemSeverity.Fatal, message, new ProblemLocation(file, line), "See docs/guide/importing.md."));
}
