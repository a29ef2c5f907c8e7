namespace Tabib.Ingest.Fhir;

/// <summary>Names of the elements that are read, and what they mean; grouped by length so that most names cost one comparison.</summary>
internal static class ElementNames
{
    private static readonly (byte[] Name, Element Element)[][] ByLength = Build(
        ("id", Element.Id), ("meta", Element.Meta), ("status", Element.Status), ("lifecycleStatus", Element.Status), ("intent", Element.Intent),
        ("clinicalStatus", Element.ClinicalStatus), ("verificationStatus", Element.VerificationStatus),
        ("code", Element.Code), ("vaccineCode", Element.Code), ("medicationCodeableConcept", Element.Code), ("type", Element.Type),
        ("medicationReference", Element.MedicationReference), ("category", Element.Category), ("class", Element.Class),
        ("subject", Element.Subject), ("patient", Element.Subject), ("beneficiary", Element.Subject), ("securityContext", Element.Subject), ("encounter", Element.Encounter), ("context", Element.Encounter),
        ("effectiveDateTime", Element.EffectiveTime), ("effectiveInstant", Element.EffectiveTime), ("onsetDateTime", Element.EffectiveTime),
        ("performedDateTime", Element.EffectiveTime), ("occurrenceDateTime", Element.EffectiveTime), ("started", Element.EffectiveTime), ("startDate", Element.EffectiveTime),
        ("effectivePeriod", Element.EffectivePeriod), ("onsetPeriod", Element.EffectivePeriod), ("performedPeriod", Element.EffectivePeriod), ("period", Element.EffectivePeriod),
        ("abatementDateTime", Element.AbatementTime),
        ("recordedDate", Element.KnownTime), ("authoredOn", Element.KnownTime), ("dateAsserted", Element.KnownTime), ("recorded", Element.KnownTime),
        ("whenHandedOver", Element.KnownTime), ("created", Element.KnownTime), ("date", Element.KnownTime), ("issued", Element.Issued),
        ("component", Element.Component), ("valueQuantity", Element.ValueQuantity), ("valueCodeableConcept", Element.ValueConcept), ("valueString", Element.ValueString),
        ("valueBoolean", Element.ValueBoolean), ("valueInteger", Element.ValueInteger), ("valueDateTime", Element.ValueDateTime),
        ("valueRange", Element.Value), ("valueRatio", Element.Value), ("valueSampledData", Element.Value), ("valueTime", Element.Value), ("valuePeriod", Element.Value),
        ("dataAbsentReason", Element.DataAbsentReason), ("identifier", Element.Identifier), ("name", Element.Name), ("gender", Element.Gender), ("birthDate", Element.BirthDate),
        ("deceasedBoolean", Element.DeceasedBoolean), ("deceasedDateTime", Element.DeceasedDateTime), ("extension", Element.Extension), ("description", Element.Description), ("procedureCode", Element.Code),
        ("contained", Element.Contained), ("doNotPerform", Element.DoNotPerform), ("modifierExtension", Element.ModifierExtension), ("implicitRules", Element.ModifierExtension),
        ("relationship", Element.Relationship), ("condition", Element.FamilyCondition));

    public static Element Find(ReadOnlySpan<byte> name)
    {
        if (name.Length >= ByLength.Length) return Element.None;
        foreach (var (candidate, element) in ByLength[name.Length])
        {
            if (name.SequenceEqual(candidate)) return element;
        }

        return Element.None;
    }

    private static (byte[], Element)[][] Build(params (string Name, Element Element)[] names)
    {
        var table = new (byte[], Element)[names.Max(name => name.Name.Length) + 1][];
        for (var length = 0; length < table.Length; length++)
            table[length] = [.. names.Where(name => name.Name.Length == length).Select(name => (System.Text.Encoding.ASCII.GetBytes(name.Name), name.Element))];
        return table;
    }
}
