namespace Tabib.Ingest.Vcf.Rules;

/// <summary>INFO and FORMAT keys whose meaning the specification fixes (VCF 4.3 tables 1 and 2; 4.1 section 1.4).</summary>
internal static class ReservedFields
{
    private static readonly Dictionary<string, (string Number, VcfValueType? Type, int Since)> Infos = new(StringComparer.Ordinal)
    {
        ["AA"] = ("1", VcfValueType.String, 41),
        ["AC"] = ("A", VcfValueType.Integer, 41),
        ["AD"] = ("R", VcfValueType.Integer, 43),
        ["ADF"] = ("R", VcfValueType.Integer, 43),
        ["ADR"] = ("R", VcfValueType.Integer, 43),
        ["AF"] = ("A", VcfValueType.Float, 41),
        ["AN"] = ("1", VcfValueType.Integer, 41),
        ["BQ"] = ("1", VcfValueType.Float, 41),
        ["CIGAR"] = ("A", VcfValueType.String, 41),
        ["DB"] = ("0", VcfValueType.Flag, 41),
        ["DP"] = ("1", VcfValueType.Integer, 41),
        ["END"] = ("1", VcfValueType.Integer, 41),
        ["H2"] = ("0", VcfValueType.Flag, 41),
        ["H3"] = ("0", VcfValueType.Flag, 41),
        ["MQ"] = ("1", null, 41),
        ["MQ0"] = ("1", VcfValueType.Integer, 41),
        ["NS"] = ("1", VcfValueType.Integer, 41),
        ["SOMATIC"] = ("0", VcfValueType.Flag, 41),
        ["VALIDATED"] = ("0", VcfValueType.Flag, 41),
        ["1000G"] = ("0", VcfValueType.Flag, 41),
    };

    private static readonly Dictionary<string, (string Number, VcfValueType? Type, int Since)> Formats = new(StringComparer.Ordinal)
    {
        ["AD"] = ("R", VcfValueType.Integer, 43),
        ["ADF"] = ("R", VcfValueType.Integer, 43),
        ["ADR"] = ("R", VcfValueType.Integer, 43),
        ["DP"] = ("1", VcfValueType.Integer, 41),
        ["EC"] = ("A", VcfValueType.Integer, 41),
        ["FT"] = ("1", VcfValueType.String, 41),
        ["GL"] = ("G", VcfValueType.Float, 41),
        ["GLE"] = ("G", VcfValueType.String, 41),
        ["GP"] = ("G", VcfValueType.Float, 41),
        ["GQ"] = ("1", VcfValueType.Integer, 41),
        ["GT"] = ("1", VcfValueType.String, 41),
        ["HQ"] = ("2", VcfValueType.Integer, 41),
        ["MQ"] = ("1", VcfValueType.Integer, 41),
        ["PL"] = ("G", VcfValueType.Integer, 41),
        ["PQ"] = ("1", VcfValueType.Integer, 41),
        ["PS"] = ("1", VcfValueType.Integer, 41),
    };

    /// <summary>Counts and frequencies: below zero they are nonsense.</summary>
    private static readonly HashSet<string> NonNegative = new(StringComparer.Ordinal) { "AC", "AF", "AN", "DP", "END", "MQ0", "NS" };

    /// <param name="version">41 for VCF 4.1.</param>
    /// <returns>What a header line of a reserved key must say; null where the key is not reserved.</returns>
    public static (string Number, VcfValueType? Type)? Find(bool isInfo, string id, int version) =>
        (isInfo ? Infos : Formats).TryGetValue(id, out var found) && version >= found.Since ? (found.Number, found.Type) : null;

    /// <returns>The definition that holds where the header has none; null where the key is not reserved.</returns>
    public static VcfDefinition? Define(bool isInfo, string id, int version) =>
        Find(isInfo, id, version) is { Type: { } type } found && VcfNumber.TryParse(found.Number, out var number) ? new VcfDefinition(id, number, type, "", -1) : null;

    public static bool IsNonNegative(string id) => NonNegative.Contains(id);
}
