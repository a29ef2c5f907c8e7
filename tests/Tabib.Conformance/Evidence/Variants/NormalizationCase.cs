using System.Text.RegularExpressions;
using Tabib.Evidence.Variants.Normalization;

namespace Tabib.Conformance.Evidence.Variants;

/// <summary>Arguments of bcftools norm as our options.</summary>
internal static partial class NormalizationCase
{
    public static NormalizationOptions Options(string arguments)
    {
        var options = new NormalizationOptions();
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.StartsWith("-m", StringComparison.Ordinal))
            {
                var mode = word.Length > 2 ? word[2..] : words[++i];
                var classes = mode[1..] switch { "snps" => VariantClasses.Snps, "indels" => VariantClasses.Indels, "any" => VariantClasses.Any, _ => VariantClasses.Both };
                options = mode[0] == '-' ? options with { Split = classes } : options with { Join = classes };
                continue;
            }

            options = word switch
            {
                "-c" => options with { OnMismatch = words[++i] switch { "s" => ReferenceMismatch.Set, "w" => ReferenceMismatch.Warn, "x" => ReferenceMismatch.Exclude, _ => ReferenceMismatch.Error } },
                "-d" => options with { Duplicates = words[++i] switch { "snps" => DuplicateRemoval.Snps, "indels" => DuplicateRemoval.Indels, "both" => DuplicateRemoval.Both, "all" or "any" => DuplicateRemoval.All, _ => DuplicateRemoval.Exact } },
                "-S" => options with { SortByAlleles = words[++i] == "lex" },
                "-s" => options with { PassIfAnyPasses = true },
                "-a" or "--atomize" => options with { Atomize = true },
                "--atom-overlaps" => options with { StarForOverlaps = words[++i] != "." },
                "--multi-overlaps" => options with { MissingForOtherAlleles = words[++i] == "." },
                "--old-rec-tag" => options with { OriginalTag = words[++i] },
                "--keep-sum" => options with { KeepSum = new HashSet<string> { words[++i] } },
                "--force" => options with { Force = true },
                _ => throw new NotSupportedException(word),
            };
        }

        return options;
    }

    public static FieldDefinitions Definitions(IEnumerable<string> lines)
    {
        var info = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        var format = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (Definition().Match(line) is { Success: true } match)
                (match.Groups[1].Value == "INFO" ? info : format)[match.Groups[2].Value] = FieldDefinition.Of(match.Groups[3].Value, match.Groups[4].Value);
        return new FieldDefinitions(info, format);
    }

    [GeneratedRegex("^##(INFO|FORMAT)=<ID=([^,]+),Number=([^,]+),Type=([A-Za-z]+)")]
    private static partial Regex Definition();
}
