using System.Globalization;
using System.Text;
using Tabib.Evidence.Variants.Normalization;
using Tabib.Ingest.Vcf;
using Tabib.Ingest.Vcf.Selection;

namespace Tabib.Conformance.Evidence.Variants;

/// <summary>The cases of bcftools norm (samtools/bcftools, MIT): the bodies that come out must be the expected ones.</summary>
public sealed class NormalizationTests(ITestOutputHelper log)
{
    /// <summary>Where we differ, and why.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>Cases of which the expected file is not sorted: joined records stand behind what the filter left alone at later positions. Ours are sorted.</summary>
    private static readonly HashSet<string> Unsorted = ["norm.filter.1.out"];

    [Fact]
    public void Records_are_normalised_as_bcftools_does()
    {
        var folder = SharedData.Find("genomics/norm-csq");
        var misses = new List<string>();
        var count = 0;
        foreach (var fields in File.ReadLines(Path.Combine(folder, "cases.tsv")).Select(line => line.Split('\t')).Where(fields => fields[0] == "norm"))
        {
            count++;
            var name = $"{fields[1]} {fields[3]} -> {fields[4]}";
            string[] actual;
            try
            {
                actual = Run(Path.Combine(folder, "files"), fields[1], fields[2], fields[3]);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                actual = [fault.GetType().Name + ": " + fault.Message];
            }

            var expected = Body(File.ReadAllLines(Path.Combine(folder, "files", fields[4])));
            if (Unsorted.Contains(fields[4])) expected = [.. expected.OrderBy(line => int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture))];
            if (expected.SequenceEqual(actual)) continue;
            misses.Add(name);
            log.WriteLine($"--- {name}");
            foreach (var line in expected.Except(actual)) log.WriteLine("  expected " + line);
            foreach (var line in actual.Except(expected)) log.WriteLine("  got      " + line);
        }

        log.WriteLine($"{count - misses.Count} of {count}");
        Assert.Equal(Known.Keys.Order(StringComparer.Ordinal), misses.Distinct().Order(StringComparer.Ordinal));
    }

    private static string[] Run(string folder, string input, string fasta, string arguments)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, input));
        var bases = fasta.Length > 0 ? Fasta(Path.Combine(folder, fasta)) : null;
        foreach (var step in arguments.Split(" ;; ")) lines = [.. lines.Where(line => line.StartsWith('#')), .. Step(lines, bases, NormalizationCase.Of(step, folder))];
        return Body(lines);
    }

    private static List<string> Step(string[] lines, ReferenceBases? bases, NormalizationCase given)
    {
        var definitions = NormalizationCase.Definitions(lines);
        var output = new List<string>();
        var filter = given.Include is null ? null : VariantFilter.Parse(given.Include, VcfHeader.Parse(string.Concat(lines.Where(line => line.StartsWith('#')).Select(line => line + "\n"))));
        var normalizer = new VariantNormalizer(given.Options, definitions, bases, line => output.Add(Encoding.UTF8.GetString(line)), isForward: given.Strands is { } strands ? strands.IsForwardOnly : null);
        foreach (var line in Body(lines).Select(Encoding.UTF8.GetBytes))
        {
            if (filter is null || filter.Matches(Record(lines, line))) normalizer.Add(line);
            else normalizer.AddUntouched(line);
        }

        normalizer.Finish();
        return output;
    }

    private static VcfRecord Record(string[] lines, byte[] line)
    {
        var record = new VcfRecord(VcfHeader.Parse(string.Concat(lines.Where(one => one.StartsWith('#')).Select(one => one + "\n"))));
        Assert.True(record.TryLoad(line, 0, line.Length));
        return record;
    }

    private static string[] Body(string[] lines) => [.. lines.Where(line => line.Length > 0 && line[0] != '#')];

    private static ReferenceBases Fasta(string path)
    {
        var sequences = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = "";
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith('>')) sequences[name = line[1..].Split(' ', '\t')[0]] = "";
            else sequences[name] += line.Trim();
        }

        return (chromosome, start, length) => !sequences.TryGetValue(chromosome, out var sequence) ? null
            : start < 0 || start >= sequence.Length ? "" : sequence.Substring((int)start, (int)Math.Min(length, sequence.Length - start));
    }
}
