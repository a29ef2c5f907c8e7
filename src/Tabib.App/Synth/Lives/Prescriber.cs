namespace Tabib.App.Synth.Lives;

/// <summary>Orders drugs as clinicians do: mostly by guideline, some late, some never. What a scenario withholds is not ordered; what it gives is active at the end.</summary>
internal sealed class Prescriber(LifeState state)
{
    private const int RenewalDays = 400;

    private static readonly DateOnly Sglt2ForAll = new(2019, 1, 1);

    private static readonly DateOnly DirectAnticoagulants = new(2013, 1, 1);

    private int _visit;
    private DateTime _when;
    private DateOnly _day;

    public void Review(int visit, DateTime when)
    {
        (_visit, _when, _day) = (visit, when, DateOnly.FromDateTime(when));
        Renew();
        StopHarmful();
        Vascular();
        Pressure();
        Glycaemia();
        KidneyAndHeart();
        Rhythm();
        Others();
        if (VisitCalendar.IsLastButOne(state, _day)) Plant();
    }

    public void Acute(Illness illness, int visit, DateTime when)
    {
        (_visit, _when, _day) = (visit, when, DateOnly.FromDateTime(when));
        if (illness is Illness.Pneumonia or Illness.UrinaryInfection) Course(Drug.Amoxicillin, 7, illness);
        if (illness != Illness.GastrointestinalBleeding) return;
        Stop(DrugClass.Nsaid);
        Order(Drug.Pantoprazole, illness);
    }

    /// <summary>The orders of the scenario take the place of others of their class.</summary>
    private void Plant()
    {
        foreach (var drug in state.Scenario!.Given)
        {
            state.Active.RemoveAll(order => IsAlternative(order.Drug.Class, drug.Class) && !state.Scenario.Given.Contains(order.Drug) && End(order));
            Order(drug, null);
        }

        bool End(Prescription order)
        {
            (order.Stopped, order.IsBrokenOff) = (_day, true);
            return true;
        }
    }

    private void Renew()
    {
        foreach (var order in state.Active.ToArray())
        {
            if (_when - order.Authored < TimeSpan.FromDays(RenewalDays)) continue;
            order.Stopped = _day;
            state.Active.Remove(order);
            Order(order.Drug, order.Reason);
        }
    }

    private void StopHarmful()
    {
        if (state.Chart.Last(Test.Creatinine) is double.NaN) return;
        var filtration = Physiology.Filtration(state, _day);
        if (filtration < 30 && state.Draws.Chance(0.8)) Stop(DrugClass.Metformin);
        if (filtration < 30) Stop(DrugClass.MineralocorticoidAntagonist);
        if ((filtration < 45 || state.IsKnown(Illness.HeartFailure)) && state.Draws.Chance(0.7)) Stop(DrugClass.Nsaid);
    }

    private void Vascular()
    {
        var hasDisease = state.IsKnown(Illness.IschaemicHeartDisease) || state.IsKnown(Illness.Stroke);
        if (hasDisease)
        {
            Consider(Drug.Atorvastatin, Illness.IschaemicHeartDisease, 0.75);
            if (!state.Takes(DrugClass.Anticoagulant)) Consider(state.IsKnown(Illness.Stroke) ? Drug.Clopidogrel : Drug.Aspirin, Illness.IschaemicHeartDisease, 0.75);
            if (state.IsKnown(Illness.MyocardialInfarction)) Consider(Drug.Bisoprolol, Illness.IschaemicHeartDisease, 0.6);
            return;
        }

        var age = state.Person.AgeAt(_day);
        var ldl = state.Chart.Last(Test.Ldl);
        if (ldl >= 190) Consider(Drug.Rosuvastatin, Illness.Hyperlipidaemia, 0.6);
        else if (state.IsKnown(Illness.Type2Diabetes) && age >= 42) Consider(state.Draws.Chance(0.5) ? Drug.Atorvastatin : Drug.Simvastatin, Illness.Type2Diabetes, 0.3);
        else if (state.IsKnown(Illness.ChronicKidneyDisease) && age >= 50) Consider(Drug.Atorvastatin, Illness.ChronicKidneyDisease, 0.25);
        else if (ldl >= 140 && age is > 48 and < 78) Consider(Drug.Rosuvastatin, Illness.Hyperlipidaemia, 0.12);
    }

