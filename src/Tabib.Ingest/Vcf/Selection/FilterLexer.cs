using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Cuts a filter expression into words.</summary>
internal static class FilterLexer
{
    /// <summary>The longer ones first.</summary>
    private static readonly string[] Signs = ["&&", "||", "==", "!=", "<=", ">=", "!~", "&", "|", "=", "<", ">", "~", "!", "(", ")", "+", "-", "*", "/", "[", "]"];

    /// <exception cref="ProblemException">VCF070: a letter or a quote that begins nothing.</exception>
    public static List<FilterToken> Read(string text)
    {
        var tokens = new List<FilterToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = ReadOne(text, at, out var end);
            tokens.Add(token);
            at = end;
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, "", text.Length));
        return tokens;
    }

    public static ProblemException Fault(string message, int at) =>
        new(new Problem("VCF070", ProblemSeverity.Fatal, $"The expression cannot be read: {message}.", new ProblemLocation(null, null, $"letter {at + 1}"), "Examples: QUAL>30 && INFO/DP>10; FILTER=\"PASS\"; TYPE=\"snp\" && N_ALT=1."), ProblemKind.Usage);

    private static FilterToken ReadOne(string text, int at, out int end)
    {
        if (text[at] is '"' or '\'')
        {
            end = text.IndexOf(text[at], at + 1) + 1;
            if (end == 0) throw Fault("a quote does not close", at);
            return new FilterToken(FilterTokenKind.Text, text[(at + 1)..(end - 1)], at);
        }

        end = at;
        if (text[at] == '@')
        {
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('&' or '|' or ')')) end++;
            return new FilterToken(FilterTokenKind.File, text[(at + 1)..end], at);
        }

        if (char.IsAsciiDigit(text[at]) || text[at] == '.')
        {
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or 'e' or 'E' || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E'))) end++;
            if (double.TryParse(text[at..end], NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return new FilterToken(FilterTokenKind.Number, text[at..end], at);
            end = at;
        }

        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '/' && IsNamePart(text, at, end))) end++;
        if (end > at) return new FilterToken(FilterTokenKind.Name, text[at..end], at);
        var sign = Signs.FirstOrDefault(sign => text.AsSpan(at).StartsWith(sign)) ?? throw Fault($"'{text[at]}' begins nothing", at);
        end = at + sign.Length;
        return new FilterToken(FilterTokenKind.Sign, sign, at);
    }

    /// <summary>INFO/DP is a name, DP/AN a division.</summary>
    private static bool IsNamePart(string text, int start, int at) => text[at] != '/' || text.AsSpan(start, at - start) is "INFO" or "FORMAT" or "FMT";
}
