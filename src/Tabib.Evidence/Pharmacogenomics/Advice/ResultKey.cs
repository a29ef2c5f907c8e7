using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>What a row asks of a gene's result.</summary>
/// <remarks>
/// Five forms: a phenotype ("Poor Metabolizer"); a pair of alleles ("*2/*3"); an activity score or a closed range of it ("0", "0.5-1", "≥3.25", "n/a"); whether alleles are carried
/// ("*57:01 positive": one of those named, parted by commas; "*3,*4 negative": none of them); "No Result" for a gene without a call.
/// </remarks>
public sealed class ResultKey
{
    public const string NoResult = "No Result";
    private const string Positive = " positive";
    private const string Negative = " negative";

    private readonly IReadOnlyList<string> _alleles = [];
    private readonly double? _low;
    private readonly double _high;

    private ResultKey(string text, double? low, double high, IReadOnlyList<string> alleles) => (Text, _low, _high, _alleles) = (text, low, high, alleles);

    public string Text { get; }

    /// <summary>The alleles that it asks for; empty for the other forms.</summary>
    public IReadOnlyList<string> Alleles => _alleles;

    /// <summary>Whether it speaks of the activity score.</summary>
    public bool IsScore => _low is not null;

    private bool AsksForCarrier => Text.EndsWith(Positive, StringComparison.Ordinal);

    public static ResultKey Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var status = text.EndsWith(Positive, StringComparison.Ordinal) ? Positive : text.EndsWith(Negative, StringComparison.Ordinal) ? Negative : null;
        if (status is not null) return new ResultKey(text, null, 0, text[..^status.Length].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var dash = text.IndexOf('-', 1);
        var (from, to) = dash < 0 ? (text, text) : (text[..dash], text[(dash + 1)..]);
        return char.IsAsciiDigit(text[0]) && ResultRules.TryValue(from, out var low) && ResultRules.TryValue(to, out var high)
            ? new ResultKey(text, low, high, [])
            : new ResultKey(text, null, 0, []);
    }

    /// <summary>Whether the result is what the key asks for.</summary>
    public bool Holds(GeneCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (!candidate.IsCalled) return Text == NoResult;
        if (_alleles.Count > 0) return AsksForCarrier ? _alleles.Any(candidate.Carries) : _alleles.All(candidate.Lacks);
        if (_low is not { } low) return Text == candidate.Phenotype || Text == candidate.ActivityScore || Text == candidate.Name;
        if (!ResultRules.TryValue(candidate.ActivityScore, out var score)) return false;
        return candidate.ActivityScore!.StartsWith('≥') ? score <= _high : score >= low && score <= _high;
    }
}
