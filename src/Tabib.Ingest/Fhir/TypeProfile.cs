using System.Text;
using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>What is read of one FHIR type, and which of its rules must hold before its facts are used (hl7.org/fhir/R4).</summary>
internal sealed class TypeProfile
{
    public required string Type { get; init; }

    public FactKind Kind { get; init; }

    /// <summary>Elements that mean something for this type; the others are passed over.</summary>
    public required ulong Read { get; init; }

    /// <summary>Elements that R4 requires and without which the resource means nothing.</summary>
    public (Element Element, string Name)[] Required { get; init; } = [];

    /// <summary>Codes of the required binding of status, and what they mean.</summary>
    public (byte[] Code, FactStatus Status)[] Statuses { get; init; } = [];

    /// <summary>Code systems of the required bindings of clinicalStatus and verificationStatus; empty where the type has none.</summary>
    public byte[] ClinicalSystem { get; init; } = [];

    public byte[] VerificationSystem { get; init; } = [];

    /// <summary>Name of the element that holds the code, where R4 has it as a list.</summary>
    public bool CodeIsList { get; init; }

    /// <summary>True where a fact holds on until an end is stated: conditions, allergies, ordered drugs, plans.</summary>
    public bool HoldsOn { get; init; }

    public static ulong Mask(params ReadOnlySpan<Element> elements)
    {
        var mask = 0UL;
        foreach (var element in elements) mask |= 1UL << (int)element;
        return mask;
    }

    public bool Reads(Element element) => (Read >> (int)element & 1) != 0;

    /// <returns>False where the code is not in the required binding.</returns>
    public bool TryStatus(ReadOnlySpan<byte> code, out FactStatus status)
    {
        foreach (var (known, meaning) in Statuses)
        {
            if (!code.SequenceEqual(known)) continue;
            status = meaning;
            return true;
        }

        status = FactStatus.Unknown;
        return false;
    }

    public string AllowedStatuses => string.Join(", ", Statuses.Select(status => Encoding.ASCII.GetString(status.Code)));
}
