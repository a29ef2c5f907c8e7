namespace Tabib.App.Synth.Images;

/// <summary>A round shadow in a picture, in pixels from the upper left corner.</summary>
internal sealed record Nodule(int X, int Y, double Radius);
