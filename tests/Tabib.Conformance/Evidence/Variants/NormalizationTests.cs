using System.Text;
using Tabib.Evidence.Variants.Normalization;

namespace Tabib.Conformance.Evidence.Variants;

/// <summary>The cases of bcftools norm (samtools/bcftools, MIT): the bodies that come out must be the expected ones.</summary>
public sealed class NormalizationTests(ITestOutputHelper log)
{
    /// <summary>Where we differ, and why.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["norm.right-align.vcf --old-rec-tag ORI -g norm.right-align.gff -> norm.right-align.2.out"] = "we align to the left everywhere; the transcript's 3' rule is applied in HGVS names only",
        ["norm.filter.vcf -m +both -i 'ID=@norm.filter.txt' -> norm.filter.1.out"] = Filter,
        ["norm.filter.vcf -m +both -i 'ALT!=\"C\"' -> norm.filter.1.out"] = Filter,
        ["norm.filter.vcf -d both -i 'ID=@norm.filter.txt' -> norm.filter.2.out"] = Filter,
        ["norm.filter.vcf -d both -i 'ALT!=\"C\"' -> norm.filter.2.out"] = Filter,
        ["atomize.split.4.vcf --atomize --atom-overlaps . --old-rec-tag OLD_REC -i 'ILEN=0' -> atomize.split.4.2.out"] = Filter,
        ["norm.split.merge.vcf -m - -i 'type=\"snp\"' -> norm.split.merge.5.out"] = Filter,
    };

    private const string Filter = "normalising only what a filter lets through (newer than release 1.16) is not offered: filter first with variants view";

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
        foreach (var step in arguments.Split(" ;; ")) lines = [.. lines.Where(line => line.StartsWith('#')), .. Step(lines, bases, step)];
        return Body(lines);
    }

    private static List<string> Step(string[] lines, ReferenceBases? bases, string arguments)
    {
        var definitions = NormalizationCase.Definitions(lines);
        var output = new List<string>();
        var normalizer = new VariantNormalizer(NormalizationCase.Options(arguments), definitions, bases, line => output.Add(Encoding.UTF8.GetString(line)));
        foreach (var line in Body(lines)) normalizer.Add(Encoding.UTF8.GetBytes(line));
        normalizer.Finish();
        return output;
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
