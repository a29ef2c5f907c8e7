using System.Text.Json;
using System.Text.Json.Serialization;
using Tabib.App.Capabilities;
using Tabib.Core.Hashing;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Cards;

/// <summary>card.json in a model's folder.</summary>
internal static class ModelCardFile
{
    public const string Name = "card.json";

    private const long LargestCard = 64L << 20;

    private static readonly JsonSerializerOptions Format = new(JsonFormat.Indented)
    {
        // What nobody stated is written as null: a field that is not there is damage.
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void Write(ModelCard card, string directory)
    {
        using var file = new ResultFile(Path.Combine(directory, Name));
        JsonSerializer.Serialize(file.Stream, card, Format);
        file.Commit();
    }

    /// <summary>SHA-256 of card.json, which names that of model.json.</summary>
    public static string Fingerprint(string directory) => FileHash.Of(Path.Combine(directory, Name));

    /// <exception cref="ProblemException">MOD001: there is no model; MOD026: no card, or one that is none or of another model.</exception>
    public static ModelCard Read(string directory)
    {
        var (path, model) = (Path.Combine(directory, Name), ModelDirectory.Fingerprint(directory));
        if (!File.Exists(path)) throw Fault.InData("MOD026", directory, $"The folder has no {Name}.", "Train the model again: a model without its card is not to be used.");
        if (new FileInfo(path).Length > LargestCard) throw Fault.InData("MOD026", path, "The file is too large for a card.", "Take the folder as it was written.");
        var card = Read(File.ReadAllBytes(path), path);
        if (card.ModelSha256 != model) throw Fault.InData("MOD026", path, "The card is of another model than the one beside it.", "Take the folder as it was written: model.json or card.json was changed.");
        return card;
    }

    /// <exception cref="ProblemException">MOD026: the text is no card.</exception>
    internal static ModelCard Read(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(json, Format) ?? throw Fault.InData("MOD026", path, "The file holds no card.", "Take the folder as it was written.");
        }
        catch (JsonException error)
        {
            throw new ProblemException(new Problem("MOD026", ProblemSeverity.Fatal, $"The file is no card: {error.Message}", new ProblemLocation(path, error.LineNumber + 1), "Take the folder as it was written."), ProblemKind.BadData);
        }
    }
}
