using System.Text;

namespace Tabib.Core.Outcomes;

/// <summary>Where in the outside data: file, line (1-based), and a path in the format's own terms (FHIRPath, segment-field, tag, column).</summary>
public readonly record struct ProblemLocation(string? File = null, long? Line = null, string? Path = null)
{
    public static ProblemLocation None => default;

    public override string ToString()
    {
        var text = new StringBuilder();
        if (File is not null) text.Append(File);
        if (Line is not null) text.Append(':').Append(Line);
        if (Path is not null) text.Append(text.Length > 0 ? " " : "").Append(Path);
        return text.ToString();
    }
}