    private void Pressure()
    {
        if (!state.IsKnown(Illness.Hypertension) || !(state.Chart.Last(Test.Systolic) >= 138 || state.Chart.Last(Test.Diastolic) >= 90) || !state.Draws.Chance(0.6)) return;
        if (!TakesRaasInhibitor()) Order(state.Draws.Chance(0.3) ? Drug.Losartan : state.Draws.Chance(0.4) ? Drug.Ramipril : Drug.Lisinopril, Illness.Hypertension);
        else if (!state.Takes(DrugClass.CalciumChannelBlocker)) Order(Drug.Amlodipine, Illness.Hypertension);
        else if (!state.Takes(DrugClass.Thiazide) && !state.Takes(DrugClass.LoopDiuretic)) Order(Drug.Hydrochlorothiazide, Illness.Hypertension);
    }

    private void Glycaemia()
    {
        if (!state.IsKnown(Illness.Type2Diabetes)) return;
        var a1c = state.Chart.Last(Test.HbA1c);
        var filtration = Physiology.Filtration(state, _day);
        if (filtration >= 45) Consider(Drug.Metformin, Illness.Type2Diabetes, 0.8);
        if (!(a1c >= 7.4) || !state.Draws.Chance(0.5)) return;
        if (!state.Takes(DrugClass.Sglt2Inhibitor) && filtration >= 30 && _day.Year >= 2016 && state.Draws.Chance(0.6)) Order(Drug.Empagliflozin, Illness.Type2Diabetes);
        else if (!state.Takes(DrugClass.Sulfonylurea)) Order(Drug.Glimepiride, Illness.Type2Diabetes);
        else if (a1c >= 8.5) Order(Drug.InsulinGlargine, Illness.Type2Diabetes);
    }

    private void KidneyAndHeart()
    {
        if (state.IsKnown(Illness.ChronicKidneyDisease))
        {
            if (state.Chart.Last(Test.UrineAlbuminRatio) >= 30 && !TakesRaasInhibitor()) Consider(Drug.Lisinopril, Illness.ChronicKidneyDisease, 0.5);
            if (_day >= Sglt2ForAll && Physiology.Filtration(state, _day) >= 22) Consider(Drug.Dapagliflozin, Illness.ChronicKidneyDisease, 0.15);
        }

        if (!state.IsKnown(Illness.HeartFailure)) return;
        if (!TakesRaasInhibitor()) Consider(Drug.Ramipril, Illness.HeartFailure, 0.6);
        Consider(Drug.Bisoprolol, Illness.HeartFailure, 0.6);
        Consider(Drug.Furosemide, Illness.HeartFailure, 0.5);
        if (Physiology.Filtration(state, _day) > 40 && !(state.Chart.Last(Test.Potassium) > 5)) Consider(Drug.Spironolactone, Illness.HeartFailure, 0.3);
        if (_day >= Sglt2ForAll) Consider(Drug.Dapagliflozin, Illness.HeartFailure, 0.3);
    }

    private void Rhythm()
    {
        if (!state.IsKnown(Illness.AtrialFibrillation)) return;
        Consider(Drug.Bisoprolol, Illness.AtrialFibrillation, 0.5);
        if (state.Takes(DrugClass.Anticoagulant) || StrokePoints() < 2) return;
        var choice = state.Draws.Uniform();
        if (Consider(_day < DirectAnticoagulants ? Drug.Warfarin : choice < 0.6 ? Drug.Apixaban : choice < 0.8 ? Drug.Rivaroxaban : Drug.Warfarin, Illness.AtrialFibrillation, 0.55)) Stop(DrugClass.Antiplatelet);
    }

