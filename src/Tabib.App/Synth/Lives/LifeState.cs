using Tabib.App.Synth.Scenarios;

namespace Tabib.App.Synth.Lives;

/// <summary>A person during the simulation: body, illnesses, drugs, and what was written down so far.</summary>
internal sealed class LifeState(Person person, Constitution constitution, Scenario? scenario, DateOnly until, Draws draws)
{
    private readonly DateOnly?[] _onset = new DateOnly?[Enum.GetValues<Illness>().Length];
    private readonly bool[] _known = new bool[Enum.GetValues<Illness>().Length];

    public Person Person { get; } = person;

    public Constitution Constitution { get; } = constitution;

    /// <summary>What is planted in this person; null for most.</summary>
    public Scenario? Scenario { get; } = scenario;

    public DateOnly Until { get; } = until;

    public Draws Draws { get; } = draws;

    public History History { get; } = new(person);

    public Chart Chart { get; } = new();

    /// <summary>Active orders.</summary>
    public List<Prescription> Active { get; } = [];

    /// <summary>Filtration, mL/min/1.73 m².</summary>
    public double Filtration { get; set; }

    /// <summary>Day on which the illness truly began; null where it has not.</summary>
    public DateOnly? OnsetOf(Illness illness) => _onset[(int)illness];

    public bool Has(Illness illness) => _onset[(int)illness] is not null;

    public void Begin(Illness illness, DateOnly day) => _onset[(int)illness] ??= day;

    /// <summary>The illness stands on the problem list.</summary>
    public bool IsKnown(Illness illness) => _known[(int)illness];

    public void Know(Illness illness) => _known[(int)illness] = true;

    public bool Takes(DrugClass drugClass) => Active.Exists(order => order.Drug.Class == drugClass);

    public double YearsWith(Illness illness, DateOnly day) =>
        OnsetOf(illness) is { } onset ? Math.Max(0, (day.DayNumber - onset.DayNumber) / 365.25) : 0;

    public bool SmokesAt(double age) =>
        Constitution.Smoking != Smoking.Never && age >= Constitution.SmokingStartAge && (Constitution.Smoking == Smoking.Current || age < Constitution.SmokingQuitAge);

    public double PackYearsAt(double age)
    {
        if (Constitution.Smoking == Smoking.Never) return 0;
        var end = Constitution.Smoking == Smoking.Current ? age : Math.Min(age, Constitution.SmokingQuitAge);
        return Math.Max(0, end - Constitution.SmokingStartAge) * Constitution.CigarettesPerDay / 20;
    }
}
