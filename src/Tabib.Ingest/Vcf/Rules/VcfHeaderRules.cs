using System.Text.RegularExpressions;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>What the specification asks of single lines of the header, beyond what is needed to read them.</summary>
/// <param name="version">41 for VCF 4.1.</param>
internal sealed partial class VcfHeaderRules(int version)
{
    private static readonly string[] Defined = ["ID", "Number", "Type", "Description"];
    private static readonly string[] StructuralTypes = ["DEL", "INS", "DUP", "INV", "CNV"];

    /// <returns>What is wrong with a line that begins with ##; null where nothing is.</returns>
    public string? Check(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 3) return "A meta-information line is ##key=value.";
        var (key, value) = (line[2..equals], line[(equals + 1)..]);
        if (value.Length == 0) return $"{key} has no value.";
        if (key is "assembly" or "pedigreeDB") return CheckAddress(key, value);
        if (key is not ("INFO" or "FORMAT" or "FILTER" or "ALT" or "contig" or "SAMPLE" or "PEDIGREE" or "META")) return null;
        if (StructuredLine.TryRead(value) is not { } fields) return $"The {key} line is malformed: <ID=...,...> is expected, with quotes that close.";
        return key switch
        {
            "INFO" or "FORMAT" => CheckField(key == "INFO", fields),
            "FILTER" => fields.Has("ID") && fields.IsQuoted("Description") ? null : "A FILTER line needs ID and a Description in quotes.",
            "ALT" => CheckAlternate(fields),
            "contig" => CheckContig(fields),
            "SAMPLE" => CheckSample(fields),
            "PEDIGREE" => CheckPedigree(fields),
            _ => CheckMeta(fields),
        };
    }

    private string? CheckField(bool isInfo, StructuredLine fields)
    {
        var kind = isInfo ? "INFO" : "FORMAT";
        if (!fields.Keys.Take(Defined.Length).SequenceEqual(Defined)) return $"A {kind} line begins with ID, Number, Type and Description, in this order.";
        if (!fields.IsQuoted("Description")) return "Description must stand in quotes.";
        var (id, number, type) = (fields["ID"], fields["Number"], fields["Type"]);
        if (!IsNumber(number)) return $"Number of {id} is none that this version knows.";
        if (!IsType(type) || (!isInfo && type == "Flag")) return $"Type of {id} is none that this version knows.";
        if (ReservedFields.Find(isInfo, id, version) is not { } reserved) return null;
        if (reserved.Number != number) return $"{id} is a reserved key: its Number is {reserved.Number}.";
        return reserved.Type is { } needed && needed.ToString() != type ? $"{id} is a reserved key: its Type is {needed}." : null;
    }

    private string? CheckAlternate(StructuredLine fields)
    {
        if (fields.Keys is not ["ID", ..] || !fields.IsQuoted("Description")) return "An ALT line begins with ID, and has a Description in quotes.";
        if (fields.Has("Number") || fields.Has("Type"))
        {
            if (!fields.Keys.Take(Defined.Length).SequenceEqual(Defined)) return "An ALT line with Number and Type has ID, Number, Type and Description in this order.";
            if (!IsNumber(fields["Number"]) || !IsType(fields["Type"])) return "Number or Type of the ALT line is none that this version knows.";
        }

        var id = fields["ID"];
        if (id.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or '<' or '>')) return "The ID of an ALT line has a blank, a comma or a bracket.";
        var isStructural = StructuralTypes.Any(type => id == type || id.StartsWith(type + ":", StringComparison.Ordinal));
        var isFree = version > 41 && !id.Contains(':', StringComparison.Ordinal);
        return isStructural || isFree ? null : "The ID of an ALT line is DEL, INS, DUP, INV or CNV, and subtypes behind colons.";
    }

    private string? CheckContig(StructuredLine fields)
    {
        if (!fields.Has("ID") || fields["ID"].Length == 0) return "A contig line needs an ID.";
        var id = fields["ID"];
        if (id.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or '<' or '>')) return "The ID of a contig has a blank, a comma or a bracket.";
        return version == 43 && id.Contains('*', StringComparison.Ordinal) ? "The ID of a contig has a star." : null;
    }

    private string? CheckSample(StructuredLine fields)
    {
        if (!fields.Has("ID")) return "A SAMPLE line needs an ID.";
        if (version == 41)
        {
            if (!fields.Has("Genomes") || !fields.Has("Mixture")) return "A SAMPLE line needs Genomes and Mixture.";
            return fields.Keys.Any(key => key != "Description" && fields.IsQuoted(key)) ? "Only the Description of a SAMPLE line stands in quotes." : null;
        }

        return SampleId().IsMatch(fields["ID"]) ? null : "The ID of a SAMPLE line has a letter that names may not have.";
    }

    private string? CheckPedigree(StructuredLine fields)
    {
        if (version >= 43 && !fields.Has("ID")) return "A PEDIGREE line needs an ID.";
        return fields.Keys.Any(key => !SampleId().IsMatch(fields[key])) ? "A value of the PEDIGREE line has a letter that names may not have." : null;
    }

    private string? CheckMeta(StructuredLine fields)
    {
        if (!fields.Keys.SequenceEqual(["ID", "Number", "Type", "Values"])) return "A META line has ID, Number, Type and Values, in this order.";
        if (!IsNumber(fields["Number"]) || !IsType(fields["Type"])) return "Number or Type of the META line is none that this version knows.";
        return fields["Values"] is ['[', .., ']'] ? null : "The Values of a META line stand in square brackets.";
    }

    private static string? CheckAddress(string key, string value)
    {
        var text = value is ['<', .., '>'] ? value[1..^1] : value;
        if (text.Length == 0) return $"{key} has no value.";
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return null;
        var authority = text[(scheme + 3)..].Split('/')[0];
        var host = authority[(authority.IndexOf('@', StringComparison.Ordinal) + 1)..].Split(':')[0];
        return host.Length > 0 && (host.Any(char.IsLetter) || host.Split('.').Length == 4) ? null : $"The address of {key} has no host.";
    }

    private bool IsNumber(string text) => text switch
    {
        "R" => version >= 42,
        "P" => version >= 44,
        "LA" or "LR" or "LG" or "M" => version >= 45,
        _ => VcfNumber.TryParse(text, out _),
    };

    private static bool IsType(string text) => Enum.TryParse<VcfValueType>(text, out var type) && Enum.GetName(type) == text;

    [GeneratedRegex("^[A-Za-z0-9_.+-]+$")]
    private static partial Regex SampleId();
}
