using System.Text;
using Tabib.Core.Genome;

namespace Tabib.App.Genomes;

/// <summary>How result tables name samples: by IID; by FID:IID where an IID is there more than once.</summary>
internal static class SampleNames
{
    public static byte[][] Of(SampleTable samples)
    {
        var isUnique = samples.FamilyIds is null || samples.Ids.Distinct(StringComparer.Ordinal).Count() == samples.Count;
        return [.. samples.Ids.Select((id, i) => Encoding.UTF8.GetBytes(isUnique ? id : $"{samples.FamilyIds![i]}:{id}"))];
    }
}
