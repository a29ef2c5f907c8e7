using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Evidence.Pharmacogenomics;

/// <summary>The cohort of the reference caller on GRCh37: the same people have the same calls, whatever the form of the file.</summary>
public sealed class BothBuildTests : IDisposable
{
    private static readonly PgxCaller Caller = new(PgxKnowledge.Load());
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgxbuild-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void People_have_the_same_calls_on_both_builds_in_every_form_of_file()
    {
        var path38 = Path.Combine(SharedData.Find("pgx/cohort"), "cohort.vcf.gz");
        var path37 = Path.Combine(_folder, "cohort37.vcf");
        var swapped = Lift(path38, path37);
        Assert.True(swapped > 0, "no position differs between the builds");
        var expected = Texts(path38, "GRCh38");
        Assert.Equal(64, expected.Count);
        foreach (var path in new[] { path37, Copy(path37, "a.vcf.gz", VariantFileFormat.VcfGz, isIndexed: true), Copy(path37, "b.vcf.gz", VariantFileFormat.VcfGz, isIndexed: false), Copy(path37, "c.bcf", VariantFileFormat.Bcf, isIndexed: true), Copy(path37, "d.bcf", VariantFileFormat.Bcf, isIndexed: false) })
            Assert.Equal(expected, Texts(path, "GRCh37"));
        foreach (var path in new[] { Copy(path38, "e.vcf.gz", VariantFileFormat.VcfGz, isIndexed: true), Copy(path38, "f.bcf", VariantFileFormat.Bcf, isIndexed: true) })
            Assert.Equal(expected, Texts(path, "GRCh38"));
    }

    private static List<string> Texts(string path, string build)
    {
        var samples = Caller.Call(path, new PgxCallOptions { ResearchCyp2d6 = true, Threads = 2 }).ToList();
        Assert.All(samples, sample => Assert.Equal(build, sample.Build));
        return [.. samples.Select(sample => JsonSerializer.Serialize(sample with { File = "", Build = "" }))];
    }

    /// <returns>Rows whose reference is another on GRCh37.</returns>
    private static int Lift(string from, string to)
    {
        var places = Caller.Knowledge.Genes.SelectMany(gene => gene.Positions.Select(position => (Key: $"chr{gene.Chromosome}:{position.Grch38}", Position: position))).ToDictionary(pair => pair.Key, pair => pair.Position);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(from), CompressionMode.Decompress));
        var (head, rows, swapped) = (new List<string>(), new List<(int Contig, int Place, string Text)>(), 0);
        var contigs = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                head.Add(line.Replace("GRCh38.p14", "GRCh37", StringComparison.Ordinal));
                continue;
            }

            var fields = line.Split('\t');
            if (!contigs.Contains(fields[0])) contigs.Add(fields[0]);
            var position = places[$"{fields[0]}:{fields[1]}"];
            if (position.Reference37 != fields[3])
            {
                swapped++;
                Swap(fields, position);
            }

            fields[1] = position.Grch37!.Value.ToString(CultureInfo.InvariantCulture);
            rows.Add((contigs.IndexOf(fields[0]), position.Grch37.Value, string.Join('\t', fields)));
        }

        File.WriteAllLines(to, [.. head, .. rows.OrderBy(row => (row.Contig, row.Place)).Select(row => row.Text)]);
        return swapped;
    }

    private static void Swap(string[] fields, PositionFacts position)
    {
        string[] old = [fields[3], .. fields[4].Split(',')];
        List<string> now = [position.Reference37, .. old.Where(allele => allele != position.Reference37)];
        (fields[3], fields[4]) = (now[0], string.Join(',', now.Skip(1)));
        for (var i = 9; i < fields.Length; i++)
        {
            var end = fields[i].IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? colon : fields[i].Length;
            fields[i] = string.Concat(fields[i][..end].Select(letter => char.IsAsciiDigit(letter) ? now.IndexOf(old[letter - '0']).ToString(CultureInfo.InvariantCulture) : letter.ToString())) + fields[i][end..];
        }
    }

    private string Copy(string from, string name, VariantFileFormat format, bool isIndexed)
    {
        var path = Path.Combine(_folder, name);
        using var reader = VariantFileReader.Open(from, new VariantFileOptions { Threads = 1 });
        using var writer = VariantFileWriter.Create(path, reader.Header, new VariantWriterOptions { Format = format, WriteIndex = isIndexed, Threads = 1 });
        var record = new VcfRecord(reader.Header);
        while (reader.Read(record)) writer.Write(record);
        Assert.Null(writer.Complete());
        return path;
    }
}
