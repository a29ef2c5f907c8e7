namespace Tabib.App.Synth.Lives;

/// <summary>The illnesses of the model.</summary>
internal enum Illness
{
    Hypertension,
    Type2Diabetes,
    ChronicKidneyDisease,
    AtrialFibrillation,
    MyocardialInfarction,
    IschaemicHeartDisease,
    Stroke,
    HeartFailure,
    Hyperlipidaemia,
    Obesity,
    Copd,
    Hypothyroidism,
    Gout,
    Osteoarthritis,
    Depression,
    Reflux,
    BreastCancer,
    ColonCancer,
    LungCancer,
    GastrointestinalBleeding,
    Pneumonia,
    UrinaryInfection,
}
