using Tabib.App.Reports;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>How many drugs fit on a card beside what else stands on it. All lengths are points (1/72 inch) on US Letter, the shorter of the usual sheets, in a wide typeface.</summary>
/// <remarks>Held by a test that prints the fullest card there can be; the sizes are those of card.css.</remarks>
internal static class WalletRoom
{
    /// <summary>Letter without margins; a little is kept.</summary>
    private const double Sheet = 714;

    /// <summary>The line at the foot of the sheet, and the margin for it.</summary>
    private const double Foot = 18;

    /// <summary>Name, whom it is for, headings, what the holder should know, the source.</summary>
    private const double Always = 208;

    private const double Notice = 30;
    private const double Line = 13.5;
    private const double LineOfAvoid = 19.5;
    private const double LineOfOthers = 18;
    private const double Box = 28;
    private const int LettersOfLine = 86;
    private const int LettersOfColumn = 40;
    private const int LettersOfAvoid = 47;
    private const int LettersOfOthers = 52;
    private const int LettersBetween = 2;

    /// <summary>The first drugs that fit; one always.</summary>
    /// <param name="drugs">In their order.</param>
    /// <param name="card">With all but the drugs.</param>
    public static IReadOnlyList<WalletDrug> Fitting(IReadOnlyList<WalletDrug> drugs, WalletCard card, Labels labels)
    {
        var left = Sheet - Always - HeightOf(card, labels);
        var boxes = new Dictionary<AdviceAction, List<int>>();
        for (var i = 0; i < drugs.Count; i++)
        {
            if (!boxes.TryGetValue(drugs[i].Action, out var letters)) boxes[drugs[i].Action] = letters = [];
            letters.Add(WalletNames.Short(drugs[i].Name).Length + (drugs[i].IsTaken ? (labels.CardTakenNow.Length + 3) * 2 / 3 : 0));
            if (i > 0 && boxes.Sum(box => Box + HeightOf(box.Key, box.Value)) > left) return [.. drugs.Take(i)];
        }

        return drugs;
    }

    private static double HeightOf(WalletCard card, Labels labels)
    {
        var genes = card.Genes.Sum(gene => Lines(gene.Genes.Length + gene.Words.Length + 2, LettersOfColumn)) + (card.MoreGenes > 0 ? 1 : 0);
        var others = card.WhileTaking.Sum(told => Lines(labels.CardWhileTaking.Length + told.Drug.Length + told.Gene.Length + told.Words.Length, LettersOfLine)) + (card.MoreWhileTaking > 0 ? 1 : 0)
            + (card.HasUnchecked ? Lines(labels.CardUncheckedFacts.Length, LettersOfLine) : 0) + Lines(labels.CardNotTestedText.Length + labels.CardUnchecked.Length + Letters(card.NotTested) + Letters(card.Unchecked), LettersOfLine);
        // Two columns, of which one may be a whole entry longer.
        return (((genes + 3) / 2) + others) * Line + (((card.AbsentIsReference ? 1 : 0) + (card.Differs ? 1 : 0)) * Notice) + (card.AbsentIsReference ? Foot : 0);
    }

    /// <summary>What is to be avoided stands in larger type.</summary>
    private static double HeightOf(AdviceAction action, List<int> names) =>
        action == AdviceAction.Avoid ? LinesOf(names, LettersOfAvoid) * LineOfAvoid : LinesOf(names, LettersOfOthers) * LineOfOthers;

    private static int Letters(WalletNames names) => names.Shown.Sum(name => name.Length + 2) + 12;

    private static int Lines(int letters, int width) => (letters + width - 1) / width;

    /// <summary>Names are set one after the other, and not parted.</summary>
    private static int LinesOf(List<int> names, int width)
    {
        var (lines, used) = (0, width);
        foreach (var letters in names)
        {
            if (used + LettersBetween + letters > width)
            {
                lines += Math.Max(1, Lines(letters, width));
                used = letters % width;
            }
            else
            {
                used += LettersBetween + letters;
            }
        }

        return lines;
    }
}
