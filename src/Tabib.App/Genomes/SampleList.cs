using Tabib.Core.Genome;
using Tabib.Core.Tables;

namespace Tabib.App.Genomes;

/// <summary>Writes a list of samples that --keep and --remove read, here and in PLINK 2: #IID, or #FID and IID where the set has families.</summary>
internal static class SampleList
{
    public static void Write(string path, SampleTable samples, Func<int, bool> isListed)
    {
        using var file = new ResultFile(path);
        var table = new Utf8TableWriter();
        if (samples.FamilyIds is null) table.Add("#IID"u8).EndRow();
        else table.Add("#FID"u8).Add("IID"u8).EndRow();
        for (var i = 0; i < samples.Count; i++)
        {
            if (!isListed(i)) continue;
            if (samples.FamilyIds is not null) table.Add(samples.FamilyIds[i]);
            table.Add(samples.Ids[i]).EndRow();
        }

        file.Stream.Write(table.Written);
        file.Commit();
    }
}
