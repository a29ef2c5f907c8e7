using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;

namespace Tabib.Ingest.Tables;

/// <summary>A list of patients: each row is a Patient of the id that the other tables of the source use.</summary>
internal sealed class PatientRows(TableContext context) : RowReader(context)
{
    private static readonly Dictionary<string, string> Genders = (((string Text, string Meaning)[])
    [
        ("f", "female"), ("female", "female"), ("woman", "female"), ("m", "male"), ("male", "male"), ("man", "male"), ("other", "other"), ("o", "other"), ("unknown", "unknown"),
        ("u", "unknown"),
    ]).ToDictionary(pair => pair.Text, pair => pair.Meaning, StringComparer.OrdinalIgnoreCase);

    public override void Read(ProducedResources resources, ICollection<Problem> problems)
    {
        if (Context.Patient(problems) is not { } patient) return;
        DateCells.Cell birth = default;
        if (Context.Cell(ColumnRole.BirthDate) is { IsEmpty: false } born && !Context.TryDate(ColumnRole.BirthDate, born, problems, out birth)) return;
        if (!TryDeath(problems, out var death, out var isDead)) return;
        var gender = Gender(problems);
        var number = Context.Memory.NumberOf(patient.Key, string.Join('\u001F', birth.Text, death.Text, $"{isDead}", gender, Context.Text(ColumnRole.Name), Context.Text(ColumnRole.Given), Context.Text(ColumnRole.Family)));
        if (number is not 0)
        {
            if (number is null) Context.Tell(problems, "TAB080", "A row is there twice; the second one was passed over.", ColumnRole.Patient);
            else Context.Refuse(problems, "TAB071", "The table has this patient before, with other contents.", ColumnRole.Patient, "Correct the table: a patient has one row.");
            return;
        }

        var json = resources.Begin("Patient", patient.PatientId);
        WriteIdentifiers(json, patient);
        WriteName(json);
        if (gender is not null) json.WriteString("gender"u8, gender);
        if (birth.Text is { } date) json.WriteString("birthDate"u8, birth.Precision > DatePrecision.Day ? date[..10] : date);
        if (death.Text is { } day) json.WriteString("deceasedDateTime"u8, day);
        else if (isDead is { } dead) json.WriteBoolean("deceasedBoolean"u8, dead);
        resources.End(Line);
    }

    /// <summary>A date of death, or yes or no.</summary>
    private bool TryDeath(ICollection<Problem> problems, out DateCells.Cell death, out bool? isDead)
    {
        death = default;
        isDead = null;
        var cell = Context.Cell(ColumnRole.Death);
        if (cell.IsEmpty) return true;
        isDead = cell.ToString().ToLowerInvariant() switch
        {
            "yes" or "y" or "true" or "1" => true,
            "no" or "n" or "false" or "0" => false,
            _ => null,
        };
        return isDead is not null || Context.TryDate(ColumnRole.Death, cell, problems, out death);
    }

    /// <returns>FHIR's administrative gender; null, with a problem, where the text is none.</returns>
    private string? Gender(ICollection<Problem> problems)
    {
        var text = Context.Text(ColumnRole.Sex);
        if (text.Length == 0) return null;
        if (Context.Mapping.Sexes.TryGetValue(text, out var mapped) || Genders.TryGetValue(text, out mapped)) return mapped;
        Context.Warn(problems, "TAB070", $"'{TableContext.Shown(text)}' is no sex that is known: it is left out.", Context.Layout.NameOf(ColumnRole.Sex), "Say under sexes in the mapping what it stands for.");
        return null;
    }

    private void WriteIdentifiers(Utf8JsonWriter json, in PatientName patient)
    {
        var isNamed = patient.Id.Length == 0;
        var others = Context.Layout.Identifiers.Where(identifier => !Context.Cell(identifier.Column).IsEmpty).ToArray();
        if (!isNamed && others.Length == 0) return;
        json.WriteStartArray("identifier"u8);
        if (isNamed) json.Identifier(patient.Identifier.System, patient.Identifier.Value);
        foreach (var (column, system) in others) json.Identifier(system, Context.Cell(column).ToString());
        json.WriteEndArray();
    }

    private void WriteName(Utf8JsonWriter json)
    {
        var (name, given, family) = (Context.Text(ColumnRole.Name), Context.Text(ColumnRole.Given), Context.Text(ColumnRole.Family));
        if (name.Length + given.Length + family.Length == 0) return;
        json.WriteStartArray("name"u8);
        json.WriteStartObject();
        if (name.Length > 0) json.WriteString("text"u8, name);
        if (family.Length > 0) json.WriteString("family"u8, family);
        if (given.Length > 0)
        {
            json.WriteStartArray("given"u8);
            json.WriteStringValue(given);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
