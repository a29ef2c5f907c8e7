using System.Text;
using Tabib.Evidence.Variants;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;

namespace Tabib.Conformance.Evidence;

/// <summary>The cases of bcftools csq (github.com/samtools/bcftools, test/csq): BCSQ equal, read together on a haplotype (.txt) and each record for itself (.txt-l). Where a case has no such file, INFO/EXP (EXPL for single records) of its VCF says what is expected.</summary>
/// <remarks>The consequences of a record are compared as the suite does: sorted.</remarks>
public sealed class BcftoolsCsqTests
{
    /// <summary>Cases that are not met, with the reason.</summary>
    private static readonly Dictionary<string, string> Misses = new(StringComparer.Ordinal);

    [Fact]
    public void Consequences_are_the_expected_ones()
    {
        var root = SharedData.Find("genomics/norm-csq/csq");
        var (passed, missed) = (0, new List<string>());
        foreach (var vcf in Directory.GetFiles(root, "*.vcf", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var (name, isLocal, expected) in Expectations(vcf))
            {
                if (expected.Count == 0) continue;
                var found = Consequences(vcf, isLocal);
                if (expected.All(pair => found.GetValueOrDefault(pair.Key) == pair.Value)) passed++;
                else missed.Add(name);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{passed} of {passed + missed.Count} expectations met");
        Assert.Equal(Misses.Keys.Order(StringComparer.Ordinal), missed.Order(StringComparer.Ordinal));
        Assert.True(passed >= 54, $"only {passed} cases");
    }

    private static IEnumerable<(string Name, bool IsLocal, Dictionary<string, string> Expected)> Expectations(string vcf)
    {
        var name = $"{Path.GetFileName(Path.GetDirectoryName(vcf))}/{Path.GetFileNameWithoutExtension(vcf)}";
        foreach (var (end, isLocal) in ((string, bool)[])[(".txt", false), (".txt-l", true)])
        {
            var path = Path.ChangeExtension(vcf, end);
            if (File.Exists(path)) yield return ($"{name} {end}", isLocal, FromText(path));
        }

        // Files of a newer release stand above what the input says, where both are there.
        foreach (var (key, isLocal) in ((string, bool)[])[("EXP", false), ("EXPL", true)])
        {
            if (!File.Exists(Path.ChangeExtension(vcf, isLocal ? ".txt-l" : ".txt")) || key == "EXPL") yield return ($"{name} {key}", isLocal, FromInfo(vcf, key));
        }
    }

    private static Dictionary<string, string> FromText(string path)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            var fields = line.Split('\t');
            // With samples: one column for each haplotype, of which the first is empty there.
            expected[string.Join('\t', fields[..3])] = Sorted(fields[^1]);
        }

        return expected;
    }

    private static Dictionary<string, string> FromInfo(string vcf, string key)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fields in Records(vcf))
        {
            if (fields[7].Split(';').FirstOrDefault(pair => pair.StartsWith(key + "=", StringComparison.Ordinal)) is { } pair) expected[$"{fields[1]}\t{fields[3]}\t{fields[4]}"] = Sorted(pair[(key.Length + 1)..]);
        }

        return expected;
    }

    private static Dictionary<string, string> Consequences(string vcf, bool isLocal)
    {
        var folder = Path.GetDirectoryName(vcf)!;
        var gff = Path.ChangeExtension(vcf, ".gff");
        if (!File.Exists(gff)) gff = Path.Combine(folder, Path.GetFileName(folder) + ".gff");
        using var fasta = FastaFile.Open(Path.Combine(folder, Path.GetFileName(folder) + ".fa"));
        using var bases = fasta.CreateReader();
        var caller = new ConsequenceCaller(GffReader.Read(gff, out _), bases);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var haplotypes = new HaplotypeCaller(caller, record => found[(string)record.Tag!] = Sorted(BcsqText.Join(record.Entries)));
        var contig = "";
        foreach (var fields in Records(vcf))
        {
            if (fields[0] != contig)
            {
                contig = fields[0];
                haplotypes.MoveTo(contig);
            }

            var key = $"{fields[1]}\t{fields[3]}\t{fields[4]}";
            var alleles = fields[4] == "." ? [] : fields[4].Split(',').Select(alternate => VariantAllele.Of(int.Parse(fields[1], null), Encoding.ASCII.GetBytes(fields[3]), Encoding.ASCII.GetBytes(alternate), End(fields))).ToArray();
            if (isLocal)
            {
                var entries = new List<BcsqEntry>();
                foreach (var allele in alleles) caller.AddLocal(allele, entries);
                found[key] = Sorted(BcsqText.Join(entries));
            }
            else
            {
                haplotypes.Add(new HaplotypeRecord(int.Parse(fields[1], null), key), [.. alleles.Select((allele, index) => new CarriedAllele(allele, index == 0 ? [0] : [], false))]);
            }
        }

        haplotypes.Complete();
        return found;
    }

    private static IEnumerable<string[]> Records(string vcf) => File.ReadLines(vcf).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    private static int End(string[] fields) => fields[7].Split(';').FirstOrDefault(pair => pair.StartsWith("END=", StringComparison.Ordinal)) is { } end ? int.Parse(end[4..], null) : 0;

    private static string Sorted(string consequences) => consequences is "" or "." ? "." : string.Join(',', consequences.Split(',').Distinct().Order(StringComparer.Ordinal));
}
