using System.Globalization;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>The version of the specification that a file says it keeps.</summary>
internal static class VcfVersion
{
    /// <returns>41 for VCF 4.1.</returns>
    public static int Of(VcfHeader header) =>
        int.TryParse(header.Version.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 41;
}
