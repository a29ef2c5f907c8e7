namespace Tabib.App.Synth.Lives;

internal enum Smoking
{
    Never,
    Former,
    Current,
}
