using System.Globalization;
using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>Takes the rows of one trait into its summary, as they come or from the lines of a run that was stopped.</summary>
internal sealed class TraitOutput(VariantTable variants, GenomeAxis axis, IReadOnlyList<string> terms)
{
    private const double Log10OfE = 0.43429448190325182765;

    private readonly byte[] _text = new byte[32];

    public AssociationSummary Summary { get; } = new(axis);

    public void Add(AssociationRow row)
    {
        if (row.Term > 1)
        {
            Summary.AddOther();
            return;
        }

        var place = axis.PlaceOf(variants.ChromosomeIndex(row.Variant), variants.Start(row.Variant));
        var height = Math.Max(0, -row.LogP * Log10OfE);
        if (!Summary.Add(place, height, row.Error, row.Term == 1)) return;
        Summary.AddTop(new TopHit(
            variants.ChromosomeOf(row.Variant).Name, variants.Position(row.Variant), variants.Id(row.Variant), variants.Reference(row.Variant),
            Encoding.UTF8.GetString(variants.AlternateBytes(row.Variant, row.Allele)), row.Frequency, row.Effect, row.StandardError,
            Encoding.UTF8.GetString(_text.AsSpan(0, PValue.Format(row.LogP, _text))), height));
    }

    /// <summary>Rows of an earlier run, as the table has them.</summary>
    public void ReadBack(StreamReader table)
    {
        var chromosomes = variants.Chromosomes.Select((chromosome, index) => (chromosome.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        table.ReadLine();
        while (table.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            var isFirth = fields[7] == terms[1];
            if (fields[7] != terms[0] && !isFirth)
            {
                Summary.AddOther();
                continue;
            }

            var error = Enum.GetValues<AssociationError>().First(error => Encoding.UTF8.GetString(AssociationErrorNames.Utf8(error)) == fields[14]);
            var place = axis.PlaceOf(chromosomes[fields[0]], int.Parse(fields[1], CultureInfo.InvariantCulture) - 1);
            var height = Number(fields[13]);
            if (!Summary.Add(place, height, error, isFirth)) continue;
            Summary.AddTop(new TopHit(fields[0], long.Parse(fields[1], CultureInfo.InvariantCulture), fields[2], fields[3], fields[5], Number(fields[6]), Number(fields[9]), Number(fields[10]), fields[12], height));
        }
    }

    private static double Number(string text) => text == "NA" ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
