using System.Text;
using System.Text.RegularExpressions;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Compares the text of a column or an INFO field.</summary>
internal sealed class TextNode : FilterNode
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    private readonly string _name;
    private readonly byte[]? _info;
    private readonly FilterComparison _comparison;
    private readonly byte[] _text;
    private readonly Regex? _pattern;

    /// <param name="info">Key of an INFO field; null for the column of the name.</param>
    /// <exception cref="ProblemException">VCF070: the pattern is none.</exception>
    public TextNode(string name, byte[]? info, FilterComparison comparison, FilterToken text)
    {
        (_name, _info, _comparison, _text) = (name, info, comparison, Encoding.UTF8.GetBytes(text.Text));
        if (comparison is not (FilterComparison.Like or FilterComparison.NotLike) || name == "FILTER") return;
        try
        {
            _pattern = new Regex(text.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw FilterLexer.Fault("the pattern is none", text.At);
        }
    }

    /// <summary>The columns that are compared as text.</summary>
    public static bool Knows(string name) => name is "CHROM" or "ID" or "REF" or "ALT" or "FILTER";

    public override bool Matches(VcfRecord record)
    {
        if (_info is not null) return record.TryGetInfo(_info, out var value) ? Holds(value, (byte)',') : _comparison == FilterComparison.Equal && _text is [(byte)'.'];
        return _name switch
        {
            "CHROM" => Holds(record.Chrom, 0),
            "ID" => Holds(record.Id, (byte)';'),
            "REF" => Holds(record.Ref, 0),
            "ALT" => Holds(record.Alt, (byte)','),
            _ => HoldsFilter(record),
        };
    }

    /// <summary>= and != look at the whole column, ~ and !~ at the single filters.</summary>
    private bool HoldsFilter(VcfRecord record) => _comparison switch
    {
        FilterComparison.Equal => record.Filter.SequenceEqual(_text),
        FilterComparison.NotEqual => !record.Filter.SequenceEqual(_text),
        FilterComparison.Like => record.HasFilter(_text),
        _ => !record.HasFilter(_text),
    };

    private bool Holds(ReadOnlySpan<byte> value, byte separator)
    {
        var found = _pattern is not null ? _pattern.IsMatch(Encoding.UTF8.GetString(value)) : value.SequenceEqual(_text) || (separator != 0 && HasPart(value, separator));
        return found == _comparison is FilterComparison.Equal or FilterComparison.Like;
    }

    private bool HasPart(ReadOnlySpan<byte> list, byte separator)
    {
        foreach (var range in list.Split(separator))
        {
            if (list[range].SequenceEqual(_text)) return true;
        }

        return false;
    }
}
