using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Reads a file of knowledge/pgx/modulators.</summary>
internal static class ModulatorReader
{
    /// <param name="problems">Takes KNW010, KNW011 and PGX040.</param>
    /// <returns>Null where the file cannot be used.</returns>
    public static ModulatorFacts? Read(KnowledgeFile file, ICollection<Problem> problems) => PackDocument.Read(file, problems, Facts);

    private static ModulatorFacts Facts(PackElement root)
    {
        var review = ReviewReader.Read(root, root.Items("drugs").SelectMany(drug => drug.Items("effects")));
        List<EnzymeRules> enzymes = [.. root.Items("enzymes").Select(item => new EnzymeRules(item.Text("enzyme"), Texts(item, "genes"), [.. item.Items("rules").Select(Rule)]))];
        return new ModulatorFacts(enzymes, [.. root.Items("drugs").Select(item => Drug(item, enzymes, review))]);
    }

    private static List<string> Texts(PackElement item, string name) => [.. item.Items(name).Select(text => text.AsText())];

    private static ModulationRule Rule(PackElement item)
    {
        var factor = item.OptionalNumber("scoreFactor");
        if (factor is < 0 or > 1) item["scoreFactor"].Fault("PGX040", "A factor of the activity score lies between 0 and 1.");
        var phenotypes = item.Has("phenotypes") ? item["phenotypes"].Members().ToDictionary(pair => pair.Name, pair => pair.Value.AsText(), StringComparer.Ordinal) : [];
        return new ModulationRule(item.Text("effect"), item.Text("strength"), item.Text("text"), factor, phenotypes);
    }

    private static Modulator Drug(PackElement item, List<EnzymeRules> enzymes, FactReview review)
    {
        var effects = new List<EnzymeEffect>();
        foreach (var element in item.Items("effects"))
        {
            var effect = new EnzymeEffect(element.Text("enzyme"), element.Text("effect"), element.Text("strength"), ReviewReader.Open(element, review));
            if (!enzymes.Exists(rules => rules.Enzyme == effect.Enzyme && rules.Rules.Any(rule => rule.Effect == effect.Effect && rule.Strength == effect.Strength)))
                element.Fault("PGX040", "There is no rule for this effect on this enzyme.");
            effects.Add(effect);
        }

        return new Modulator(item.Text("name"), Texts(item, "synonyms"), item.OptionalText("rxnorm"), effects);
    }
}
