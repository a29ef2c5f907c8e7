using System.Text.RegularExpressions;
using Tabib.Evidence.Variants.Normalization;
using Tabib.Ingest.Gff;

namespace Tabib.Conformance.Evidence.Variants;

/// <summary>Arguments of bcftools norm as our options.</summary>
internal sealed partial record NormalizationCase(NormalizationOptions Options)
{
    /// <summary>Expression that records must fit to be normalised; null for all.</summary>
    public string? Include { get; init; }

    /// <summary>Where indels go to the right.</summary>
    public TranscriptStrands? Strands { get; init; }

    public static NormalizationCase Of(string arguments, string folder)
    {
        var (include, genes) = (Expression().Match(arguments), Genes().Match(arguments));
        var words = Genes().Replace(Expression().Replace(arguments, ""), "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new NormalizationCase(OptionsOf(words))
        {
            Include = include.Success ? include.Groups[1].Value.Replace("@", "@" + folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) : null,
            Strands = genes.Success ? GffReader.ReadStrands(Path.Combine(folder, genes.Groups[1].Value), out _) : null,
        };
    }

    private static NormalizationOptions OptionsOf(string[] words)
    {
        var options = new NormalizationOptions();
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

    [GeneratedRegex("-i '([^']*)'")]
    private static partial Regex Expression();

    [GeneratedRegex("-g (\\S+)")]
    private static partial Regex Genes();

    [GeneratedRegex("^##(INFO|FORMAT)=<ID=([^,]+),Number=([^,]+),Type=([A-Za-z]+)")]
    private static partial Regex Definition();
}
