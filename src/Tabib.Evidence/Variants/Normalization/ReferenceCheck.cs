using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Compares REF with the reference genome.</summary>
internal sealed class ReferenceCheck(ReferenceBases bases, NormalizationOptions options)
{
    public long Mismatches { get; private set; }

    public long Swapped { get; private set; }

    /// <returns>False where the record is to be left out.</returns>
    /// <exception cref="ProblemException">NRM001: REF differs. NRM002: the reference has no such chromosome or position.</exception>
    public bool Accept(EditableRecord record)
    {
        var reference = record.Alleles[0];
        if (!AlleleKinds.IsSequence(reference)) return true;
        var found = bases(record.Chromosome, record.Position - 1, reference.Length);
        if (found is null || found.Length < reference.Length)
            return options.OnMismatch is ReferenceMismatch.Warn or ReferenceMismatch.Exclude ? Count(options.OnMismatch == ReferenceMismatch.Warn)
                : throw Fault("NRM002", record, "The reference has no such chromosome or position.", "Give the FASTA of the build that the variants are on.");
        if (found.Equals(reference, StringComparison.OrdinalIgnoreCase)) return true;
        switch (options.OnMismatch)
        {
            case ReferenceMismatch.Warn:
                return Count(true);
            case ReferenceMismatch.Exclude:
                return Count(false);
            case ReferenceMismatch.Set:
                Mismatches++;
                Set(record, found);
                return true;
            default:
                throw Fault("NRM001", record, $"REF is {Shown(reference)}, and the reference has {Shown(found)}.", "Give the FASTA of the right build, or say --check-ref warn, exclude or set.");
        }
    }

    private bool Count(bool answer)
    {
        Mismatches++;
        return answer;
    }

    private void Set(EditableRecord record, string found)
    {
        var original = OriginalRecord.Describe(record);
        var old = record.Alleles[0];
        var other = record.Alleles.FindIndex(1, allele => allele.Equals(found, StringComparison.OrdinalIgnoreCase));
        if (other > 0 && record.Alleles.Count == 2)
        {
            record.Alleles = [found, old];
            Swapped++;
            SwapGenotypes(record);
        }
        else
        {
            for (var i = 1; i < record.Alleles.Count; i++) record.Alleles[i] = Replaced(record.Alleles[i], old, found);
            record.Alleles[0] = found;
        }

        OriginalRecord.Mark(record, options.OriginalTag, original);
    }

    /// <summary>Bases that the ALT allele took over from the wrong REF are the reference's too.</summary>
    private static string Replaced(string alternate, string old, string found)
    {
        if (!AlleleKinds.IsSequence(alternate)) return alternate;
        var letters = alternate.ToCharArray();
        for (var i = 0; i < letters.Length && i < old.Length && AlleleKinds.Same(letters[i], old[i]) && IsAmbiguous(old[i]); i++) letters[i] = found[i];
        if (letters.Length > 0 && old.Length > 0 && AlleleKinds.Same(alternate[0], old[0]) && (alternate.Length > 1 || old.Length > 1)) letters[0] = found[0];
        return new string(letters);
    }

    private static bool IsAmbiguous(char letter) => char.ToUpperInvariant(letter) is not ('A' or 'C' or 'G' or 'T');

    private static void SwapGenotypes(EditableRecord record)
    {
        var at = record.FormatIndex("GT");
        if (at < 0) return;
        foreach (var values in record.Samples) values[at] = GenotypeText.Map(values[at], allele => allele switch { 0 => 1, 1 => 0, _ => allele });
    }

    private static ProblemException Fault(string code, EditableRecord record, string message, string hint) => new(new Problem(
        code,
        ProblemSeverity.Fatal,
        message,
        new ProblemLocation(null, null, $"{record.Chromosome}:{record.Position.ToString(CultureInfo.InvariantCulture)}"),
        hint));

    private static string Shown(string allele) => allele.Length > 20 ? allele[..20] + "..." : allele;
}
