using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Record.Genotypes;

/// <summary>Opens sets, says their genotypes as text, and imports into a folder that is taken away.</summary>
internal sealed class GenotypeSets : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-sets-").FullName;

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public static GenotypeStore Open(string prefix, GenotypeSelection? selection = null) => GenotypeStore.Open(prefix, selection ?? GenotypeSelection.Everything, AccessContext.CommandLine());

    public string Import(string file, string name, GenotypeImportOptions? options = null)
    {
        GenotypeImport.Run(file, Path(name), options ?? new GenotypeImportOptions(), CancellationToken.None);
        return Path(name);
    }

    /// <summary>One line a variant: id, then each sample's alleles, phase, dosage and difference of haplotypes.</summary>
    public static IEnumerable<string> Lines(string prefix)
    {
        var store = Open(prefix);
        using var reader = store.OpenRecordReader();
        var record = new GenotypeRecord(store.Samples.Count);
        foreach (var variant in store.Selected)
        {
            reader.Read(variant, record);
            var line = new StringBuilder(store.Variants.Id(variant));
            var calls = Alleles(record);
            for (var i = 0; i < calls.Length; i++) Append(line, record, i, calls[i]);
            yield return line.ToString();
        }
    }

    /// <summary>Alleles of each sample, the lower first; negative where missing.</summary>
    public static (int Low, int High)[] Alleles(GenotypeRecord record)
    {
        var calls = new (int, int)[record.SampleCount];
        for (var i = 0; i < calls.Length; i++)
            calls[i] = ((int)(record.Packed[i / 32] >> (i % 32 * 2)) & 3) switch { 0 => (0, 0), 1 => (0, 1), 2 => (1, 1), _ => (-1, -1) };
        for (var i = 0; i < record.MixedCount; i++) calls[record.MixedSamples[i]] = (0, record.MixedAlleles[i]);
        for (var i = 0; i < record.DoubleCount; i++) calls[record.DoubleSamples[i]] = (record.DoubleLow[i], record.DoubleHigh[i]);
        return calls;
    }

    public static bool Bit(ulong[] bits, int index) => ((bits[index / 64] >> (index % 64)) & 1) != 0;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Append(StringBuilder line, GenotypeRecord record, int sample, (int Low, int High) call)
    {
        var isPhased = record.HasPhase && Bit(record.PhasePresent, sample);
        if (isPhased && Bit(record.PhaseSwapped, sample)) call = (call.High, call.Low);
        line.Append('\t').Append(call.Low).Append(isPhased ? '|' : '/').Append(call.High);
        if (!record.HasDosage || !Bit(record.DosagePresent, sample)) return;
        line.Append(':').Append(record.Dosages[sample]);
        if (record.HasPhasedDosage && Bit(record.DosagePhasePresent, sample)) line.Append('^').Append(record.DosageDifferences[sample]);
    }
}
