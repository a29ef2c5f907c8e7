using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.PrincipalComponents;

/// <summary>Reads what <c>tabib genotypes pca</c> writes: PREFIX.loadings, PREFIX.eigenvec and PREFIX.eigenval.</summary>
public static class PcaReferenceReader
{
    private const int FixedColumns = 8;
    private const int MostComponents = 1000;

    private static readonly string[] Header = ["#CHROM", "POS", "ID", "REF", "ALT", "A1", "A1_FREQ", "SCALE"];

    /// <param name="prefix">What the three files have in common, or the path of the loadings.</param>
    /// <exception cref="ProblemException">POP070: a file is missing. POP071: a line is not as it must be. POP072: the files do not belong together.</exception>
    public static PcaReference Read(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.EndsWith(".loadings", StringComparison.Ordinal)) prefix = prefix[..^".loadings".Length];
        using var values = Open(prefix + ".eigenval");
        using var scores = Open(prefix + ".eigenvec");
        using var loadings = Open(prefix + ".loadings");
        return Read(values, scores, loadings);
    }

    internal static PcaReference Read(ReferenceLines values, ReferenceLines scores, ReferenceLines loadings)
    {
        var eigenvalues = ReadValues(values);
        var columns = ReadScores(scores, eigenvalues.Length);
        var (variants, weights) = ReadLoadings(loadings, eigenvalues.Length);
        return new PcaReference(columns[0].Length, eigenvalues, columns, variants, weights);
    }

    private static ReferenceLines Open(string path)
    {
        if (!File.Exists(path))
            throw new ProblemException(new Problem("POP070", ProblemSeverity.Fatal, $"{Path.GetFileName(path)} is missing.", new ProblemLocation(path), "The three files of a reference belong together: tabib genotypes pca writes them."), ProblemKind.InputMissing);
        return new ReferenceLines(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)), path);
    }

    private static double[] ReadValues(ReferenceLines lines)
    {
        var values = new List<double>();
        while (lines.Next() is { } line)
        {
            if (line.Length == 0) continue;
            var value = lines.Number(line);
            if (value <= 0 || (values.Count > 0 && value > values[^1])) throw lines.Fault("Eigenvalues are positive, the largest first.");
            values.Add(value);
            if (values.Count > MostComponents) throw lines.Fault($"There are more than {MostComponents:N0} components.");
        }

        return values.Count > 0 ? [.. values] : throw lines.Fault("There is no eigenvalue.");
    }

    private static double[][] ReadScores(ReferenceLines lines, int components)
    {
        var header = lines.Next()?.Split('\t') ?? [];
        var names = header is ["#FID", "IID", ..] ? 2 : header is ["#IID", ..] ? 1 : throw lines.Fault("The header is #IID or #FID IID, and PC1 and so on.");
        if (header.Length - names != components) throw lines.Mismatch($"There are {header.Length - names:N0} components here and {components:N0} eigenvalues.");
        var columns = Enumerable.Range(0, components).Select(_ => new List<double>()).ToArray();
        while (lines.Next() is { } line)
        {
            if (line.Length == 0) continue;
            var fields = line.Split('\t');
            if (fields.Length != header.Length) throw lines.Fault($"The line has {fields.Length:N0} fields and the header {header.Length:N0}.");
            for (var i = 0; i < components; i++) columns[i].Add(lines.Number(fields[names + i]));
        }

        return columns[0].Count > components ? [.. columns.Select(column => column.ToArray())] : throw lines.Fault("There are no more samples than components.");
    }

    private static (PcaReferenceVariant[] Variants, float[][] Weights) ReadLoadings(ReferenceLines lines, int components)
    {
        string? line;
        while ((line = lines.Next()) is not null && line.StartsWith("##", StringComparison.Ordinal))
        {
        }

        var header = line?.Split('\t') ?? [];
        if (!header.Take(FixedColumns).SequenceEqual(Header)) throw lines.Fault($"The header of loadings begins with {string.Join(' ', Header)}.");
        if (header.Length - FixedColumns != components) throw lines.Mismatch($"There are {header.Length - FixedColumns:N0} components here and {components:N0} eigenvalues.");
        var (variants, weights) = (new List<PcaReferenceVariant>(), new List<float[]>());
        while ((line = lines.Next()) is not null)
        {
            if (line.Length == 0) continue;
            var fields = line.Split('\t');
            if (fields.Length != header.Length) throw lines.Fault($"The line has {fields.Length:N0} fields and the header {header.Length:N0}.");
            variants.Add(VariantOf(fields, lines));
            weights.Add([.. fields.Skip(FixedColumns).Select(field => (float)lines.Number(field))]);
        }

        return variants.Count > components ? ([.. variants], [.. weights]) : throw lines.Fault("There are no more variants than components.");
    }

    private static PcaReferenceVariant VariantOf(string[] fields, ReferenceLines lines)
    {
        if (!int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)) throw lines.Fault($"'{fields[1]}' is no position.");
        var counted = fields[5];
        if (counted.Length == 0 || (counted != fields[3] && counted != fields[4])) throw lines.Fault("A1 is one of REF and ALT.");
        var (frequency, scale) = (lines.Number(fields[6]), lines.Number(fields[7]));
        if (frequency is not (> 0 and < 1) || scale <= 0) throw lines.Fault("A1_FREQ lies between 0 and 1, and SCALE is above 0.");
        return new PcaReferenceVariant(fields[0], position, fields[2], counted, counted == fields[4] ? fields[3] : fields[4], frequency, scale);
    }
}
