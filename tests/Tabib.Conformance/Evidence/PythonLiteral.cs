using System.Globalization;

namespace Tabib.Conformance.Evidence;

/// <summary>Reads the Python literals of the MedCalc file: dictionaries, lists, texts, numbers, True and False.</summary>
internal sealed class PythonLiteral(string text)
{
    private int _at;

    public static Dictionary<string, object> Dictionary(string text) => (Dictionary<string, object>)new PythonLiteral(text).Read();

    private object Read()
    {
        Skip();
        return text[_at] switch { '{' => ReadDictionary(), '[' => ReadList(), '\'' or '"' => ReadText(), _ => ReadWord() };
    }

    private Dictionary<string, object> ReadDictionary()
    {
        var pairs = new Dictionary<string, object>(StringComparer.Ordinal);
        _at++;
        while (!Take('}'))
        {
            var key = (string)Read();
            Take(':');
            pairs[key] = Read();
            Take(',');
        }

        return pairs;
    }

    private List<object> ReadList()
    {
        var items = new List<object>();
        _at++;
        while (!Take(']'))
        {
            items.Add(Read());
            Take(',');
        }

        return items;
    }

    private string ReadText()
    {
        var end = text.IndexOf(text[_at], _at + 1);
        var value = text[(_at + 1)..end];
        _at = end + 1;
        return value;
    }

    private object ReadWord()
    {
        var end = text.AsSpan(_at).IndexOfAny(",]}");
        var word = text.Substring(_at, end).Trim();
        _at += end;
        return word switch { "True" => true, "False" => false, _ => double.Parse(word, CultureInfo.InvariantCulture) };
    }

    private void Skip()
    {
        while (text[_at] == ' ') _at++;
    }

    private bool Take(char sign)
    {
        Skip();
        if (text[_at] != sign) return false;
        _at++;
        return true;
    }
}
