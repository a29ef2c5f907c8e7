namespace Tabib.Core.Trees;

/// <summary>Lines of a text that are not empty, with their numbers.</summary>
internal sealed class LightGbmLines(string text)
{
    private int _start;
    private int _end;
    private int _next;

    public ReadOnlySpan<char> Text => text.AsSpan(_start, _end - _start);

    /// <summary>1-based.</summary>
    public long Line { get; private set; }

    public bool MoveNext()
    {
        while (_next < text.Length)
        {
            _start = _next;
            var end = text.IndexOf('\n', _start);
            _next = end < 0 ? text.Length : end + 1;
            _end = end < 0 ? text.Length : end;
            if (_end > _start && text[_end - 1] == '\r') _end--;
            Line++;
            if (_end > _start) return true;
        }

        _start = _end = text.Length;
        return false;
    }

    /// <returns>False where the line is no key=value.</returns>
    public bool TryPair(out string key, out ReadOnlySpan<char> value)
    {
        var equals = Text.IndexOf('=');
        key = equals > 0 ? Text[..equals].ToString() : "";
        value = equals > 0 ? Text[(equals + 1)..] : default;
        return equals > 0;
    }
}
