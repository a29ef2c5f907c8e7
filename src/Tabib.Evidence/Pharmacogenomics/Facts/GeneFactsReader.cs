using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>Reads a gene's file of knowledge/pgx and checks what matching relies on.</summary>
internal static class GeneFactsReader
{
    private const int LargestTable = 100_000;

    /// <param name="problems">Takes KNW010, KNW011 and PGX001.</param>
    /// <returns>Null where the file cannot be used.</returns>
    public static GeneFacts? Read(KnowledgeFile file, ICollection<Problem> problems) => PackDocument.Read(file, problems, Facts);

    private static GeneFacts Facts(PackElement root)
    {
        var positions = Positions(root, "positions");
        var alleles = Alleles(root, positions);
        var reference = root.OptionalText("reference");
        var facts = new GeneFacts
        {
            Gene = root.Text("gene"),
            Version = root.Text("version"),
            Chromosome = root.Text("chromosome"),
            Positions = positions,
            ExtraPositions = Positions(root, "extraPositions"),
            Alleles = alleles,
            ReferenceAllele = alleles.FindIndex(allele => allele.Name == reference),
            Calling = Named<CallingMethod>(root, "calling"),
            Undocumented = Named<UndocumentedRule>(root, "undocumented"),
            IsOnRequest = root.Flag("onRequest"),
            RequiredPositions = Places(root, "requiredPositions"),
            Tier1Positions = Places(root, "tier1Positions"),
            Linked = root.Has("linked") ? new LinkedVariants(Place(root["linked"]["causal"]), Place(root["linked"]["tag"]), root["linked"].Text("causalAllele"), root["linked"].Text("haplotype")) : null,
            Fallback = root.Has("fallback") ? new SinglePositionFallback(Place(root["fallback"]["position"]), root["fallback"].Text("reference"), root["fallback"].Text("alternate")) : null,
            Priorities = [.. root.Items("priorities").Select(item => new DiplotypePriority([.. item.Items("candidates").Select(name => name.AsText())], item.Text("pick")))],
            Suballeles = root.Has("suballeles") ? root["suballeles"].Members().ToDictionary(pair => pair.Name, pair => pair.Value.AsText(), StringComparer.Ordinal) : [],
            Functions = Functions(root),
            Results = [.. root.Items("results", LargestTable).Select(Rule)],
            Scores = [.. root.Items("scores", LargestTable).Select(item => new ScoreRule(item.Text("score"), item.Text("result")))],
        };
        if (alleles.Count > 0 && (facts.ReferenceAllele < 0 || facts.Alleles[facts.ReferenceAllele].Cells.Any(cell => cell is null)))
            root["reference"].Fault("PGX001", "The reference must name an allele that is defined at every position.");
        return facts;
    }

    private static ResultRule Rule(PackElement item)
    {
        var functions = item.Items("functions");
        if (functions.Count is not (1 or 2)) item.Fault("PGX001", "A rule is of one function or two.");
        return new ResultRule(functions.Count > 0 ? functions[0].AsText() : "", functions.Count > 1 ? functions[1].AsText() : null, item.Text("result"));
    }

    private static Dictionary<string, AlleleFunction> Functions(PackElement root)
    {
        var functions = new Dictionary<string, AlleleFunction>(StringComparer.Ordinal);
        foreach (var item in root.Items("functions", LargestTable))
        {
            if (!functions.TryAdd(item.Text("allele"), new AlleleFunction(item.OptionalText("function"), item.OptionalText("value")))) item.Fault("PGX001", "The allele has its function twice.");
        }

        return functions;
    }

    private static T Named<T>(PackElement root, string name)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(root.Text(name), out var value) && Enum.IsDefined(value)) return value;
        root[name].Fault("PGX001", $"'{name}' must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return default;
    }

    private static int[] Places(PackElement root, string name) => [.. root.Items(name).Select(Place)];

    private static int Place(PackElement element)
    {
        var number = element.AsNumber();
        if (number is >= 1 and <= int.MaxValue && number == Math.Floor(number)) return (int)number;
        element.Fault("PGX001", "A position must be a whole number of at least 1.");
        return 1;
    }

    private static List<PositionFacts> Positions(PackElement root, string name)
    {
        var positions = new List<PositionFacts>();
        foreach (var item in root.Items(name, LargestTable))
        {
            var reference = Bases(item["ref"]);
            string[] alternates = [.. item.Items("alts").Select(Bases)];
            string[] names = [.. item.Items("hgvs").Select(value => value.AsText())];
            if (alternates.Length is 0 or > 200) item.Fault("PGX001", "A position needs 1 to 200 alternate alleles.");
            if (names.Length != alternates.Length) item.Fault("PGX001", "Each alternate needs its name.");
            var position = new PositionFacts(item.OptionalText("rsid"), Place(item["grch38"]), item.Has("grch37") ? Place(item["grch37"]) : null, reference, alternates, item.Has("ref37") ? Bases(item["ref37"]) : reference, names) { RepeatEnd = item.Has("repeatEnd") ? Place(item["repeatEnd"]) : null };
            if (position.RepeatEnd < position.Grch38) item.Fault("PGX001", "A repeat must not end before its position.");
            if (positions.Count > 0 && positions[^1].Grch38 >= position.Grch38) item.Fault("PGX001", "Positions must ascend.");
            positions.Add(position);
        }

        return positions;
    }

    private static string Bases(PackElement element)
    {
        var text = element.AsText();
        if (text.Length == 0 || text.AsSpan().ContainsAnyExcept("ACGT")) element.Fault("PGX001", "An allele is written with A, C, G and T.");
        return text;
    }

    private static List<AlleleFacts> Alleles(PackElement root, List<PositionFacts> positions)
    {
        var places = positions.Select((position, index) => (position.Grch38, index)).DistinctBy(pair => pair.Grch38).ToDictionary(pair => pair.Grch38, pair => pair.index);
        var alleles = new List<AlleleFacts>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in root.Items("alleles", LargestTable))
        {
            var cells = new string?[positions.Count];
            if (item.Flag("whole"))
            {
                for (var i = 0; i < cells.Length; i++) cells[i] = positions[i].Reference;
            }

            foreach (var (place, value) in item["cells"].Members())
            {
                if (!int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !places.TryGetValue(number, out var index)) value.Fault("PGX001", "The gene has no such position.");
                else cells[index] = Cell(value, positions[index]);
            }

            var name = item.Text("name");
            if (!names.Add(name)) item.Fault("PGX001", "The allele is defined twice.");
            if (cells.All(cell => cell is null)) item.Fault("PGX001", "An allele needs at least one position.");
            alleles.Add(new AlleleFacts(name, cells));
        }

        return alleles;
    }

    private static string Cell(PackElement element, PositionFacts position)
    {
        var text = element.AsText();
        if (text != position.Reference && !position.Alternates.Contains(text) && !Matching.IupacBases.IsAmbiguous(text)) element.Fault("PGX001", "A cell holds one of its position's alleles or an IUPAC letter for several bases.");
        return text;
    }
}
