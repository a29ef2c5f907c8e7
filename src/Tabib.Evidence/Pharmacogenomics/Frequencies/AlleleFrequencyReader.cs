using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Evidence.Pharmacogenomics.Frequencies;

/// <summary>Reads a file of knowledge/pgx/frequencies: one gene, its groups of people.</summary>
internal static class AlleleFrequencyReader
{
    /// <summary>Rounded shares may add to a little more than 1.</summary>
    private const double LargestSum = 1.005;

    /// <param name="problems">Takes KNW010, KNW011 and PGX060.</param>
    /// <returns>Null where the file cannot be used.</returns>
    public static IReadOnlyList<AlleleFrequencies>? Read(KnowledgeFile file, ICollection<Problem> problems) => PackDocument.Read(file, problems, Groups);

    private static IReadOnlyList<AlleleFrequencies> Groups(PackElement root)
    {
        root.Text("id");
        root.Text("title");
        root.Text("version");
        root.Text("licence");
        var gene = root.Text("gene");
        var groups = new List<AlleleFrequencies>();
        foreach (var item in root.Items("groups"))
        {
            var group = Group(gene, item);
            if (groups.Exists(other => other.Population == group.Population)) item["population"].Fault("PGX060", $"The group {group.Population} is given twice.");
            groups.Add(group);
        }

        if (groups.Count == 0) root["groups"].Fault("PGX060", "Frequencies need a group of people.");
        return groups;
    }

    private static AlleleFrequencies Group(string gene, PackElement item)
    {
        var alleles = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in item["alleles"].Members())
        {
            var share = value.AsNumber();
            if (share is not (> 0 and <= 1)) value.Fault("PGX060", "A frequency lies above 0 and is at most 1; leave an allele out that has none.");
            alleles[name] = share;
        }

        if (alleles.Values.Sum() > LargestSum) item["alleles"].Fault("PGX060", "The frequencies of the alleles add to more than 1.");
        var people = item.OptionalNumber("people");
        if (people is not null and not (>= 1 and <= int.MaxValue)) item["people"].Fault("PGX060", "The number of people is a whole number of at least 1.");
        var citation = item["citation"];
        return new AlleleFrequencies(gene, item.Text("population"), (int?)people, item.OptionalText("note"), new AdviceCitation(citation.Text("text"), citation.OptionalText("doi"), citation.OptionalText("pmid"), citation.OptionalText("url")), alleles);
    }
}
