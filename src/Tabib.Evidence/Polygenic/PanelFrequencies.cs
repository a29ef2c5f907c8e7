using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Polygenic;

/// <summary>Allele frequencies of a reference panel, by variants of a genotype set: PLINK 2's .afreq, or what "tabib genotypes frequency" writes.</summary>
public static class PanelFrequencies
{
    private static readonly char[] Separators = ['\t', ' '];

    /// <param name="file">As people should see it.</param>
    /// <returns>Frequency of the ALT allele by variant; NaN where the panel has none, or other alleles.</returns>
    /// <exception cref="ProblemException">PGS033: the table cannot be used.</exception>
    public static double[] Read(TextReader text, string file, TargetVariants target)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(target);
        var frequencies = new double[target.Table.Count];
        Array.Fill(frequencies, double.NaN);
        var (number, found) = (0L, 0);
        PanelColumns? columns = null;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line.StartsWith("##", StringComparison.Ordinal)) continue;
            var fields = line.Split(Separators);
            if (columns is null)
            {
                columns = PanelColumns.Of(fields) ?? throw Fault(file, number, "The header lacks one of CHROM, ID, REF, ALT and ALT_FREQS.");
                continue;
            }

            if (fields.Length < columns.Count) throw Fault(file, number, "The row has fewer fields than the header.");
            var value = fields[columns.Frequency];
            if (value is "nan" or "NA" || value.Contains(',', StringComparison.Ordinal)) continue;
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var frequency) || frequency is not (>= 0 and <= 1)) throw Fault(file, number, "The frequency is no number from 0 to 1.");
            found += Set(frequencies, target, fields, columns, frequency);
        }

        return found > 0 ? frequencies : throw Fault(file, null, "None of the panel's variants is one of the genotypes'.");
    }

    private static int Set(double[] frequencies, TargetVariants target, string[] fields, PanelColumns columns, double frequency)
    {
        var (reference, alternate) = (Encoding.UTF8.GetBytes(fields[columns.Reference]), Encoding.UTF8.GetBytes(fields[columns.Alternate]));
        foreach (var variant in Candidates(target, fields, columns))
        {
            var table = target.Table;
            if (AllelePair.AreEqual(table.ReferenceBytes(variant), reference) && AllelePair.AreEqual(table.AlternateBytes(variant), alternate)) frequencies[variant] = frequency;
            else if (AllelePair.AreEqual(table.ReferenceBytes(variant), alternate) && AllelePair.AreEqual(table.AlternateBytes(variant), reference)) frequencies[variant] = 1 - frequency;
            else continue;
            return 1;
        }

        return 0;
    }

    private static int[] Candidates(TargetVariants target, string[] fields, PanelColumns columns)
    {
        if (columns.Position >= 0 && int.TryParse(fields[columns.Position], NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return target.At(target.ChromosomeCode(fields[columns.Chromosome]), position).ToArray();
        var after = -1;
        var variant = target.Ids.Next(Encoding.UTF8.GetBytes(fields[columns.Id]), ref after);
        return variant < 0 ? [] : [variant];
    }

    private static ProblemException Fault(string file, long? line, string message) =>
        new(new Problem("PGS033", ProblemSeverity.Fatal, message, new ProblemLocation(file, line), "Make one with: tabib genotypes frequency, or plink2 --freq."));

    private sealed record PanelColumns(int Chromosome, int Position, int Id, int Reference, int Alternate, int Frequency, int Count)
    {
        public static PanelColumns? Of(string[] names)
        {
            int At(string name) => Array.FindIndex(names, field => field.TrimStart('#') == name);
            var columns = new PanelColumns(At("CHROM"), At("POS"), At("ID"), At("REF"), At("ALT"), Math.Max(At("ALT_FREQS"), At("ALT_FREQ")), names.Length);
            return columns.Chromosome < 0 || columns.Id < 0 || columns.Reference < 0 || columns.Alternate < 0 || columns.Frequency < 0 ? null : columns;
        }
    }
}
