using System.Globalization;
using System.Text;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Ingest;

/// <summary>Files of many callers through our reader and writer: as text to the same bytes, through BCF to the same meaning.</summary>
public sealed class VcfRoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-roundtrip-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Text_comes_out_as_it_went_in()
    {
        var files = Files();
        Assert.True(files.Length > 150);
        foreach (var file in files)
        {
            var expected = File.ReadAllText(file);
            Assert.Equal(expected.EndsWith('\n') ? expected : expected + "\n", Convert(file, "a.vcf"));
        }
    }

    [Fact]
    public void The_binary_form_means_the_same()
    {
        var count = 0;
        foreach (var file in Files().Where(IsDefined))
        {
            var text = Convert(file, "a.vcf");
            Convert(file, "a.bcf");
            var back = Convert(Path.Combine(_folder, "a.bcf"), "b.vcf");
            var (before, after) = (Records(text), Records(back));
            Assert.Equal(before.Length, after.Length);
            for (var i = 0; i < before.Length; i++) Assert.True(Means(before[i], after[i]), $"{file}\n{before[i]}\n{after[i]}");
            count++;
        }

        Assert.True(count > 100, $"only {count} files define all that they use");
    }

    private static string[] Files()
    {
        var root = SharedData.Find("genomics");
        return [.. ((string[])["vcf/files", "popgen", "trio", "norm-csq/files"]).SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.vcf")).Where(file => !File.ReadLines(file).First().Contains("VCFv3", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static string[] Records(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];

    private string Convert(string file, string name)
    {
        var path = Path.Combine(_folder, name);
        using var reader = VariantFileReader.Open(file);
        using var writer = VariantFileWriter.Create(path, reader.Header, new VariantWriterOptions { Format = VariantFileWriter.FormatOf(path)!.Value });
        for (var record = new VcfRecord(reader.Header); reader.Read(record);) writer.Write(record);
        writer.Complete();
        return name.EndsWith(".vcf", StringComparison.Ordinal) ? File.ReadAllText(path) : "";
    }

    /// <summary>Whether the header defines all names, and every sample has its column: BCF can say nothing else.</summary>
    private static bool IsDefined(string file)
    {
        using var reader = VariantFileReader.Open(file);
        var header = reader.Header;
        for (var record = new VcfRecord(header); reader.Read(record);)
        {
            if (header.FindContig(record.Chrom) is null || (!record.Format.IsEmpty && record.SampleCount != header.Samples.Count)) return false;
            if (record.Filter is not ([(byte)'.'] or [(byte)'P', ..]) && Encoding.UTF8.GetString(record.Filter).Split(';').Any(name => !header.Filters.ContainsKey(name))) return false;
            foreach (var field in record.InfoFields)
            {
                if (header.FindInfo(field.Key) is null) return false;
            }

            if (Encoding.UTF8.GetString(record.Format).Split(':', StringSplitOptions.RemoveEmptyEntries).Any(key => key != "." && !header.Formats.ContainsKey(key))) return false;
        }

        return true;
    }

    private static bool Means(string before, string after)
    {
        var (a, b) = (before.Split('\t'), after.Split('\t'));
        if (a.Length < 8 || !a.AsSpan(0, 5).SequenceEqual(b.AsSpan(0, 5)) || !Same(a[5], b[5]) || a[6] != b[6]) return false;
        var (infos, others) = (a[7].Split(';', StringSplitOptions.RemoveEmptyEntries), b[7].Split(';'));
        if (infos.Length != others.Length || !infos.Zip(others).All(pair => SameField(pair.First, pair.Second))) return false;
        if (a.Length == 8) return true;
        if (a[8] != b[8] || a.Length != b.Length) return false;
        return a.Skip(9).Zip(b.Skip(9)).All(pair => SameSample(pair.First, pair.Second));
    }

    private static bool SameField(string a, string b)
    {
        var (left, right) = (a.Split('=', 2), b.Split('=', 2));
        return left[0] == right[0] && (left.Length == 1 || right.Length == 1 || SameList(left[1], right[1]));
    }

    /// <summary>What a sample leaves out at its end is missing.</summary>
    private static bool SameSample(string a, string b)
    {
        var (left, right) = (a.Split(':'), b.Split(':'));
        return left.Length <= right.Length && left.Zip(right).All(pair => SameList(pair.First, pair.Second)) && right.Skip(left.Length).All(value => value == ".");
    }

    private static bool SameList(string a, string b)
    {
        if (a == b || (a.Length == 0 && b == ".")) return true;
        var (left, right) = (a.Split(','), b.Split(','));
        return left.Length == right.Length && left.Zip(right).All(pair => Same(pair.First, pair.Second));
    }

    private static bool Same(string a, string b)
    {
        if (a == b || (a.Length == 0 && b == ".")) return true;
        return double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && (Math.Abs(x - y) <= 6e-6 * Math.Abs(x) || Math.Abs(x) < 1.2e-38);
    }
}
