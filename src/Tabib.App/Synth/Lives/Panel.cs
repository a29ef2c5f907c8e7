namespace Tabib.App.Synth.Lives;

/// <summary>Tests that are ordered and reported together.</summary>
internal sealed class Panel(string loinc, string display, IReadOnlyList<Test> tests)
{
    public static readonly Panel Lipids = new("24331-1", "Lipid 1996 panel - Serum or Plasma", [Test.TotalCholesterol, Test.Ldl, Test.Hdl, Test.Triglycerides]);
    public static readonly Panel Glycaemia = new("55399-0", "Diabetes tracking panel", [Test.HbA1c, Test.FastingGlucose]);
    public static readonly Panel Renal = new("51990-0", "Basic metabolic panel - Blood", [Test.Creatinine, Test.UreaNitrogen, Test.Sodium, Test.Potassium, Test.Chloride, Test.Bicarbonate, Test.Calcium]);
    public static readonly Panel Urine = Of(Test.UrineAlbuminRatio);
    public static readonly Panel Liver = new("24325-3", "Hepatic function panel - Serum or Plasma", [Test.Albumin, Test.Bilirubin, Test.Alt, Test.Ast]);
    public static readonly Panel Blood = new("58410-2", "CBC panel - Blood by Automated count", [Test.Haemoglobin, Test.Leukocytes, Test.Platelets]);
    public static readonly Panel Thyroid = Of(Test.Thyrotropin);
    public static readonly Panel Coagulation = Of(Test.Inr);
    public static readonly Panel Heart = Of(Test.Bnp);
    public static readonly Panel Inflammation = Of(Test.CReactiveProtein);

    public string Loinc { get; } = loinc;

    public string Display { get; } = display;

    public IReadOnlyList<Test> Tests { get; } = tests;

    private static Panel Of(Test test) => new(test.Loinc, test.Display, [test]);
}
