using Tabib.Core.Coding;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Risk;

/// <summary>Reads one element of a pack's inputs.</summary>
internal static class ScoreInputReader
{
    public static ScoreInput Read(PackElement item)
    {
        var kind = item.Text("kind") switch
        {
            "number" => InputKind.Number,
            "boolean" => InputKind.Boolean,
            "category" => InputKind.Category,
            "date" => InputKind.Date,
            var other => Unknown(item["kind"], other, InputKind.Number),
        };
        var categories = item.Items("categories", 50).ConvertAll(word => word.AsText());
        if (kind == InputKind.Category != categories.Count > 0) item.Fault("KNW011", "A category, and only a category, names its 'categories'.");
        var missing = item.Has("missing") ? item["missing"] : default;
        var policy = !item.Has("missing") ? MissingPolicy.Refuse : missing.Text("policy") switch
        {
            "refuse" => MissingPolicy.Refuse,
            "assumeNormal" => MissingPolicy.AssumeNormal,
            "variant" => MissingPolicy.Variant,
            "absentMeansNo" => MissingPolicy.AbsentMeansNo,
            var other => Unknown(missing["policy"], other, MissingPolicy.Refuse),
        };
        var conceptSet = item.OptionalText("conceptSet");
        if (policy == MissingPolicy.AbsentMeansNo && (kind != InputKind.Boolean || conceptSet is null))
            item.Fault("KNW011", "Only a boolean with a concept set may take absence for no.");
        return new ScoreInput
        {
            Name = item.Text("name"),
            Title = item.Text("title"),
            Kind = kind,
            Unit = kind == InputKind.Number ? item.Text("unit") : kind == InputKind.Date ? ScoreOutput.DateUnit : "1",
            Categories = categories,
            Codes = item.Items("codes", 100).ConvertAll(code => new Code(string.Intern(code.Text("system")), code.Text("code"))),
            Analyte = item.OptionalText("analyte"),
            Answers = Answers(item),
            ConceptSet = conceptSet,
            History = item.Flag("history"),
            Demographic = Demographic(item),
            FromScore = item.Has("fromScore") ? (item["fromScore"].Text("id"), item["fromScore"].Text("output")) : null,
            Plausible = Range(item, "plausible"),
            Limits = Range(item, "limits"),
            LookBackDays = item.OptionalNumber("lookBackDays"),
            Aggregation = item.OptionalText("aggregation") switch
            {
                null or "latest" => InputAggregation.Latest,
                "highest24h" => InputAggregation.Highest24Hours,
                "lowest24h" => InputAggregation.Lowest24Hours,
                "mean" => InputAggregation.Mean,
                var other => Unknown(item["aggregation"], other, InputAggregation.Latest),
            },
            Missing = policy,
            AssumedValue = policy == MissingPolicy.AssumeNormal ? AssumedValue(missing["value"], kind, categories) : 0,
            AssumedWhy = policy == MissingPolicy.AssumeNormal ? missing.Text("why") : null,
        };
    }

    private static Dictionary<string, string> Answers(PackElement item)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var answer in item.Items("answers", 100)) answers[answer.Text("code")] = answer.Text("means");
        return answers;
    }

    private static string? Demographic(PackElement item)
    {
        var source = item.OptionalText("demographic");
        return source is null or "age" or "sex" ? source : Unknown(item["demographic"], source, "age");
    }

    private static ValueRange? Range(PackElement item, string name)
    {
        if (!item.Has(name)) return null;
        var ends = item.Items(name, 2);
        if (ends.Count == 2 && ends[0].AsNumber() <= ends[1].AsNumber()) return new ValueRange(ends[0].AsNumber(), ends[1].AsNumber());
        item[name].Fault("KNW011", $"'{name}' is two numbers, the lower first.");
        return null;
    }

    private static double AssumedValue(PackElement value, InputKind kind, List<string> categories)
    {
        if (kind == InputKind.Number) return value.AsNumber();
        if (kind == InputKind.Boolean) return value.Kind == System.Text.Json.JsonValueKind.True ? 1 : 0;
        var index = categories.IndexOf(value.AsText());
        if (index < 0) value.Fault("KNW011", "The assumed value must be one of the categories.");
        return index;
    }

    private static T Unknown<T>(PackElement item, string word, T standIn)
    {
        item.Fault("KNW011", $"'{word}' is not known here.");
        return standIn;
    }
}
