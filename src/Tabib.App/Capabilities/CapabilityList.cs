using Tabib.App.Doctor;
using Tabib.App.Records;
using Tabib.App.Units;

namespace Tabib.App.Capabilities;

/// <summary>All that Tabib can do, once. Verbs, help, documentation and the tests of the examples come from this list; the first ones are the ones a newcomer needs.</summary>
public static class CapabilityList
{
    public static IReadOnlyList<Capability> All { get; } =
    [
        new ImportCapability(),
        new UnitsConvertCapability(),
        new DoctorCapability(),
    ];
}
