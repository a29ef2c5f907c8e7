using System.Globalization;
using System.Text;
using Tabib.Core.Statistics;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants.Tags;

/// <summary>A field, or a function of others.</summary>
internal sealed class TagNode
{
    private static readonly Dictionary<string, (int Least, int Most)> Functions = new(StringComparer.Ordinal)
    {
        ["int"] = (1, 1),
        ["phred"] = (1, 1),
        ["fisher"] = (1, 2),
        ["sum"] = (1, 1),
        ["mean"] = (1, 1),
        ["min"] = (1, 1),
        ["max"] = (1, 1),
        ["smpl_sum"] = (1, 1),
        ["smpl_mean"] = (1, 1),
        ["smpl_min"] = (1, 1),
        ["smpl_max"] = (1, 1),
    };

    private readonly string _name;
    private readonly byte[] _key;
    private readonly bool _isFormat;
    private readonly List<TagNode> _arguments;

    private TagNode(string name, bool isFormat, List<TagNode> arguments)
    {
        (_name, _isFormat, _arguments) = (name, isFormat, arguments);
        _key = Encoding.UTF8.GetBytes(name);
    }

    public bool IsInteger => _arguments.Count > 0 && _name == "int";

    public static TagNode Field(string name)
    {
        var isFormat = TagExpression.StripFormat(ref name);
        return new TagNode(name.StartsWith("INFO/", StringComparison.Ordinal) ? name[5..] : name, isFormat, []);
    }

    /// <returns>Null where there is no such function, or not of so many.</returns>
    public static TagNode? Function(string name, List<TagNode> arguments) =>
        Functions.TryGetValue(name, out var count) && arguments.Count >= count.Least && arguments.Count <= count.Most ? new TagNode(name, false, arguments) : null;

    /// <summary>Values for each sample, or one row for the record; a value is NaN where it is missing.</summary>
    public double[][] Evaluate(VcfRecord record, VcfGenotypes genotypes)
    {
        if (_arguments.Count == 0) return Read(record);
        var rows = _arguments.Select(argument => argument.Evaluate(record, genotypes)).ToArray();
        return _name switch
        {
            "int" => Map(rows[0], value => Math.Truncate(value)),
            "phred" => Map(rows[0], value => -10 * Math.Log10(value)),
            "fisher" => Fisher(rows, genotypes),
            _ when _name.StartsWith("smpl_", StringComparison.Ordinal) => [.. rows[0].Select(row => new[] { Reduce(_name[5..], row) })],
            _ => [[Reduce(_name, rows[0].SelectMany(row => row))]],
        };
    }

    private static double[][] Map(double[][] rows, Func<double, double> function) => [.. rows.Select(row => row.Select(function).ToArray())];

    private static double Reduce(string name, IEnumerable<double> values)
    {
        var known = values.Where(value => !double.IsNaN(value)).ToArray();
        if (known.Length == 0) return double.NaN;
        return name switch { "sum" => known.Sum(), "mean" => known.Average(), "min" => known.Min(), _ => known.Max() };
    }

    /// <summary>Of one field with four counts, or of two fields with counts of each allele: of REF and the ALT allele of the sample (of the record: the first).</summary>
    private double[][] Fisher(double[][][] rows, VcfGenotypes genotypes)
    {
        var answer = new double[rows[0].Length][];
        var isSample = _arguments[0]._isFormat;
        for (var i = 0; i < answer.Length; i++)
        {
            double[] table;
            if (rows.Length == 1)
            {
                table = rows[0][i];
            }
            else
            {
                var (first, second) = isSample ? AllelesOf(genotypes, i) : (0, 1);
                var (forward, reverse) = (rows[0][i], rows[1][Math.Min(i, rows[1].Length - 1)]);
                if (first == second && first >= 0)
                {
                    answer[i] = [1];
                    continue;
                }

                table = first < 0 || second < 0 || second >= forward.Length || second >= reverse.Length ? [] : [forward[first], forward[second], reverse[first], reverse[second]];
            }

            var isKnown = table.Length == 4 && Array.TrueForAll(table, count => count is >= 0 and < int.MaxValue);
            answer[i] = [isKnown ? FisherExact.TwoSided((int)table[0], (int)table[1], (int)table[2], (int)table[3]) : double.NaN];
        }

        return answer;
    }

    private static (int First, int Second) AllelesOf(VcfGenotypes genotypes, int sample)
    {
        if (genotypes.Form == VcfGenotypeForm.General)
        {
            var (first, second) = (genotypes.First[sample], genotypes.Second[sample]);
            return first <= second ? (first, second) : (second, first);
        }

        return (int)(genotypes.Packed[sample >> 5] >> ((sample & 31) * 2) & 3) switch { 0 => (0, 0), 1 => (0, 1), 2 => (1, 1), _ => (-1, -1) };
    }

    private double[][] Read(VcfRecord record)
    {
        if (!_isFormat) return [record.TryGetInfo(_key, out var value) ? Numbers(value) : [double.NaN]];
        var key = record.FormatIndexOf(_key);
        var rows = new double[record.Header.Samples.Count][];
        for (var sample = 0; sample < rows.Length; sample++) rows[sample] = key < 0 || sample >= record.SampleCount ? [double.NaN] : Numbers(record.SampleValue(sample, key));
        return rows;
    }

    private static double[] Numbers(ReadOnlySpan<byte> text)
    {
        var numbers = new double[text.Count((byte)',') + 1];
        var at = 0;
        foreach (var range in text.Split((byte)',')) numbers[at++] = double.TryParse(text[range], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        return numbers;
    }
}
