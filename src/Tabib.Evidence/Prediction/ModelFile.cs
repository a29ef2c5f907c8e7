using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Prediction;

/// <summary>model.json: a frozen model as text. Numbers keep all their digits.</summary>
public static class ModelFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static byte[] Write(RiskModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. JsonSerializer.SerializeToUtf8Bytes(model, Format), (byte)'\n'];
    }

    /// <param name="path">For messages.</param>
    /// <exception cref="ProblemException">MOD002: no model; MOD003: its parts do not fit; MOD004: of a later program.</exception>
    public static RiskModel Read(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            var model = JsonSerializer.Deserialize<RiskModel>(json, Format) ?? throw Fault("MOD002", path, "The file holds no model.");
            if (model.Format != RiskModel.CurrentFormat) throw Fault("MOD004", path, $"The model's format is {model.Format}; this program reads {RiskModel.CurrentFormat}.");
            return ModelChecks.FaultOf(model) is { } fault ? throw Fault("MOD003", path, fault) : model;
        }
        catch (JsonException error)
        {
            throw new ProblemException(new Problem("MOD002", ProblemSeverity.Fatal, $"The file is no model: {error.Message}", new ProblemLocation(path, error.LineNumber + 1), "model.json is written by tabib models train; it is not to be edited."));
        }
    }

    private static ProblemException Fault(string code, string path, string message) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(path), "Take the model's folder as tabib models train wrote it, or train it again."));
}
