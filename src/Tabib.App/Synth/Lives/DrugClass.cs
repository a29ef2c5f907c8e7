namespace Tabib.App.Synth.Lives;

/// <summary>Classes of drugs as far as the model tells them apart.</summary>
internal enum DrugClass
{
    Statin,
    AceInhibitor,
    Arb,
    CalciumChannelBlocker,
    Thiazide,
    BetaBlocker,
    LoopDiuretic,
    MineralocorticoidAntagonist,
    Metformin,
    Sulfonylurea,
    Sglt2Inhibitor,
    Insulin,
    Anticoagulant,
    Antiplatelet,
    Nsaid,
    ProtonPumpInhibitor,
    Ssri,
    Levothyroxine,
    Allopurinol,
    Bronchodilator,
    Benzodiazepine,
    Antibiotic,
    Nitrate,
    Pde5Inhibitor,
    Opioid,
}
