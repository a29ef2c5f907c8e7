using System.Runtime.InteropServices;

namespace Tabib.Core.Facts;

/// <summary>A reusable, growing store of fact drafts and of the text they point to. Not for several threads at once.</summary>
public sealed class FactBuffer
{
    private readonly List<FactDraft> _drafts = [];
    private readonly List<int> _others = [];
    private byte[] _text = new byte[4096];
    private int _textLength;

    public int Count => _drafts.Count;

    public ReadOnlySpan<FactDraft> Drafts => CollectionsMarshal.AsSpan(_drafts);

    /// <summary>The drafts from <paramref name="start"/> on, to complete them; valid until the next <see cref="Add"/>.</summary>
    public Span<FactDraft> DraftsFrom(int start) => CollectionsMarshal.AsSpan(_drafts)[start..];

    public ReadOnlySpan<int> OtherConcepts => CollectionsMarshal.AsSpan(_others);

    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _textLength);

    public int OtherCount => _others.Count;

    public void Add(in FactDraft draft) => _drafts.Add(draft);

    public void AddOther(int concept) => _others.Add(concept);

    public ReadOnlySpan<byte> Read(TextSlice slice) => _text.AsSpan(slice.Start, slice.Length);

    public TextSlice Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        return Commit(utf8.Length);
    }

    /// <summary>Room at the end of the text; follow with <see cref="Commit"/>.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_text.Length - _textLength < length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + length));
        return _text.AsSpan(_textLength, length);
    }

    public TextSlice Commit(int length)
    {
        var slice = new TextSlice(_textLength, length);
        _textLength += length;
        return slice;
    }

    /// <summary>Forgets the drafts after the first <paramref name="count"/>; for a resource that is refused after some of its facts were read.</summary>
    public void TruncateTo(int count) => _drafts.RemoveRange(count, _drafts.Count - count);

    public void Clear()
    {
        _drafts.Clear();
        _others.Clear();
        _textLength = 0;
    }
}
