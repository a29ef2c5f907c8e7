using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Ingest.Plink;

/// <summary>Writes samples as a .psam: #FID where there are families, IID, PAT and MAT where there are parents, SEX.</summary>
public static class PsamWriter
{
    public static void Write(SampleTable samples, Stream target)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var hasParents = samples.Fathers is not null && samples.Mothers is not null;
        writer.Write(samples.FamilyIds is null ? "#IID" : "#FID\tIID");
        writer.WriteLine(hasParents ? "\tPAT\tMAT\tSEX" : "\tSEX");
        for (var i = 0; i < samples.Count; i++)
        {
            if (samples.FamilyIds is { } families) writer.Write(families[i] + "\t");
            writer.Write(samples.Ids[i]);
            if (hasParents) writer.Write($"\t{samples.Fathers![i]}\t{samples.Mothers![i]}");
            writer.WriteLine(samples.Sexes[i] switch { Sex.Male => "\t1", Sex.Female => "\t2", _ => "\tNA" });
        }
    }

    /// <summary>Writes samples as a .fam, phenotype unknown (−9).</summary>
    public static void WriteFam(SampleTable samples, Stream target)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        for (var i = 0; i < samples.Count; i++)
        {
            var sex = samples.Sexes[i] switch { Sex.Male => "1", Sex.Female => "2", _ => "0" };
            writer.WriteLine(string.Join('\t', samples.FamilyIds?[i] ?? "0", samples.Ids[i], samples.Fathers?[i] ?? "0", samples.Mothers?[i] ?? "0", sex, "-9"));
        }
    }
}
