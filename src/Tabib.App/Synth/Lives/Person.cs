using System.Globalization;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>Who somebody is. All of it is invented.</summary>
internal sealed record Person
{
    /// <summary>Namespace of the invented national numbers.</summary>
    public const string NationalSystem = "https://registry.example/national-number";

    private string? _id;

    public required long Index { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly Birth { get; init; }

    public required string Given { get; init; }

    public required string Family { get; init; }

    public required string City { get; init; }

    public required string NationalNumber { get; init; }

    public required string RecordNumber { get; init; }

    public required Hospital Home { get; init; }

    /// <summary>The record states the sex at birth apart from the administrative gender.</summary>
    public bool StatesBirthSex { get; init; }

    /// <summary>Logical id in FHIR and sample name in the VCF.</summary>
    public string Id => _id ??= NameOf(Index);

    public static string NameOf(long index) => "p" + (index + 1).ToString("D5", CultureInfo.InvariantCulture);

    /// <summary>Age in years at a day.</summary>
    public double AgeAt(DateOnly day) => (day.DayNumber - Birth.DayNumber) / 365.25;
}
