using System.Text;
using Tabib.Evidence.Variants.Tags;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Evidence.Variants;

/// <summary>The cases of bcftools +fill-tags (samtools/bcftools, MIT): bodies as expected, and the same fields defined.</summary>
public sealed class TagTests
{
    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            var root = SharedData.TryFind("genomics/norm-csq");
            if (root is null) data.Add("", "", "");
            else
                foreach (var fields in File.ReadLines(Path.Combine(root, "cases.tsv")).Select(line => line.Split('\t')).Where(fields => fields[0] == "+fill-tags")) data.Add(fields[1], fields[3], fields[4]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fields_are_filled_as_bcftools_does(string input, string arguments, string expected)
    {
        var folder = SharedData.Find("genomics/norm-csq/files");
        var words = arguments.Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(words, "-t");
        var list = at < 0 ? ["all"] : words[at + 1].Contains('=', StringComparison.Ordinal) ? [words[at + 1]] : words[at + 1].Split(',');
        var tags = VariantTags.Parse(list);
        using var reader = VariantFileReader.Open(Path.Combine(folder, input));
        var header = tags.Define(reader.Header);
        var filler = new TagFiller(header, tags, !words.Contains("-d"));
        var record = new VcfRecord(reader.Header);
        var buffer = new ByteBuffer();
        while (reader.Read(record))
        {
            filler.Fill(record);
            record.AppendTo(buffer);
        }

        var lines = File.ReadAllLines(Path.Combine(folder, expected));
        var actual = Encoding.UTF8.GetString(buffer.Written).TrimEnd('\n').Split('\n');

        // bcftools writes the phred of p = 1 as -0.
        Assert.Equal(lines.Where(line => line[0] != '#').Select(line => line.EndsWith(":-0", StringComparison.Ordinal) ? line[..^2] + "0" : line), actual);
        Assert.Equal(Ids(lines), Ids(header.Lines));
    }

    private static SortedSet<string> Ids(IEnumerable<string> lines) => [.. lines.Where(line => line.StartsWith("##INFO=<ID=", StringComparison.Ordinal) || line.StartsWith("##FORMAT=<ID=", StringComparison.Ordinal)).Select(line => line.Split(",Desc")[0])];
}
