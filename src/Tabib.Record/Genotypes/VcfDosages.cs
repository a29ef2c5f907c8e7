using System.Buffers.Text;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>Takes dosages from DS, GP or HDS (and DS where a sample has no HDS). A sample that states one is called by it; the others keep their genotype.</summary>
internal sealed class VcfDosages(string path, GenotypeImportOptions options, SampleSubset? chosen)
{
    private const int Copy = GenotypeBuffer.DosagePerCopy;

    /// <summary>Sums of rounded probabilities may be away from one by this.</summary>
    private const double Slack = 0.05;

    private readonly int _distance = DosageCalls.Distance(options.HardCallThreshold);
    private ulong[] _present = [];
    private ulong[] _swapped = [];

    private ulong[] _apart = [];

    private ReadOnlySpan<byte> Key => options.Dosage switch { VcfDosageField.DS => "DS"u8, VcfDosageField.GP => "GP"u8, _ => "HDS"u8 };

    /// <param name="target">Already holds the genotypes.</param>
    public void Read(VcfRecord record, VcfGenotypes genotypes, int alternates, GenotypeRecord target, ProblemTally problems)
    {
        var key = record.FormatIndexOf(Key);
        var simple = options.Dosage == VcfDosageField.HDS ? record.FormatIndexOf("DS"u8) : -1;
        if ((key < 0 && simple < 0) || record.SampleCount != target.SampleCount) return;
        if (alternates > 1)
        {
            problems.Add(Fault(record, "GEN015", ProblemSeverity.Warning, "Dosages of a variant with several ALT alleles have no place in a genotype set: its hard calls alone are taken.", null));
            return;
        }

        KeepPhase(target);
        target.EnsureDosages();
        target.EnsurePhasedDosages();
        target.HasDosage = true;
        target.HasPhasedDosage = options.Dosage == VcfDosageField.HDS;
        target.DosagePresent.AsSpan().Clear();
        target.DosagePhasePresent.AsSpan().Clear();
        for (var sample = 0; sample < target.SampleCount; sample++)
        {
            if (chosen is not null && !chosen.Contains(sample)) continue;
            var isHaploid = genotypes.Form == VcfGenotypeForm.General && genotypes.Ploidy[sample] == 1;
            var field = options.Dosage;
            var text = key < 0 ? default : record.SampleValue(sample, key);
            if (IsMissing(text) && simple >= 0)
            {
                field = VcfDosageField.DS;
                text = record.SampleValue(sample, simple);
            }

            if (IsMissing(text)) TakeCall(sample, target);
            else if (!Take(field, text, sample, isHaploid, target)) throw new ProblemException(Fault(record, "GEN016", ProblemSeverity.Fatal, $"{options.Dosage} is no dosage, or lies outside 0 to 2 copies.", record.Header.Samples[sample]));
        }

        target.DosagePhasePresent.AsSpan(0, _apart.Length).CopyTo(_apart);
        DosageCalls.Apply(target, _distance);
        RestorePhase(target);
    }

    private static bool IsMissing(ReadOnlySpan<byte> text) => text is [] or [(byte)'.'] or [(byte)'.', (byte)',', ..];

    private static void TakeCall(int sample, GenotypeRecord target)
    {
        var code = (int)(target.Packed[sample / 32] >> (sample % 32 * 2)) & 3;
        if (code < 3) Set(target, sample, code * Copy);
    }

    private static bool Take(VcfDosageField field, ReadOnlySpan<byte> text, int sample, bool isHaploid, GenotypeRecord target)
    {
        var (first, second, third) = (0.0, 0.0, 0.0);
        var count = 0;
        foreach (var range in text.Split((byte)','))
        {
            var part = text[range];
            if (!Utf8Parser.TryParse(part, out double value, out var used) || used != part.Length || !(value >= -1e-6 && value <= 2 + 1e-6)) return false;
            if (count == 0) first = value;
            else if (count == 1) second = value;
            else third = value;
            count++;
        }

        return field switch
        {
            VcfDosageField.DS => count == 1 && (!isHaploid || first <= 1 + 1e-6) && Set(target, sample, Units(isHaploid ? 2 * first : first)),
            VcfDosageField.GP => TakeProbabilities(count, first, second, third, sample, target),
            _ => TakeHaplotypes(count, first, second, sample, target),
        };
    }

    private static bool TakeProbabilities(int count, double none, double one, double two, int sample, GenotypeRecord target)
    {
        var sum = none + one + two;
        if (count is not (2 or 3) || sum > 1 + Slack) return false;
        if (sum < 1 - Slack) return true;
        return Set(target, sample, Units((count == 2 ? 2 * one : one + (2 * two)) / sum));
    }

    private static bool TakeHaplotypes(int count, double left, double right, int sample, GenotypeRecord target)
    {
        if (left > 1 + 1e-6 || right > 1 + 1e-6 || count is not (1 or 2)) return false;
        if (count == 1) return Set(target, sample, Units(2 * left));
        var dosage = Units(left + right);
        Set(target, sample, dosage);
        var room = Math.Min(dosage, (2 * Copy) - dosage);
        target.DosageDifferences[sample] = (short)Math.Clamp((int)Math.Round((left - right) * Copy, MidpointRounding.AwayFromZero), -room, room);
        target.DosagePhasePresent[sample / 64] |= 1UL << (sample % 64);
        return true;
    }

    private static int Units(double copies) => Math.Clamp((int)Math.Round(copies * Copy, MidpointRounding.AwayFromZero), 0, 2 * Copy);

    private static bool Set(GenotypeRecord target, int sample, int dosage)
    {
        target.Dosages[sample] = (ushort)dosage;
        target.DosagePresent[sample / 64] |= 1UL << (sample % 64);
        return true;
    }

    private void KeepPhase(GenotypeRecord target)
    {
        if (_present.Length == 0) (_present, _swapped, _apart) = (new ulong[target.BitWordCount], new ulong[target.BitWordCount], new ulong[target.BitWordCount]);
        _present.AsSpan().Clear();
        if (!target.HasPhase) return;
        target.PhasePresent.AsSpan(0, _present.Length).CopyTo(_present);
        target.PhaseSwapped.AsSpan(0, _present.Length).CopyTo(_swapped);
    }

    /// <summary>Samples whose haplotypes were not stated apart are phased as their genotypes are.</summary>
    private void RestorePhase(GenotypeRecord target)
    {
        target.EnsurePhase();
        var any = 0UL;
        for (var i = 0; i < _present.Length; i++)
        {
            var (a, b) = (target.Packed[2 * i], target.Packed[(2 * i) + 1]);
            var heterozygous = Core.Kernels.BitScatter.CloseUp(a & ~(a >> 1)) | ((ulong)Core.Kernels.BitScatter.CloseUp(b & ~(b >> 1)) << 32);
            var stated = _apart[i] & (target.HasPhase ? target.PhasePresent[i] : 0);
            var kept = _present[i] & heterozygous & ~_apart[i];
            target.PhaseSwapped[i] = (stated & target.PhaseSwapped[i]) | (kept & _swapped[i]);
            target.PhasePresent[i] = stated | kept;
            any |= target.PhasePresent[i];
        }

        target.HasPhase = any != 0;
    }

    private Problem Fault(VcfRecord record, string code, ProblemSeverity severity, string message, string? sample) =>
        new(code, severity, message, new ProblemLocation(path, record.Line == 0 ? null : record.Line, sample));
}
