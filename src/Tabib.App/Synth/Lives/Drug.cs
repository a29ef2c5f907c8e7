namespace Tabib.App.Synth.Lives;

/// <summary>A drug of the formulary.</summary>
/// <param name="rxNorm">RxNorm code of the ingredient.</param>
/// <param name="dose">Directions as a prescriber writes them.</param>
internal sealed class Drug(string name, string rxNorm, string atc, DrugClass drugClass, string dose)
{
    public static readonly Drug Atorvastatin = new("atorvastatin", "83367", "C10AA05", DrugClass.Statin, "40 mg once daily");
    public static readonly Drug Rosuvastatin = new("rosuvastatin", "301542", "C10AA07", DrugClass.Statin, "10 mg once daily");
    public static readonly Drug Simvastatin = new("simvastatin", "36567", "C10AA01", DrugClass.Statin, "20 mg at night");
    public static readonly Drug Lisinopril = new("lisinopril", "29046", "C09AA03", DrugClass.AceInhibitor, "10 mg once daily");
    public static readonly Drug Ramipril = new("ramipril", "35296", "C09AA05", DrugClass.AceInhibitor, "5 mg once daily");
    public static readonly Drug Losartan = new("losartan", "52175", "C09CA01", DrugClass.Arb, "50 mg once daily");
    public static readonly Drug Amlodipine = new("amlodipine", "17767", "C08CA01", DrugClass.CalciumChannelBlocker, "5 mg once daily");
    public static readonly Drug Hydrochlorothiazide = new("hydrochlorothiazide", "5487", "C03AA03", DrugClass.Thiazide, "12.5 mg once daily");
    public static readonly Drug Bisoprolol = new("bisoprolol", "19484", "C07AB07", DrugClass.BetaBlocker, "5 mg once daily");
    public static readonly Drug Furosemide = new("furosemide", "4603", "C03CA01", DrugClass.LoopDiuretic, "40 mg once daily");
    public static readonly Drug Spironolactone = new("spironolactone", "9997", "C03DA01", DrugClass.MineralocorticoidAntagonist, "25 mg once daily");
    public static readonly Drug Metformin = new("metformin", "6809", "A10BA02", DrugClass.Metformin, "1000 mg twice daily");
    public static readonly Drug Glimepiride = new("glimepiride", "25789", "A10BB12", DrugClass.Sulfonylurea, "2 mg once daily");
    public static readonly Drug Empagliflozin = new("empagliflozin", "1545653", "A10BK03", DrugClass.Sglt2Inhibitor, "10 mg once daily");
    public static readonly Drug Dapagliflozin = new("dapagliflozin", "1488564", "A10BK01", DrugClass.Sglt2Inhibitor, "10 mg once daily");
    public static readonly Drug InsulinGlargine = new("insulin glargine", "274783", "A10AE04", DrugClass.Insulin, "18 units at night");
    public static readonly Drug Apixaban = new("apixaban", "1364430", "B01AF02", DrugClass.Anticoagulant, "5 mg twice daily");
    public static readonly Drug Rivaroxaban = new("rivaroxaban", "1114195", "B01AF01", DrugClass.Anticoagulant, "20 mg once daily with food");
    public static readonly Drug Warfarin = new("warfarin", "11289", "B01AA03", DrugClass.Anticoagulant, "dose by INR, once daily");
    public static readonly Drug Aspirin = new("aspirin", "1191", "B01AC06", DrugClass.Antiplatelet, "75 mg once daily");
    public static readonly Drug Clopidogrel = new("clopidogrel", "32968", "B01AC04", DrugClass.Antiplatelet, "75 mg once daily");
    public static readonly Drug Ibuprofen = new("ibuprofen", "5640", "M01AE01", DrugClass.Nsaid, "400 mg three times daily as needed");
    public static readonly Drug Naproxen = new("naproxen", "7258", "M01AE02", DrugClass.Nsaid, "500 mg twice daily as needed");
    public static readonly Drug Pantoprazole = new("pantoprazole", "40790", "A02BC02", DrugClass.ProtonPumpInhibitor, "40 mg once daily");
    public static readonly Drug Sertraline = new("sertraline", "36437", "N06AB06", DrugClass.Ssri, "50 mg once daily");
    public static readonly Drug Levothyroxine = new("levothyroxine", "10582", "H03AA01", DrugClass.Levothyroxine, "75 ug once daily");
    public static readonly Drug Allopurinol = new("allopurinol", "519", "M04AA01", DrugClass.Allopurinol, "100 mg once daily");
    public static readonly Drug Tiotropium = new("tiotropium", "69120", "R03BB04", DrugClass.Bronchodilator, "18 ug inhaled once daily");
    public static readonly Drug Diazepam = new("diazepam", "3322", "N05BA01", DrugClass.Benzodiazepine, "5 mg at night");
    public static readonly Drug Amoxicillin = new("amoxicillin", "723", "J01CA04", DrugClass.Antibiotic, "500 mg three times daily for 7 days");
    public static readonly Drug Clarithromycin = new("clarithromycin", "21212", "J01FA09", DrugClass.Antibiotic, "500 mg twice daily for 7 days");
    public static readonly Drug IsosorbideMononitrate = new("isosorbide mononitrate", "6058", "C01DA14", DrugClass.Nitrate, "30 mg in the morning");
    public static readonly Drug Sildenafil = new("sildenafil", "136411", "G04BE03", DrugClass.Pde5Inhibitor, "50 mg as needed");
    public static readonly Drug Tramadol = new("tramadol", "10689", "N02AX02", DrugClass.Opioid, "50 mg as needed");

    public string Name { get; } = name;

    public string RxNorm { get; } = rxNorm;

    public string Atc { get; } = atc;

    public DrugClass Class { get; } = drugClass;

    public string Dose { get; } = dose;
}
