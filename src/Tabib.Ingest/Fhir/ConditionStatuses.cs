using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>Required bindings of Condition and AllergyIntolerance (R4), and what their codes mean for a fact.</summary>
internal static class ConditionStatuses
{
    /// <returns>Null where no code was given.</returns>
    public static FactStatus? Clinical(ReadOnlySpan<byte> code)
    {
        if (code.IsEmpty) return null;
        if (code.SequenceEqual("active"u8) || code.SequenceEqual("recurrence"u8) || code.SequenceEqual("relapse"u8)) return FactStatus.Active;
        if (code.SequenceEqual("resolved"u8) || code.SequenceEqual("inactive"u8) || code.SequenceEqual("remission"u8)) return FactStatus.Ended;
        throw new ResourceFaultException("FHIR013", "The code is not one that FHIR allows here.", "clinicalStatus", "One of: active, recurrence, relapse, inactive, remission, resolved.");
    }

    /// <returns>Null where no code was given or where it is confirmed.</returns>
    public static FactStatus? Verification(ReadOnlySpan<byte> code)
    {
        if (code.IsEmpty || code.SequenceEqual("confirmed"u8)) return null;
        if (code.SequenceEqual("unconfirmed"u8) || code.SequenceEqual("provisional"u8) || code.SequenceEqual("differential"u8)) return FactStatus.Provisional;
        if (code.SequenceEqual("refuted"u8) || code.SequenceEqual("entered-in-error"u8)) return FactStatus.Void;
        throw new ResourceFaultException("FHIR013", "The code is not one that FHIR allows here.", "verificationStatus", "One of: unconfirmed, provisional, differential, confirmed, refuted, entered-in-error.");
    }
}
