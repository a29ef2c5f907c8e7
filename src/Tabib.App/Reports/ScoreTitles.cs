using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Risk;

namespace Tabib.App.Reports;

/// <summary>What inputs and outcomes of scores are called on a page.</summary>
internal static class ScoreTitles
{
    public static string OfInput(ScorePack? pack, string name) => pack is not null && pack.IndexOf(name) is >= 0 and var index ? pack.Inputs[index].Title : Spaced(name);

    /// <summary>Why there is no value, with the titles of the inputs.</summary>
    public static string OfReason(ScorePack? pack, OutcomeReason reason, Labels labels) => reason switch
    {
        OutcomeReason.MissingInputs missing => string.Join(", ", missing.Names.Select(name => OfInput(pack, name))),
        OutcomeReason.NotApplicable not => not.Why,
        OutcomeReason.OutOfRange range => $"{OfInput(pack, range.Name)}: {FactText.Original(range.Given)}, {labels.OutsideOf} {Limits(range.Limits)}",
        _ => reason.Describe(),
    };

    /// <summary>"130 to 320 mg/dL (a remark)" with its unit as people write it.</summary>
    internal static string Limits(string limits)
    {
        var remark = limits.IndexOf(" (", StringComparison.Ordinal);
        var amount = remark < 0 ? limits : limits[..remark];
        var space = amount.LastIndexOf(' ');
        return space < 0 ? limits : amount[..space] + UnitText.After(amount[(space + 1)..]) + (remark < 0 ? "" : limits[remark..]);
    }

    /// <summary>"systolicBloodPressure" as "systolic blood pressure": for a pack that is not at hand.</summary>
    internal static string Spaced(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0 && char.IsLower(text[^1])) text.Append(' ').Append(char.ToLowerInvariant(c));
            else text.Append(c);
        }

        return text.ToString();
    }
}
