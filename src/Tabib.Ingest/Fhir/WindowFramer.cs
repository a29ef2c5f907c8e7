namespace Tabib.Ingest.Fhir;

/// <summary>Cuts the bytes of a stream.</summary>
internal abstract class WindowFramer(ByteWindow window, string file) : ResourceFramer(file)
{
    protected ByteWindow Window { get; } = window;

    public override long BytesRead => Window.Consumed;

    public override void Dispose() => Window.Dispose();

    /// <summary>Fills the window as far as it can be without growing further than needed.</summary>
    /// <returns>False where nothing came.</returns>
    protected bool FillUp()
    {
        var before = Window.Bytes.Length;
        var wanted = Math.Max(before * 2, 1 << 16);
        while (Window.Bytes.Length < wanted && Window.Fill())
        {
        }

        return Window.Bytes.Length > before;
    }
}
