using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Where the first columns of a line of VCF lie.</summary>
internal readonly struct LineColumns
{
    private readonly int _chromosomeEnd;
    private readonly int _referenceStart;
    private readonly int _referenceEnd;
    private readonly int _alternatesEnd;

    private LineColumns(int chromosomeEnd, int position, int referenceStart, int referenceEnd, int alternatesEnd) =>
        (_chromosomeEnd, Position, _referenceStart, _referenceEnd, _alternatesEnd) = (chromosomeEnd, position, referenceStart, referenceEnd, alternatesEnd);

    /// <summary>1-based.</summary>
    public int Position { get; }

    public ReadOnlySpan<byte> Chromosome(ReadOnlySpan<byte> line) => line[.._chromosomeEnd];

    public ReadOnlySpan<byte> Reference(ReadOnlySpan<byte> line) => line[_referenceStart.._referenceEnd];

    public ReadOnlySpan<byte> Alternates(ReadOnlySpan<byte> line) => line[(_referenceEnd + 1).._alternatesEnd];

    /// <returns>False where the line has fewer than eight columns, or its position is no number.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out LineColumns columns)
    {
        columns = default;
        Span<int> tabs = stackalloc int[7];
        var at = 0;
        for (var i = 0; i < tabs.Length; i++)
        {
            var length = line[at..].IndexOf((byte)'\t');
            if (length < 0) return false;
            tabs[i] = at + length;
            at = tabs[i] + 1;
        }

        var position = line[(tabs[0] + 1)..tabs[1]];
        if (!Utf8Parser.TryParse(position, out int value, out var used) || used != position.Length || value < 0 || tabs[3] - tabs[2] < 2) return false;
        columns = new LineColumns(tabs[0], value, tabs[2] + 1, tabs[3], tabs[4]);
        return true;
    }

    public static ProblemException Fault(long record) => new(new Problem(
        "NRM003",
        ProblemSeverity.Fatal,
        $"Record {record:N0} has fewer than eight columns, no REF, or a position that is no number.",
        ProblemLocation.None,
        "See what is wrong with: tabib variants check FILE"));

    public static ProblemException Unsorted(ReadOnlySpan<byte> line, LineColumns columns) => new(new Problem(
        "NRM004",
        ProblemSeverity.Fatal,
        "The records are not sorted by position: what is moved could not be put in its place.",
        new ProblemLocation(null, null, $"{Encoding.UTF8.GetString(columns.Chromosome(line))}:{columns.Position.ToString(CultureInfo.InvariantCulture)}"),
        "Sort the file first (bcftools sort)."));
}
