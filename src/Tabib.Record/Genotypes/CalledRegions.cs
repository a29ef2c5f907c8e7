using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Genotypes;

/// <summary>Reads a BED file of the regions in which a person was called: where no variant is told there, the person has the reference.</summary>
public static class CalledRegions
{
    /// <exception cref="ProblemException">PGS032: the file cannot be read, or a line is none of BED.</exception>
    public static CalledBlocks Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var blocks = new CalledBlocks();
        var number = 0L;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.Length == 0 || line[0] == '#' || line.StartsWith("track", StringComparison.Ordinal) || line.StartsWith("browser", StringComparison.Ordinal)) continue;
                var fields = line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
                if (fields.Length < 3 || !TryRead(fields[1], out var start) || !TryRead(fields[2], out var end) || end < start) throw Fault(path, number, "The line is none of a BED file: chromosome, start, end, 0-based and half-open.", null);
                blocks.Add(fields[0], start, end, 0);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault(path, null, "The regions cannot be read.", fault);
        }

        blocks.Complete();
        return blocks;
    }

    private static bool TryRead(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static ProblemException Fault(string path, long? line, string message, Exception? inner) =>
        new(new Problem("PGS032", ProblemSeverity.Fatal, message, new ProblemLocation(path, line)), ProblemKind.BadData, inner);
}