    /// <summary>CHA2DS2-VA as far as the problem list goes.</summary>
    private int StrokePoints()
    {
        var age = state.Person.AgeAt(_day);
        return (age >= 75 ? 2 : age >= 65 ? 1 : 0) + (state.IsKnown(Illness.HeartFailure) ? 1 : 0) + (state.IsKnown(Illness.Hypertension) ? 1 : 0) + (state.IsKnown(Illness.Type2Diabetes) ? 1 : 0)
            + (state.IsKnown(Illness.Stroke) ? 2 : 0) + (state.IsKnown(Illness.MyocardialInfarction) ? 1 : 0);
    }

    private void Others()
    {
        if (state.IsKnown(Illness.Hypothyroidism)) Consider(Drug.Levothyroxine, Illness.Hypothyroidism, 0.95);
        if (state.IsKnown(Illness.Depression)) Consider(Drug.Sertraline, Illness.Depression, 0.4);
        if (state.IsKnown(Illness.Gout)) Consider(Drug.Allopurinol, Illness.Gout, 0.4);
        if (state.IsKnown(Illness.Copd)) Consider(Drug.Tiotropium, Illness.Copd, 0.8);
        if (state.IsKnown(Illness.Reflux)) Consider(Drug.Pantoprazole, Illness.Reflux, 0.4);
        if (!state.IsKnown(Illness.Osteoarthritis) || state.Takes(DrugClass.Nsaid)) return;
        if (state.Takes(DrugClass.Anticoagulant) || state.IsKnown(Illness.HeartFailure) || Physiology.Filtration(state, _day) < 45) return;
        if (state.Draws.Chance(0.08)) Consider(Drug.Naproxen, Illness.Osteoarthritis, 1);
        else if (state.Draws.Chance(0.3)) Course(Drug.Ibuprofen, 14, Illness.Osteoarthritis);
    }

    private static bool IsAlternative(DrugClass one, DrugClass other) =>
        one == other || (one, other) is (DrugClass.Arb, DrugClass.AceInhibitor) or (DrugClass.AceInhibitor, DrugClass.Arb);

    private bool TakesRaasInhibitor() => state.Takes(DrugClass.AceInhibitor) || state.Takes(DrugClass.Arb);

    private bool IsGiven(DrugClass drugClass) => state.Scenario is { } scenario && scenario.Given.Any(drug => drug.Class == drugClass);

    private bool Consider(Drug drug, Illness reason, double chance) => !state.Takes(drug.Class) && state.Draws.Chance(chance) && Order(drug, reason);

    private bool Order(Drug drug, Illness? reason)
    {
        if (state.Active.Exists(order => order.Drug == drug) || IsWithheld(drug)) return false;
        var order = new Prescription(drug, _visit, _when, reason);
        state.History.Prescriptions.Add(order);
        state.Active.Add(order);
        return true;
    }

    /// <summary>An order that runs out by itself.</summary>
    private void Course(Drug drug, int days, Illness reason)
    {
        if (!IsWithheld(drug)) state.History.Prescriptions.Add(new Prescription(drug, _visit, _when, reason) { Stopped = _day.AddDays(days) });
    }

    private bool IsWithheld(Drug drug) => state.Scenario is { } scenario && scenario.Withheld.Contains(drug.Class) && !scenario.Given.Contains(drug);

    /// <summary>What the scenario gives is not stopped.</summary>
    private void Stop(DrugClass drugClass)
    {
        if (IsGiven(drugClass)) return;
        foreach (var order in state.Active.FindAll(order => order.Drug.Class == drugClass))
        {
            (order.Stopped, order.IsBrokenOff) = (_day, true);
            state.Active.Remove(order);
        }
    }
}
