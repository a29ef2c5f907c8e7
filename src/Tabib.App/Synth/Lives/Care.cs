namespace Tabib.App.Synth.Lives;

/// <summary>A procedure done or a vaccine given.</summary>
internal readonly record struct Care(CareItem Item, int Visit, DateTime When);
