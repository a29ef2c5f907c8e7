using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>The tables of samples that the quality check writes.</summary>
internal static class QualityFiles
{
    public static ReadOnlySpan<byte> Header =>
        "IID\tFID\tSEX\tSITES\tMISSING_CT\tMISSING\tHOM_OBS\tHOM_EXP\tHOM_SITES\tF\tX_SITES\tX_F\tX_SEX\tSEX_STATUS\tY_CALLED\tY_SITES\tMENDEL\tMENDEL_CHILD\tTRIO_SITES\tDUPLICATES\tFLAGS\n"u8;

    public static void WriteSamples(string path, SampleTable table, IReadOnlyList<SampleStatistics> samples, IReadOnlyList<SampleFlags> flags, IReadOnlyList<DuplicatePair>? pairs)
    {
        var duplicates = (pairs ?? []).SelectMany(pair => new[] { (pair.First, pair.Second), (First: pair.Second, Second: pair.First) }).ToLookup(pair => pair.First, pair => table.Ids[pair.Second]);
        using var file = new ResultFile(path);
        file.Stream.Write(Header);
        var rows = new Utf8TableWriter();
        foreach (var sample in samples)
        {
            rows.Add(table.Ids[sample.Sample]).Add(table.FamilyIds?[sample.Sample] ?? "0").Add(Letter(table.Sexes[sample.Sample]));
            rows.Add(sample.Variants).Add(sample.Missing).Add(sample.MissingRate);
            rows.Add(sample.Homozygous).Add(sample.ExpectedHomozygous).Add(sample.Called).Add(sample.Inbreeding);
            rows.Add(sample.CalledOnX).Add(sample.InbreedingOfX).Add(Letter(sample.InferredSex)).Add(QualityWords.Of(sample.SexStatus)).Add(sample.CalledOnY).Add(sample.VariantsOnY);
            rows.Add(sample.MendelErrors).Add(sample.MendelErrorsAsChild).Add(sample.CheckedAsChild);
            rows.Add(pairs is null ? "NA" : duplicates.Contains(sample.Sample) ? string.Join(',', duplicates[sample.Sample]) : ".").Add(QualityWords.Of(flags[sample.Sample]));
            rows.EndRow();
            if (rows.Length < 1 << 16) continue;
            file.Stream.Write(rows.Written);
            rows.Clear();
        }

        file.Stream.Write(rows.Written);
        file.Commit();
    }

    /// <summary>Samples proposed to be left out, FID and IID, as --remove reads them.</summary>
    public static void WriteRemoved(string path, SampleTable table, IReadOnlyList<SampleFlags> flags)
    {
        using var file = new ResultFile(path);
        var rows = new Utf8TableWriter();
        for (var sample = 0; sample < flags.Count; sample++)
        {
            if (flags[sample] == SampleFlags.None) continue;
            rows.Add(table.FamilyIds?[sample] ?? "0").Add(table.Ids[sample]);
            rows.EndRow();
        }

        file.Stream.Write(rows.Written);
        file.Commit();
    }

    private static string Letter(Sex sex) => sex switch { Sex.Female => "F", Sex.Male => "M", _ => "NA" };
}
