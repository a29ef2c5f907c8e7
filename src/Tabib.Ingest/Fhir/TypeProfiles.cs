using System.Text;
using Tabib.Core.Facts;
using static Tabib.Core.Facts.FactStatus;
using static Tabib.Ingest.Fhir.Element;

namespace Tabib.Ingest.Fhir;

/// <summary>The profiles of the R4 types. Types without facts are kept verbatim and only tied to their patient.</summary>
internal static class TypeProfiles
{
    private static readonly ulong Base = TypeProfile.Mask(Id, Meta, Subject, ModifierExtension);
    /// <summary>Types that others refer to by identifier (Organization?identifier=...), and that are not a patient's own results.</summary>
    private static readonly string[] ReferredTo = ["Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "RelatedPerson", "CareTeam", "Coverage"];

    private static readonly ulong Event = Base | TypeProfile.Mask(Status, Code, Category, Element.Encounter, EffectiveTime, EffectivePeriod, KnownTime, Issued);
    private static readonly ulong Values = TypeProfile.Mask(Value, ValueQuantity, ValueConcept, ValueString, ValueBoolean, ValueInteger, ValueDateTime, DataAbsentReason);
    private static readonly ulong Drug = Event | TypeProfile.Mask(MedicationReference, Contained);

    private static readonly Dictionary<string, TypeProfile> Profiles = Build();
    private static readonly (byte[] Name, TypeProfile Profile)[][] ByLength = Index();

    /// <returns>Null where R4 has no such type.</returns>
    public static TypeProfile? Find(ReadOnlySpan<byte> type)
    {
        if (type.Length >= ByLength.Length) return null;
        foreach (var (name, profile) in ByLength[type.Length])
        {
            if (type.SequenceEqual(name)) return profile;
        }

        return null;
    }

    private static Dictionary<string, TypeProfile> Build()
    {
        TypeProfile[] read =
        [
            new() { Type = "Patient", Kind = FactKind.Demographic, Read = TypeProfile.Mask(Id, Meta, Identifier, Name, Gender, BirthDate, DeceasedBoolean, DeceasedDateTime, Extension, ModifierExtension) },
            new()
            {
                Type = "Observation", Kind = FactKind.Observation, Read = Event | Values | TypeProfile.Mask(Component), Required = [(Status, "status"), (Code, "code")],
                Statuses = Codes(("final", Active), ("amended", Active), ("corrected", Active), ("preliminary", Provisional), ("registered", Planned), ("cancelled", FactStatus.Void), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "Condition", Kind = FactKind.Condition, HoldsOn = true, Read = (Event & ~TypeProfile.Mask(Status)) | TypeProfile.Mask(ClinicalStatus, VerificationStatus, AbatementTime), Required = [(Subject, "subject")],
                ClinicalSystem = Utf8("http://terminology.hl7.org/CodeSystem/condition-clinical"), VerificationSystem = Utf8("http://terminology.hl7.org/CodeSystem/condition-ver-status"),
            },
            new()
            {
                Type = "AllergyIntolerance", Kind = FactKind.Allergy, HoldsOn = true, Read = (Event & ~TypeProfile.Mask(Status, Category)) | TypeProfile.Mask(ClinicalStatus, VerificationStatus), Required = [(Subject, "patient")],
                ClinicalSystem = Utf8("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"), VerificationSystem = Utf8("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"),
            },
            new()
            {
                Type = "MedicationRequest", Kind = FactKind.Medication, HoldsOn = true, Read = Drug | TypeProfile.Mask(Intent, DoNotPerform), Required = [(Status, "status"), (Intent, "intent"), (Subject, "subject"), (Code, "medication[x]")],
                Statuses = Codes(("active", Active), ("completed", Ended), ("stopped", Ended), ("on-hold", Provisional), ("cancelled", FactStatus.Void), ("entered-in-error", FactStatus.Void), ("draft", Planned), ("unknown", Unknown)),
            },
            new()
            {
                Type = "MedicationStatement", Kind = FactKind.Medication, HoldsOn = true, Read = Drug, Required = [(Status, "status"), (Subject, "subject"), (Code, "medication[x]")],
                Statuses = Codes(("active", Active), ("completed", Ended), ("stopped", Ended), ("on-hold", Provisional), ("intended", Planned), ("not-taken", Absent), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "MedicationAdministration", Kind = FactKind.Medication, Read = Drug, Required = [(Status, "status"), (Subject, "subject"), (Code, "medication[x]")],
                Statuses = Codes(("completed", Ended), ("in-progress", Active), ("stopped", Ended), ("on-hold", Provisional), ("not-done", Absent), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "MedicationDispense", Kind = FactKind.Medication, HoldsOn = true, Read = Drug, Required = [(Status, "status"), (Code, "medication[x]")],
                Statuses = Codes(("completed", Ended), ("in-progress", Active), ("preparation", Planned), ("on-hold", Provisional), ("stopped", Ended), ("declined", Absent), ("cancelled", FactStatus.Void), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "Immunization", Kind = FactKind.Immunization, Read = Event, Required = [(Status, "status"), (Code, "vaccineCode"), (Subject, "patient")],
                Statuses = Codes(("completed", Active), ("not-done", Absent), ("entered-in-error", FactStatus.Void)),
            },
            new()
            {
                Type = "Procedure", Kind = FactKind.Procedure, Read = Event, Required = [(Status, "status"), (Subject, "subject")],
                Statuses = Codes(("completed", Active), ("in-progress", Active), ("preparation", Planned), ("not-done", Absent), ("on-hold", Provisional), ("stopped", Ended), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "Encounter", Kind = FactKind.Encounter, CodeIsList = true, Read = Base | TypeProfile.Mask(Identifier, Status, Element.Type, Class, EffectivePeriod), Required = [(Status, "status"), (Class, "class")],
                Statuses = Codes(("finished", Ended), ("in-progress", Active), ("arrived", Active), ("triaged", Active), ("onleave", Active), ("planned", Planned), ("cancelled", FactStatus.Void), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "DiagnosticReport", Kind = FactKind.Report, Read = Event, Required = [(Status, "status"), (Code, "code")],
                Statuses = Codes(("final", Active), ("amended", Active), ("corrected", Active), ("appended", Active), ("partial", Provisional), ("preliminary", Provisional), ("registered", Planned), ("cancelled", FactStatus.Void), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "FamilyMemberHistory", Kind = FactKind.FamilyHistory, Read = Base | TypeProfile.Mask(Status, Relationship, FamilyCondition, KnownTime), Required = [(Status, "status"), (Subject, "patient"), (Relationship, "relationship")],
                Statuses = Codes(("completed", Active), ("partial", Active), ("health-unknown", Unknown), ("entered-in-error", FactStatus.Void)),
            },
            new()
            {
                Type = "CarePlan", Kind = FactKind.CarePlan, HoldsOn = true, Read = (Event & ~TypeProfile.Mask(Code)) | TypeProfile.Mask(Intent), Required = [(Status, "status"), (Intent, "intent"), (Subject, "subject")],
                Statuses = Codes(("active", Active), ("completed", Ended), ("draft", Planned), ("on-hold", Provisional), ("revoked", FactStatus.Void), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "Goal", Kind = FactKind.Goal, HoldsOn = true, Read = Base | TypeProfile.Mask(Status, Description, Category, EffectiveTime), Required = [(Status, "lifecycleStatus"), (Description, "description"), (Subject, "subject")],
                Statuses = Codes(("active", Active), ("accepted", Active), ("proposed", Planned), ("planned", Planned), ("on-hold", Provisional), ("completed", Ended), ("cancelled", FactStatus.Void), ("rejected", FactStatus.Void), ("entered-in-error", FactStatus.Void)),
            },
            new()
            {
                Type = "ImagingStudy", Kind = FactKind.Imaging, CodeIsList = true, Read = Base | TypeProfile.Mask(Status, Code, Element.Encounter, EffectiveTime), Required = [(Status, "status"), (Subject, "subject")],
                Statuses = Codes(("available", Active), ("registered", Planned), ("cancelled", FactStatus.Void), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "DocumentReference", Kind = FactKind.Report, Read = Base | TypeProfile.Mask(Status, Element.Type, Category, KnownTime), Required = [(Status, "status")],
                Statuses = Codes(("current", Active), ("superseded", Ended), ("entered-in-error", FactStatus.Void)),
            },
            new()
            {
                Type = "Device", Kind = FactKind.Device, Read = Base | TypeProfile.Mask(Identifier, Status, Element.Type),
                Statuses = Codes(("active", Active), ("inactive", Ended), ("entered-in-error", FactStatus.Void), ("unknown", Unknown)),
            },
            new()
            {
                Type = "Medication", Kind = FactKind.Medication, Read = TypeProfile.Mask(Id, Meta, Identifier, Status, Code, ModifierExtension),
                Statuses = Codes(("active", Active), ("inactive", Ended), ("entered-in-error", FactStatus.Void)),
            },
        ];
        var profiles = read.ToDictionary(profile => profile.Type);
        foreach (var type in ResourceTypes.R4) profiles.TryAdd(type, new TypeProfile { Type = type, Read = ReferredTo.Contains(type) ? Base | TypeProfile.Mask(Identifier) : Base });
        return profiles;
    }

    private static (byte[], TypeProfile)[][] Index()
    {
        var table = new (byte[], TypeProfile)[Profiles.Keys.Max(type => type.Length) + 1][];
        for (var length = 0; length < table.Length; length++)
            table[length] = [.. Profiles.Where(pair => pair.Key.Length == length).Select(pair => (Utf8(pair.Key), pair.Value))];
        return table;
    }

    private static (byte[], FactStatus)[] Codes(params (string Code, FactStatus Status)[] codes) => [.. codes.Select(code => (Utf8(code.Code), code.Status))];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
