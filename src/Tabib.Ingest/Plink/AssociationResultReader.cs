using System.Buffers.Text;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;

namespace Tabib.Ingest.Plink;

/// <summary>Tables of association tests, as <c>tabib association run</c> and <c>tdt</c> and plink2's --glm write them: a header with CHROM, POS, REF, ALT and P or LOG10P; of rows with a TEST only those of the genotype.</summary>
public static class AssociationResultReader
{
    /// <summary>The least double with all its digits.</summary>
    private const double SmallestPrecise = 2.2250738585072014E-308;

    /// <param name="leastLog10P">Tests with a larger p-value than this stands for are counted and left out.</param>
    /// <exception cref="ProblemException">ASC017: the table cannot be read, or a line has another form.</exception>
    public static AssociationResultTable Read(string path, double leastLog10P)
    {
        try
        {
            using var lines = new PlinkTextLines(path);
            return Read(lines, leastLog10P);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("ASC017", ProblemSeverity.Fatal, "The table of results cannot be read.", new ProblemLocation(path), "Check the path and its permissions."), ProblemKind.InputMissing, fault);
        }
    }

    internal static AssociationResultTable Read(PlinkTextLines lines, double leastLog10P)
    {
        var columns = AssociationColumns.Read(lines);
        var fields = new Range[columns.Count + 1];
        var rows = new List<AssociationResult>();
        long tests = 0, withoutP = 0, others = 0;
        while (lines.Next(out var line))
        {
            if (line.IsEmpty) continue;
            var count = PlinkFields.Split(line, fields);
            if (count != columns.Count) throw lines.Fault("ASC017", $"The row has {count} fields and the header {columns.Count}.", "The table may be cut off: write it anew.");
            if (columns.Test >= 0 && !IsOfGenotype(line[fields[columns.Test]]))
            {
                others++;
                continue;
            }

            tests++;
            var log10 = columns.Log10P >= 0 ? Log10P(lines, line[fields[columns.Log10P]]) : OfP(lines, line[fields[columns.P]]);
            if (double.IsNaN(log10)) withoutP++;
            else if (log10 >= leastLog10P) rows.Add(RowOf(lines, line, fields, columns, log10));
        }

        return new AssociationResultTable(rows, tests, withoutP, others);
    }

    /// <summary>What a variant's own test is called; other rows are of covariates and products.</summary>
    private static bool IsOfGenotype(ReadOnlySpan<byte> test) => test.SequenceEqual("ADD"u8) || test.SequenceEqual("FIRTH"u8);

    private static AssociationResult RowOf(PlinkTextLines lines, ReadOnlySpan<byte> line, Range[] fields, AssociationColumns columns, double log10)
    {
        var text = line[fields[columns.Position]];
        if (!Utf8Parser.TryParse(text, out int position, out var used) || used != text.Length || position < 0) throw Unreadable(lines, text, "position");
        var alternate = Encoding.UTF8.GetString(line[fields[columns.Alternate]]);
        if (alternate.Contains(',', StringComparison.Ordinal) && columns.Tested >= 0) alternate = Encoding.UTF8.GetString(line[fields[columns.Tested]]);
        return new AssociationResult(Encoding.UTF8.GetString(line[fields[columns.Chromosome]]), position, columns.Id < 0 ? "." : Encoding.UTF8.GetString(line[fields[columns.Id]]), Encoding.UTF8.GetString(line[fields[columns.Reference]]), alternate, log10, lines.Number);
    }

    private static double Log10P(PlinkTextLines lines, ReadOnlySpan<byte> text)
    {
        if (IsMissing(text)) return double.NaN;
        return RealNumberReader.TryRead(text, out var value) && value >= 0 ? Math.Abs(value) : throw Unreadable(lines, text, "-log10 of a p-value");
    }

    /// <summary>From the digits where no double can hold the number, such as 1.2E-400.</summary>
    private static double OfP(PlinkTextLines lines, ReadOnlySpan<byte> text)
    {
        if (IsMissing(text)) return double.NaN;
        if (!RealNumberReader.TryRead(text, out var value) || value is < 0 or > 1) throw Unreadable(lines, text, "p-value");
        if (value >= SmallestPrecise) return Math.Abs(Math.Log10(value));
        var exponent = text.IndexOfAny((byte)'e', (byte)'E');
        if (exponent > 0 && RealNumberReader.TryRead(text[..exponent], out var digits) && digits > 0 && Utf8Parser.TryParse(text[(exponent + 1)..], out int power, out _)) return -(Math.Log10(digits) + power);
        throw lines.Fault("ASC017", "A p-value is 0: how small it is cannot be told.", "Give a table with LOG10P, or from a program that writes such p-values out.");
    }

    private static bool IsMissing(ReadOnlySpan<byte> text) => text is [(byte)'.'] || text.SequenceEqual("NA"u8) || text.SequenceEqual("nan"u8) || text.SequenceEqual("NaN"u8);

    private static ProblemException Unreadable(PlinkTextLines lines, ReadOnlySpan<byte> text, string what) =>
        lines.Fault("ASC017", $"'{Encoding.UTF8.GetString(text[..Math.Min(40, text.Length)])}' is no {what}.", "The columns may have moved: write the table anew.");
}
