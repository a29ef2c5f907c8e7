using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What a patient carries: one page of plain words, whatever was found.</summary>
/// <param name="Who">Name; what else tells the person apart.</param>
/// <param name="Drugs">To ask about, by what is asked, the gravest first.</param>
/// <param name="MoreDrugs">That do not fit.</param>
/// <param name="Genes">Whose results the drugs rest on.</param>
/// <param name="MoreGenes">That do not fit.</param>
/// <param name="WhileTaking">Drug, gene, and what it counts as while the drug is taken.</param>
/// <param name="MoreWhileTaking">That do not fit.</param>
/// <param name="NotTested">Genes without a result.</param>
/// <param name="Unchecked">Drugs of which nothing, or not all, can be said.</param>
/// <param name="Differs">Whether files of the patient do not agree.</param>
/// <param name="HasUnchecked">Whether advice behind it was not held against its source.</param>
/// <param name="Source">Of what the card is made: files, definitions, advice.</param>
public sealed record WalletCard(
    WalletPerson Who,
    IReadOnlyList<(AdviceAction Action, IReadOnlyList<WalletDrug> Drugs)> Drugs,
    int MoreDrugs,
    IReadOnlyList<WalletGene> Genes,
    int MoreGenes,
    IReadOnlyList<(string Drug, string Gene, string Words)> WhileTaking,
    int MoreWhileTaking,
    WalletNames NotTested,
    WalletNames Unchecked,
    bool AbsentIsReference,
    bool Differs,
    bool HasUnchecked,
    WalletSource Source);
