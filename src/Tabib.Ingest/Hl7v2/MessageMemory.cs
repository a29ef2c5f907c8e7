namespace Tabib.Ingest.Hl7v2;

/// <summary>Control ids (MSH-10) of each sender that came so far, with what their messages said. Remembers the last half million or so.</summary>
internal sealed class MessageMemory
{
    private const int MostKept = 1 << 19;

    private readonly Dictionary<UInt128, UInt128> _contents = [];

    internal enum Result
    {
        New,

        /// <summary>The same message again.</summary>
        Repeated,

        /// <summary>Another message under the same control id.</summary>
        Reused,
    }

    public Result Find(Hl7Message message, UInt128 content)
    {
        if (message.ControlId.Length == 0 || !_contents.TryGetValue(Key(message), out var known)) return Result.New;
        return known == content ? Result.Repeated : Result.Reused;
    }

    public void Add(Hl7Message message, UInt128 content)
    {
        if (message.ControlId.Length == 0) return;
        if (_contents.Count >= MostKept) _contents.Clear();
        _contents[Key(message)] = content;
    }

    private static UInt128 Key(Hl7Message message) => DerivedId.Number(message.Sender, message.ControlId);
}
