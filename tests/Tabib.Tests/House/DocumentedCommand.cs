using System.Text.RegularExpressions;

namespace Tabib.Tests.House;

/// <summary>A command of a <c>console</c> block in the documentation, with the output that the reader is shown.</summary>
/// <param name="CommandLine">After the "$ ".</param>
/// <param name="Expected">Lines shown; a line "..." stands for any number of lines, "..." inside a line for any text.</param>
internal sealed record DocumentedCommand(string Document, int Line, string CommandLine, IReadOnlyList<string> Expected)
{
    /// <summary>Commands of all console blocks but those marked no-run.</summary>
    public static IReadOnlyList<DocumentedCommand> In(string path)
    {
        var commands = new List<DocumentedCommand>();
        string? command = null;
        var start = 0;
        var expected = new List<string>();
        var inside = false;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                Finish();
                inside = !inside && line.StartsWith("```console", StringComparison.Ordinal) && !line.Contains("no-run", StringComparison.Ordinal);
            }
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                Finish();
                command = line[2..];
                start = number;
            }
            else if (inside && command is not null)
            {
                expected.Add(line);
            }
        }

        return commands;

        void Finish()
        {
            if (command is not null) commands.Add(new DocumentedCommand(Path.GetFileName(path), start, command, [.. expected]));
            command = null;
            expected.Clear();
        }
    }

    /// <summary>True where the real output is what the reader is shown.</summary>
    public bool Matches(string output)
    {
        if (Expected.Count == 0) return true;
        var pattern = string.Concat(Expected.Select(line => line.Trim() == "..." ? "(.*\n)*?" : Regex.Escape(line.TrimEnd()).Replace(@"\.\.\.", ".*", StringComparison.Ordinal) + "[ ]*\n"));
        return Regex.IsMatch(output, $@"\A{pattern}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }
}
