namespace Tabib.App.Synth;

/// <summary>What a person's draws are for. The numbers are part of what a seed means: add at the end, never renumber.</summary>
internal enum DrawPurpose
{
    Person = 0,
    Constitution = 1,
    Life = 2,
    Genome = 3,
    Devices = 4,
    Image = 5,
    Epidemic = 6,
    Messages = 7,
    Faults = 8,
}
