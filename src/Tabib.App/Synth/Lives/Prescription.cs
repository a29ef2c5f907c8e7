namespace Tabib.App.Synth.Lives;

/// <summary>One order of a drug; a renewal is an order of its own.</summary>
internal sealed record Prescription(Drug Drug, int Visit, DateTime Authored, Illness? Reason)
{
    /// <summary>Null while the order is active.</summary>
    public DateOnly? Stopped { get; set; }

    /// <summary>Stopped because of harm or of another order, not run out.</summary>
    public bool IsBrokenOff { get; set; }
}
