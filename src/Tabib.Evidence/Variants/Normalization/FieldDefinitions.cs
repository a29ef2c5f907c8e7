namespace Tabib.Evidence.Variants.Normalization;

/// <summary>The fields of INFO and FORMAT that a header defines.</summary>
internal sealed class FieldDefinitions(IReadOnlyDictionary<string, FieldDefinition> info, IReadOnlyDictionary<string, FieldDefinition> format)
{
    public FieldDefinition Info(string key) => info.GetValueOrDefault(key, FieldDefinition.Undefined);

    public FieldDefinition Format(string key) => format.GetValueOrDefault(key, FieldDefinition.Undefined);
}
