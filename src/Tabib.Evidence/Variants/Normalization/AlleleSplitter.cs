using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Makes of a record with several ALT alleles one record for each.</summary>
/// <remarks>VCF 4.3, section 1.4.2: the order of genotypes in Number=G fields.</remarks>
internal sealed class AlleleSplitter(NormalizationOptions options, FieldDefinitions fields)
{
    public bool Applies(EditableRecord record)
    {
        if (options.Split == VariantClasses.None || record.Alleles.Count < 3) return false;
        var kinds = record.Alleles.Skip(1).Select(alternate => AlleleKinds.Of(record.Alleles[0], alternate)).ToArray();
        return options.Split switch
        {
            VariantClasses.Snps => Array.TrueForAll(kinds, kind => kind is AlleleKind.Snp or AlleleKind.MultiNucleotide),
            VariantClasses.Indels => Array.Exists(kinds, kind => kind is AlleleKind.Indel or AlleleKind.Complex),
            _ => true,
        };
    }

    /// <exception cref="ProblemException">NRM010: a field has a number of values that does not fit the alleles.</exception>
    public IEnumerable<EditableRecord> Split(EditableRecord record)
    {
        var original = OriginalRecord.Describe(record);
        for (var alternate = 1; alternate < record.Alleles.Count; alternate++)
        {
            var part = Pick(record, alternate);
            OriginalRecord.Mark(part, options.OriginalTag, $"{original}|{alternate.ToString(CultureInfo.InvariantCulture)}");
            yield return part;
        }
    }

    private EditableRecord Pick(EditableRecord record, int alternate)
    {
        var part = record.Copy();
        part.Alleles = [record.Alleles[0], record.Alleles[alternate]];
        PickInfo(record, part, alternate);
        PickFormat(record, part, alternate);
        return part;
    }

    private void PickInfo(EditableRecord record, EditableRecord part, int alternate)
    {
        part.Info = [];
        foreach (var (key, value) in record.Info)
        {
            var field = fields.Info(key);
            if (value is null || field.Number == FieldNumber.Fixed)
            {
                part.Info.Add((key, value is null ? null : FieldValues.CanonicalList(value, field)));
                continue;
            }

            var picked = value == "." ? "." : FieldValues.Pick(value, field, record.Alleles.Count, alternate);
            if (picked is null)
            {
                if (!options.Force) throw Fault(record, $"INFO/{key}");
                continue;
            }

            part.Info.Add((key, KeepSum(key, value, picked, alternate)));
        }
    }

    private void PickFormat(EditableRecord record, EditableRecord part, int alternate)
    {
        for (var at = record.FormatKeys.Count - 1; at >= 0; at--)
        {
            var key = record.FormatKeys[at];
            var field = fields.Format(key);
            if (key != "GT" && field.Number == FieldNumber.Fixed)
            {
                foreach (var values in part.Samples) values[at] = FieldValues.CanonicalList(values[at], field);
                continue;
            }

            if (key != "GT" && record.Samples.TrueForAll(values => values[at] == ".")) continue;
            for (var sample = 0; sample < record.Samples.Count; sample++)
            {
                var value = record.Samples[sample][at];
                var picked = key == "GT" ? GenotypeText.Map(value, allele => allele == alternate ? 1 : allele <= 0 ? allele : options.MissingForOtherAlleles ? -1 : 0)
                    : field.IsText && FieldValues.HasTooMany(value, field, record.Alleles.Count) ? null
                    : FieldValues.Pick(value, field, record.Alleles.Count, alternate);
                if (picked is null)
                {
                    if (!options.Force) throw Fault(record, $"FORMAT/{key}");
                    part.RemoveFormat(at);
                    break;
                }

                part.Samples[sample][at] = key == "GT" ? picked : KeepSum(key, value, picked, alternate);
            }
        }
    }

    /// <summary>What the other ALT alleles had goes to the reference's count, so that the depth of the sample stays.</summary>
    private string KeepSum(string key, string value, string picked, int alternate)
    {
        if (!options.KeepSum.Contains(key)) return picked;
        var values = value.Split(',');
        if (values.Length < 3 || !long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sum)) return picked;
        for (var i = 1; i < values.Length; i++)
            if (i != alternate && long.TryParse(values[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)) sum += count;
        return $"{sum.ToString(CultureInfo.InvariantCulture)},{values[alternate]}";
    }

    private static ProblemException Fault(EditableRecord record, string field) => new(new Problem(
        "NRM010",
        ProblemSeverity.Fatal,
        $"{field} has a number of values that does not fit the alleles.",
        new ProblemLocation(null, null, $"{record.Chromosome}:{record.Position.ToString(CultureInfo.InvariantCulture)}"),
        "Correct the record, or drop such fields with --force."));
}
