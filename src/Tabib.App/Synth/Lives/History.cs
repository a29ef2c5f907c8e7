namespace Tabib.App.Synth.Lives;

/// <summary>Everything that the record of one person will say, in the order it happened.</summary>
internal sealed class History(Person person)
{
    public Person Person { get; } = person;

    public List<Visit> Visits { get; } = [];

    public List<Reading> Readings { get; } = [];

    public List<Report> Reports { get; } = [];

    public List<Diagnosis> Diagnoses { get; } = [];

    public List<Prescription> Prescriptions { get; } = [];

    public List<Care> Care { get; } = [];

    public List<SmokingAnswer> SmokingAnswers { get; } = [];

    public List<Allergy> Allergies { get; } = [];

    /// <summary>Illness of a parent; null where nothing was asked or found.</summary>
    public Illness? FatherHad { get; set; }

    public Illness? MotherHad { get; set; }

    public DateTime? Death { get; set; }
}
