using Tabib.Core.Coding;

namespace Tabib.App.Synth.Lives;

/// <summary>A procedure or a vaccine of the model, with its code.</summary>
internal sealed class CareItem(string system, string code, string display)
{
    public static readonly CareItem Colonoscopy = Procedure("73761001", "Colonoscopy");
    public static readonly CareItem StoolBloodTest = Procedure("104435004", "Screening for occult blood in feces");
    public static readonly CareItem Mammography = Procedure("24623002", "Screening mammography");
    public static readonly CareItem CervicalCytology = Procedure("171149006", "Screening for malignant neoplasm of cervix");
    public static readonly CareItem LowDoseChestCt = Procedure("16334891000119106", "Low dose CT of thorax for lung cancer screening");
    public static readonly CareItem AorticUltrasound = new(CodeSystems.Loinc, "24547-2", "Ultrasound of the aorta");
    public static readonly CareItem CoronaryIntervention = Procedure("415070008", "Percutaneous coronary intervention");
    public static readonly CareItem Influenza = Vaccine("150", "influenza, injectable, quadrivalent, preservative free");
    public static readonly CareItem TetanusDiphtheria = Vaccine("115", "Tdap");
    public static readonly CareItem Pneumococcal = Vaccine("216", "pneumococcal conjugate, 20-valent");
    public static readonly CareItem OlderPneumococcal = Vaccine("33", "pneumococcal polysaccharide, 23-valent");
    public static readonly CareItem Zoster = Vaccine("187", "zoster recombinant");
    public static readonly CareItem HepatitisB = Vaccine("43", "hepatitis B, adult");
    public static readonly CareItem Rsv = Vaccine("303", "RSV, recombinant, protein subunit");
    public static readonly CareItem FirstCovid = Vaccine("208", "COVID-19, mRNA, original strain");
    public static readonly CareItem Covid = Vaccine("309", "COVID-19, mRNA, adapted");

    public string System { get; } = system;

    public string Code { get; } = code;

    public string Display { get; } = display;

    public bool IsVaccine => System == CodeSystems.Cvx;

    private static CareItem Procedure(string snomed, string display) => new(CodeSystems.Snomed, snomed, display);

    private static CareItem Vaccine(string cvx, string display) => new(CodeSystems.Cvx, cvx, display);
}
