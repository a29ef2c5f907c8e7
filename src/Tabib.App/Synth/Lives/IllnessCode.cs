namespace Tabib.App.Synth.Lives;

/// <summary>How an illness is written in a record.</summary>
/// <param name="Snomed">SNOMED CT.</param>
/// <param name="Icd">ICD-10-CM.</param>
internal sealed record IllnessCode(string Snomed, string Icd, string Display)
{
    private static readonly Dictionary<Illness, IllnessCode> Codes = new()
    {
        [Illness.Hypertension] = new("59621000", "I10", "Essential hypertension"),
        [Illness.Type2Diabetes] = new("44054006", "E11.9", "Diabetes mellitus type 2"),
        [Illness.ChronicKidneyDisease] = new("709044004", "N18.9", "Chronic kidney disease"),
        [Illness.AtrialFibrillation] = new("49436004", "I48.91", "Atrial fibrillation"),
        [Illness.MyocardialInfarction] = new("22298006", "I21.9", "Myocardial infarction"),
        [Illness.IschaemicHeartDisease] = new("414545008", "I25.10", "Ischaemic heart disease"),
        [Illness.Stroke] = new("422504002", "I63.9", "Ischaemic stroke"),
        [Illness.HeartFailure] = new("84114007", "I50.9", "Heart failure"),
        [Illness.Hyperlipidaemia] = new("55822004", "E78.5", "Hyperlipidaemia"),
        [Illness.Obesity] = new("414916001", "E66.9", "Obesity"),
        [Illness.Copd] = new("13645005", "J44.9", "Chronic obstructive lung disease"),
        [Illness.Hypothyroidism] = new("40930008", "E03.9", "Hypothyroidism"),
        [Illness.Gout] = new("90560007", "M10.9", "Gout"),
        [Illness.Osteoarthritis] = new("396275006", "M19.90", "Osteoarthritis"),
        [Illness.Depression] = new("35489007", "F32.9", "Depressive disorder"),
        [Illness.Reflux] = new("235595009", "K21.9", "Gastro-oesophageal reflux disease"),
        [Illness.BreastCancer] = new("254837009", "C50.919", "Malignant neoplasm of breast"),
        [Illness.ColonCancer] = new("363406005", "C18.9", "Malignant tumour of colon"),
        [Illness.LungCancer] = new("254637007", "C34.90", "Non-small cell lung cancer"),
        [Illness.GastrointestinalBleeding] = new("74474003", "K92.2", "Gastrointestinal haemorrhage"),
        [Illness.Pneumonia] = new("233604007", "J18.9", "Pneumonia"),
        [Illness.UrinaryInfection] = new("68566005", "N39.0", "Urinary tract infection"),
    };

    public static IllnessCode Of(Illness illness) => Codes[illness];

    /// <summary>True where the illness ends by itself within weeks.</summary>
    public static bool IsAcute(Illness illness) => illness is Illness.MyocardialInfarction or Illness.GastrointestinalBleeding or Illness.Pneumonia or Illness.UrinaryInfection;
}
