using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>Writes a gene's facts as a file of knowledge/pgx: one position, allele and rule a line, so that differences between releases can be read.</summary>
internal static class GeneFactsWriter
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="citations">Where the facts are from.</param>
    public static byte[] Write(GeneFacts facts, IReadOnlyList<string> citations, string licence)
    {
        var text = new StringBuilder("{\n");
        void Member(string name, string value) => text.Append("  ").Append(Quoted(name)).Append(": ").Append(value).Append(",\n");
        Member("id", Quoted($"pgx-{facts.Gene.ToLowerInvariant()}"));
        Member("title", Quoted($"{facts.Gene}: alleles, functions and results"));
        Member("version", Quoted(facts.Version));
        Member("citation", $"[{string.Join(", ", citations.Select(Quoted))}]");
        Member("licence", Quoted(licence));
        Member("gene", Quoted(facts.Gene));
        Member("chromosome", Quoted(facts.Chromosome));
        Member("calling", Quoted(Enum.GetName(facts.Calling)!));
        Member("undocumented", Quoted(Enum.GetName(facts.Undocumented)!));
        if (facts.IsOnRequest) Member("onRequest", "true");
        if (facts.RequiredPositions.Count > 0) Member("requiredPositions", JsonSerializer.Serialize(facts.RequiredPositions));
        if (facts.Tier1Positions.Count > 0) Member("tier1Positions", JsonSerializer.Serialize(facts.Tier1Positions));
        if (facts.Linked is { } linked) Member("linked", string.Create(CultureInfo.InvariantCulture, $"{{\"causal\": {linked.Causal}, \"tag\": {linked.Tag}, \"causalAllele\": {Quoted(linked.CausalAllele)}, \"haplotype\": {Quoted(linked.Haplotype)}}}"));
        if (facts.Fallback is { } fallback) Member("fallback", string.Create(CultureInfo.InvariantCulture, $"{{\"position\": {fallback.Position}, \"reference\": {Quoted(fallback.ReferenceAllele)}, \"alternate\": {Quoted(fallback.AlternateAllele)}}}"));
        if (facts.Suballeles.Count > 0) Member("suballeles", JsonSerializer.Serialize(facts.Suballeles, Plain));
        Lines(text, "priorities", facts.Priorities.Select(priority => $"{{\"candidates\": {JsonSerializer.Serialize(priority.Candidates, Plain)}, \"pick\": {Quoted(priority.Pick)}}}"));
        Lines(text, "extraPositions", facts.ExtraPositions.Select(Position));
        Lines(text, "positions", facts.Positions.Select(Position));
        if (facts.ReferenceAllele >= 0) Member("reference", Quoted(facts.Alleles[facts.ReferenceAllele].Name));
        Lines(text, "alleles", facts.Alleles.Select(allele => Allele(facts, allele)));
        Lines(text, "functions", facts.Functions.OrderBy(pair => pair.Key, Matching.AlleleNameOrder.Instance).Select(pair =>
            $"{{\"allele\": {Quoted(pair.Key)}{(pair.Value.Function is { } function ? $", \"function\": {Quoted(function)}" : "")}{(pair.Value.Value is { } value ? $", \"value\": {Quoted(value)}" : "")}}}"));
        Lines(text, "results", facts.Results.Select(rule => $"{{\"functions\": [{Quoted(rule.First)}{(rule.Second is { } second ? $", {Quoted(second)}" : "")}], \"result\": {Quoted(rule.Result)}}}"));
        Lines(text, "scores", facts.Scores.Select(rule => $"{{\"score\": {Quoted(rule.Score)}, \"result\": {Quoted(rule.Result)}}}"));
        text.Length -= 2;
        return Encoding.UTF8.GetBytes(text.Append("\n}\n").ToString());
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    private static void Lines(StringBuilder text, string name, IEnumerable<string> lines)
    {
        var joined = string.Join(",\n    ", lines);
        if (joined.Length > 0) text.Append("  ").Append(Quoted(name)).Append(": [\n    ").Append(joined).Append("\n  ],\n");
    }

    private static string Position(PositionFacts position)
    {
        var text = new StringBuilder("{");
        if (position.Rsid is { } rsid) text.Append("\"rsid\": ").Append(Quoted(rsid)).Append(", ");
        text.Append(CultureInfo.InvariantCulture, $"\"grch38\": {position.Grch38}, ");
        if (position.Grch37 is { } place) text.Append(CultureInfo.InvariantCulture, $"\"grch37\": {place}, ");
        text.Append("\"ref\": ").Append(Quoted(position.Reference)).Append(", \"alts\": ").Append(JsonSerializer.Serialize(position.Alternates, Plain));
        if (position.Reference37 != position.Reference) text.Append(", \"ref37\": ").Append(Quoted(position.Reference37));
        if (position.RepeatEnd is { } end) text.Append(CultureInfo.InvariantCulture, $", \"repeatEnd\": {end}");
        return text.Append(", \"hgvs\": ").Append(JsonSerializer.Serialize(position.Names, Plain)).Append('}').ToString();
    }

    /// <summary>An allele that is defined everywhere is written by its differences from the reference sequence.</summary>
    private static string Allele(GeneFacts facts, AlleleFacts allele)
    {
        var isWhole = allele.Cells.All(cell => cell is not null);
        var cells = allele.Cells.Select((cell, index) => (Cell: cell, Position: facts.Positions[index])).Where(pair => pair.Cell is not null && (!isWhole || pair.Cell != pair.Position.Reference))
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"\"{pair.Position.Grch38}\": {Quoted(pair.Cell!)}"));
        return $"{{\"name\": {Quoted(allele.Name)}{(isWhole ? ", \"whole\": true" : "")}, \"cells\": {{{string.Join(", ", cells)}}}}}";
    }
}
