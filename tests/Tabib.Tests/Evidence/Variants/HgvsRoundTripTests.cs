using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Tabib.Evidence.Variants;
using Tabib.Ingest;
using Tabib.Ingest.Gff;

namespace Tabib.Tests.Evidence.Variants;

/// <summary>A description applied to the transcript gives the sequence that the allele gives: on both strands, in exons, introns and untranslated ends, amid repeats.</summary>
public sealed partial class HgvsRoundTripTests
{
    private const int Length = 120;

    [Fact]
    public void A_description_applied_gives_the_changed_sequence()
    {
        var cases = Gen.Int[0, int.MaxValue].Select(seed => new Random(seed));
        cases.Sample(
            random =>
            {
                var letters = random.Next(3) == 0 ? "AC" : "ACGT";
                var bases = string.Concat(Enumerable.Range(0, Length).Select(_ => letters[random.Next(letters.Length)]));
                var strand = random.Next(2) == 0 ? "+" : "-";
                var first = 10 + random.Next(10);
                (int Start, int End)[] exons = [(first, first + 20 + random.Next(8)), (first + 45, first + 60 + random.Next(10)), (first + 75, first + 90)];
                var coding = random.Next(4) == 0 ? (0, 0) : (exons[0].Start + random.Next(10), exons[^1].End - random.Next(8));
                using var genome = new InventedGenome(bases, strand, exons, coding);
                for (var trial = 0; trial < 30; trial++) Check(genome, exons, random, letters);
            },
            iter: 200,
            threads: 1);
    }

    private static void Check(InventedGenome genome, (int Start, int End)[] exons, Random random, string letters)
    {
        var start = exons[0].Start + random.Next(exons[^1].End - exons[0].Start - 8);
        var reference = genome.Bases.Substring(start, 1 + random.Next(4));
        var alternate = random.Next(3) == 0 ? reference[..1] : string.Concat(Enumerable.Range(0, 1 + random.Next(4)).Select(_ => letters[random.Next(letters.Length)]));
        if (random.Next(3) == 0) alternate = reference + alternate;
        if (alternate == reference) return;
        var allele = genome.Allele(start + 1, reference, alternate);
        var effects = genome.Caller.EffectsOf(allele);
        if (effects.Count == 0) return;
        var transcript = effects[0].Transcript;
        var text = new ByteBuffer();
        var context = genome.Caller.ContextOf(transcript);
        if (!new HgvsDna(genome.Caller.Reference, genome.Caller.Shift).AppendTranscript(text, transcript, context.Coordinates, allele)) return;
        var description = Encoding.UTF8.GetString(text.Written);
        var expected = genome.Bases[..start] + alternate + genome.Bases[(start + reference.Length)..];
        Assert.Equal((description, expected), (description, Apply(genome.Bases, transcript, description)));
    }

    /// <summary>Reads the description with positions found by trying them all.</summary>
    private static string Apply(string bases, Transcript transcript, string description)
    {
        var match = Form().Match(description);
        Assert.True(match.Success, description);
        var names = Names(transcript);
        var from = names[match.Groups["from"].Value];
        var to = match.Groups["to"].Success ? names[match.Groups["to"].Value] : from;
        var (first, last) = (Math.Min(from, to), Math.Max(from, to) + 1);
        var inserted = Turn(match.Groups["bases"].Value, transcript.IsReverse);
        var touched = bases[first..last];
        return match.Groups["kind"].Value switch
        {
            "del" => bases[..first] + bases[last..],
            "dup" => bases[..last] + touched + bases[last..],
            "ins" => bases[..(first + 1)] + inserted + bases[(first + 1)..],
            "delins" => bases[..first] + inserted + bases[last..],
            "inv" => bases[..first] + Turn(touched, true) + bases[last..],
            var change => touched == Turn(change[..1], transcript.IsReverse) ? bases[..first] + Turn(change[2..], transcript.IsReverse) + bases[last..] : "another reference base",
        };
    }

    private static Dictionary<string, int> Names(Transcript transcript)
    {
        var exonic = Enumerable.Range(0, transcript.ExonStarts.Length).SelectMany(exon => Enumerable.Range(transcript.ExonStarts[exon], transcript.ExonEnds[exon] - transcript.ExonStarts[exon])).ToList();
        if (transcript.IsReverse) exonic.Reverse();
        var coding = exonic.FindIndex(position => CodingSequence.FindStretch(transcript, position) >= 0) - transcript.SkippedAtStart;
        var codingLast = exonic.FindLastIndex(position => CodingSequence.FindStretch(transcript, position) >= 0) + transcript.SkippedAtEnd;
        string Name(int index) => !transcript.IsCoding ? $"{index + 1}" : index < coding ? $"-{coding - index}" : index > codingLast ? $"*{index - codingLast}" : $"{index - coding + 1}";
        var names = exonic.Select((position, index) => (Name(index), position)).ToDictionary();
        for (var index = 0; index + 1 < exonic.Count; index++)
        {
            var gap = Math.Abs(exonic[index + 1] - exonic[index]) - 1;
            var step = transcript.IsReverse ? -1 : 1;
            for (var i = 1; i <= gap; i++) names[i <= gap + 1 - i ? $"{Name(index)}+{i}" : $"{Name(index + 1)}-{gap + 1 - i}"] = exonic[index] + (i * step);
        }

        return names;
    }

    private static string Turn(string bases, bool isReverse) =>
        !isReverse ? bases : string.Concat(bases.Reverse().Select(letter => letter switch { 'A' => 'T', 'T' => 'A', 'C' => 'G', _ => 'C' }));

    [GeneratedRegex(@"^[cn]\.(?<from>[-*]?\d+([+-]\d+)?)(_(?<to>[-*]?\d+([+-]\d+)?))?(?<kind>delins|del|dup|ins|inv|[ACGT]>[ACGT])(?<bases>[ACGT]*)$")]
    private static partial Regex Form();
}
