namespace Tabib.App.Synth.Lives;

/// <summary>What somebody said about smoking at a visit.</summary>
internal readonly record struct SmokingAnswer(Smoking Status, int Visit, DateTime When);
