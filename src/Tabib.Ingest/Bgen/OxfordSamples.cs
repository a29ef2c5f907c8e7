using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Bgen;

/// <summary>Reads a .sample file: a header ID_1 ID_2 missing and others, a line with the kinds of the columns, then the samples in the order of the .bgen.</summary>
public static class OxfordSamples
{
    /// <exception cref="ProblemException">BGN004: the file is none such, or a sample is there twice.</exception>
    public static SampleTable Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var number = 0L;
        var (header, ids, sexes) = (Array.Empty<string>(), new List<string>(), new List<Sex>());
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var fields = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0) continue;
            if (header.Length == 0)
            {
                header = fields;
                if (!header[0].Equals("ID_1", StringComparison.OrdinalIgnoreCase) && !header[0].Equals("ID", StringComparison.OrdinalIgnoreCase)) throw Fault(path, number, "The header is none of ID_1 ID_2 missing.");
                continue;
            }

            if (number == 2 && fields[0] == "0") continue;
            if (fields.Length < header.Length) throw Fault(path, number, $"The line has {fields.Length} fields and the header {header.Length}.");
            var id = header.Length > 1 && header[1].Equals("ID_2", StringComparison.OrdinalIgnoreCase) ? fields[1] : fields[0];
            if (!known.Add(id)) throw Fault(path, number, "The sample is there twice.");
            ids.Add(id);
            sexes.Add(Array.FindIndex(header, name => name.Equals("sex", StringComparison.OrdinalIgnoreCase)) is var sex && sex >= 0 ? fields[sex] switch { "1" or "M" => Sex.Male, "2" or "F" => Sex.Female, _ => Sex.Unknown } : Sex.Unknown);
        }

        return new SampleTable([.. ids], null, [.. sexes]);
    }

    private static ProblemException Fault(string path, long line, string message) => new(new Problem("BGN004", ProblemSeverity.Fatal, message, new ProblemLocation(path, line)));
}
