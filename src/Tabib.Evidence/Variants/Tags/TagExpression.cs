using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Variants.Tags;

/// <summary>A field as a function of others: NAME[:NUMBER]=f(FIELD, ...), with INFO/ or FORMAT/ before names.</summary>
internal sealed class TagExpression
{
    private const int Deepest = 20;

    private TagExpression(string text, string id, bool isFormat, string number, TagNode root)
    {
        (Id, IsFormat, Root) = (id, isFormat, root);
        Definition = $"##{(isFormat ? "FORMAT" : "INFO")}=<ID={id},Number={number},Type={(root.IsInteger ? "Integer" : "Float")},Description=\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\">";
    }

    public string Id { get; }

    public bool IsFormat { get; }

    public TagNode Root { get; }

    /// <summary>Line of the header.</summary>
    public string Definition { get; }

    /// <exception cref="ProblemException">TAG002: it cannot be read.</exception>
    public static TagExpression Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var left = text[..equals];
        var isFormat = StripFormat(ref left);
        if (!isFormat && left.StartsWith("INFO/", StringComparison.Ordinal)) left = left[5..];
        var number = ".";
        if (left.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0) (left, number) = (left[..colon], left[(colon + 1)..]);
        if (left.Length == 0 || !left.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') || (number != "." && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))) throw Fault(text);
        var at = equals + 1;
        var root = ReadNode(text, ref at, 0);
        return at == text.Length ? new TagExpression(text, left, isFormat, number, root) : throw Fault(text);
    }

    public static bool StripFormat(ref string name)
    {
        var prefix = name.StartsWith("FMT/", StringComparison.Ordinal) ? 4 : name.StartsWith("FORMAT/", StringComparison.Ordinal) ? 7 : 0;
        name = name[prefix..];
        return prefix > 0;
    }

    private static TagNode ReadNode(string text, ref int at, int depth)
    {
        if (depth > Deepest) throw Fault(text);
        while (at < text.Length && text[at] == ' ') at++;
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' or '/')) at++;
        if (at == start) throw Fault(text);
        var name = text[start..at];
        if (at == text.Length || text[at] != '(') return TagNode.Field(name);
        var arguments = new List<TagNode>();
        do
        {
            at++;
            arguments.Add(ReadNode(text, ref at, depth + 1));
            while (at < text.Length && text[at] == ' ') at++;
        }
        while (at < text.Length && text[at] == ',');
        if (at == text.Length || text[at++] != ')') throw Fault(text);
        return TagNode.Function(name, arguments) ?? throw Fault(text);
    }

    private static ProblemException Fault(string text) => new(
        new Problem("TAG002", ProblemSeverity.Fatal, $"'{text}' is no expression of a field.", ProblemLocation.None, "Such as DP:1=int(sum(FORMAT/AD)); functions are int, sum, mean, min, max, smpl_sum, smpl_mean, smpl_min, smpl_max, phred, fisher."),
        ProblemKind.Usage);
}
