using System.Text;

namespace Tabib.Ingest.Plink;

/// <summary>What a .pvar says before its variants: meta lines as a VCF has them, and where its columns are. Columns that are absent have index −1.</summary>
/// <param name="Meta">Lines that begin with ##, as they stand, without their ends.</param>
public sealed record PvarHeader(IReadOnlyList<string> Meta, int Position, int Id, int Reference, int Alternate, int Quality, int Filter, int Info, int Centimorgans)
{
    /// <summary>Fields that a line has at least.</summary>
    internal int FieldCount { get; } = 1 + new[] { Position, Id, Reference, Alternate, Quality, Filter, Info, Centimorgans }.Max();

    /// <summary>A .bim: chromosome, id, centimorgans, position, allele 1, allele 2; the centimorgans may be left out.</summary>
    internal static PvarHeader OfBim(int fields) => fields == 5 ? new([], 2, 1, 4, 3, -1, -1, -1, -1) : new([], 3, 1, 5, 4, -1, -1, -1, 2);

    /// <returns>Null where a column that is needed is missing or one is there twice.</returns>
    internal static PvarHeader? Of(IReadOnlyList<string> meta, ReadOnlySpan<byte> line)
    {
        var names = Encoding.UTF8.GetString(line).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var end = Array.IndexOf(names, "FORMAT");
        if (end >= 0) names = names[..end];
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length) return null;
        int At(string name) => Array.IndexOf(names, name);
        var header = new PvarHeader(meta, At("POS"), At("ID"), At("REF"), At("ALT"), At("QUAL"), At("FILTER"), At("INFO"), At("CM"));
        return header.Position < 0 || header.Id < 0 || header.Reference < 0 || header.Alternate < 0 ? null : header;
    }
}
