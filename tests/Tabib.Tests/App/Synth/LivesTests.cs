using Tabib.App.Synth;
using Tabib.App.Synth.Lives;
using Tabib.App.Synth.Scenarios;
using Tabib.Core.Identity;

namespace Tabib.Tests.App.Synth;

/// <summary>Two thousand lives are sane: shares of illnesses, values that a body can have, an order of events that time allows.</summary>
public sealed class LivesTests
{
    private static readonly SynthSettings Settings = new(2000, 5, SynthSettings.DefaultUntil, Gzip: false, Faults: false);

    private static readonly Lazy<LifeState[]> Natural = new(() => [.. Enumerable.Range(0, 2000).Where(person => ScenarioList.For(person) is null).Select(person => HospitalGenerator.Live(person, Settings))]);

    [Fact]
    public void Ages_spread_over_adult_life()
    {
        var ages = Natural.Value.Select(life => life.Person.AgeAt(Settings.Until)).ToArray();
        Assert.InRange(ages.Average(), 54, 60);
        Assert.InRange(ages.Min(), 24, 30);
        Assert.InRange(ages.Max(), 88, 97);
    }

    [Theory]
    [InlineData("Hypertension", 0.22, 0.45)]
    [InlineData("Type2Diabetes", 0.12, 0.25)]
    [InlineData("ChronicKidneyDisease", 0.06, 0.18)]
    [InlineData("AtrialFibrillation", 0.03, 0.11)]
    [InlineData("MyocardialInfarction", 0.04, 0.13)]
    [InlineData("Stroke", 0.02, 0.09)]
    [InlineData("HeartFailure", 0.03, 0.1)]
    [InlineData("Copd", 0.01, 0.08)]
    public void Illnesses_have_plausible_shares(string illness, double low, double high) =>
        Assert.InRange(Natural.Value.Count(life => life.Has(Enum.Parse<Illness>(illness))) / (double)Natural.Value.Length, low, high);

    [Fact]
    public void Some_have_died_and_nothing_happens_to_them_afterwards()
    {
        var dead = Natural.Value.Where(life => life.History.Death is not null).ToArray();
        Assert.InRange(dead.Length / (double)Natural.Value.Length, 0.04, 0.15);
        Assert.All(dead, life =>
        {
            Assert.True(life.History.Visits.All(visit => visit.Start < life.History.Death));
            Assert.True(life.History.Prescriptions.All(order => order.Stopped is not null));
        });
    }

    [Fact]
    public void Risk_follows_from_the_latent_state()
    {
        Assert.True(Share(Illness.MyocardialInfarction, life => life.Constitution.Smoking == Smoking.Current) > 1.2 * Share(Illness.MyocardialInfarction, life => life.Constitution.Smoking == Smoking.Never));
        Assert.True(Share(Illness.Type2Diabetes, life => life.Constitution.AdultBmi > 30) > 1.5 * Share(Illness.Type2Diabetes, life => life.Constitution.AdultBmi < 25));
        Assert.True(Share(Illness.Stroke, life => life.Has(Illness.AtrialFibrillation)) > 2 * Share(Illness.Stroke, life => !life.Has(Illness.AtrialFibrillation)));
        Assert.True(Share(Illness.BreastCancer, life => life.Person.Sex == Sex.Male) == 0);
    }

    [Fact]
    public void A_statin_halves_ldl()
    {
        var treated = Natural.Value.Where(life => life.Takes(DrugClass.Statin)).Select(life => Physiology.Ldl(life, Settings.Until)).Average();
        var others = Natural.Value.Where(life => !life.Takes(DrugClass.Statin)).Select(life => Physiology.Ldl(life, Settings.Until)).Average();
        Assert.InRange(treated / others, 0.45, 0.85);
    }

    [Fact]
    public void Creatinine_gives_back_the_filtration_it_was_made_from()
    {
        foreach (var life in Natural.Value.Take(300))
        {
            var (kappa, alpha, factor) = life.Person.Sex == Sex.Female ? (0.7, -0.241, 1.012) : (0.9, -0.302, 1.0);
            var ratio = Physiology.Creatinine(life, Settings.Until) / kappa;
            var filtration = 142 * Math.Pow(Math.Min(ratio, 1), alpha) * Math.Pow(Math.Max(ratio, 1), -1.2) * Math.Pow(0.9938, life.Person.AgeAt(Settings.Until)) * factor;
            Assert.Equal(Physiology.Filtration(life, Settings.Until), filtration, 6);
        }
    }

    [Theory]
    [InlineData("8480-6", 60, 230)]
    [InlineData("8462-4", 30, 130)]
    [InlineData("8867-4", 40, 180)]
    [InlineData("59408-5", 75, 100)]
    [InlineData("8310-5", 34, 42)]
    [InlineData("39156-5", 14, 60)]
    [InlineData("2160-0", 0.2, 15)]
    [InlineData("4548-4", 4, 14)]
    [InlineData("2823-3", 2.5, 6.5)]
    [InlineData("2089-1", 15, 320)]
    [InlineData("718-7", 5, 20)]
    public void Values_are_those_a_body_can_have(string loinc, double low, double high) =>
        Assert.All(Natural.Value.SelectMany(life => life.History.Readings).Where(reading => reading.Test.Loinc == loinc), reading => Assert.InRange(reading.Value, low, high));

    [Fact]
    public void What_is_known_is_known_after_it_happened_and_nothing_is_later_than_the_last_day()
    {
        var end = Settings.Until.AddDays(1).ToDateTime(default);
        foreach (var history in Natural.Value.Select(life => life.History))
        {
            Assert.All(history.Readings, reading => Assert.True(reading.Issued > reading.When && reading.When >= history.Visits[reading.Visit].Start && reading.When < end));
            Assert.All(history.Diagnoses, diagnosis => Assert.True(DateOnly.FromDateTime(diagnosis.Recorded) >= diagnosis.Onset && (diagnosis.Ended is null || diagnosis.Ended > diagnosis.Onset)));
            Assert.All(history.Visits, visit => Assert.True(visit.End > visit.Start && visit.End < end));
            Assert.Equal(history.Visits.Count, history.Visits.Select(visit => visit.Start).Distinct().Count());
        }
    }

    [Fact]
    public void Nobody_takes_two_orders_of_one_drug_at_once() =>
        Assert.All(Natural.Value, life => Assert.Equal(life.Active.Count, life.Active.Select(order => order.Drug).Distinct().Count()));

    [Fact]
    public void Many_tests_are_missing_as_in_real_records()
    {
        var measured = Natural.Value.Count(life => life.History.Readings.Exists(reading => reading.Test == Test.UrineAlbuminRatio)) / (double)Natural.Value.Length;
        Assert.InRange(measured, 0.2, 0.7);
    }

    private static double Share(Illness illness, Func<LifeState, bool> among)
    {
        var group = Natural.Value.Where(among).ToArray();
        return group.Count(life => life.Has(illness)) / (double)group.Length;
    }
}
