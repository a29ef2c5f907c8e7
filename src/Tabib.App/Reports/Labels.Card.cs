using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Reports;

/// <summary>Words of the card that a patient carries: plain, in the first person.</summary>
public sealed partial record Labels
{
    public string CardTitle { get; init; } = "My medicines and my genes";
    public string CardLink { get; init; } = "Card to print and carry";
    public string CardLinkText { get; init; } = "A card of one page says in plain words which medicines to ask about.";
    public string CardsTitle { get; init; } = "Cards to print and carry";
    public string CardPrint { get; init; } = "One page each on paper. Print it, fold it, and show it wherever you are given a medicine.";
    public string CardBack { get; init; } = "All results and sources";
    public string CardDate { get; init; } = "As known on {0}";
    public string CardToDoctor { get; init; } = "To my doctor, dentist or pharmacist: my genes change how these medicines act in me. Please look here before you give me one.";
    public string CardNoDrugs { get; init; } = "No medicine that was checked needs special care because of my genes, as far as could be tested.";
    public string CardTakenNow { get; init; } = "I take it now";
    public string CardMoreDrugs { get; init; } = "{0} more medicines need care and do not fit here: see “{1}” in my full report.";
    public string CardGenes { get; init; } = "What was found";
    public string CardMoreGenes { get; init; } = "{0} more genes: see my full report.";
    public string CardOr { get; init; } = "or";
    public string CardWhileTaking { get; init; } = "While I take {0}, {1} counts as: {2}. When that stops, this card changes.";
    public string CardMoreWhileTaking { get; init; } = "{0} more of my medicines change results: see my full report.";
    public string CardNotTested { get; init; } = "What was not tested";
    public string CardNotTestedText { get; init; } = "No result for {0}.";
    public string CardUnchecked { get; init; } = "These medicines could not be checked, or not wholly: {0}.";
    public string CardMoreNames { get; init; } = "{0} and {1} more";
    public string CardEverythingTested { get; init; } = "All genes that the guidelines ask for have a result.";
    public string CardTestsDiffer { get; init; } = "My tests do not agree with each other. Ask my clinic before you use this card.";
    public string CardForMe { get; init; } = "For me: I do not stop or change a medicine on my own. I ask first. A medicine that is not on this card may still be wrong for me for another reason: allergy, kidneys, other medicines.";
    public string CardSource { get; init; } = "From {0}. Made by Tabib {1} from CPIC guidelines; decision support, not a certified medical device. Definitions {2}, advice {3}.";
    public string CardUncheckedFacts { get; init; } = "Not all of this advice was checked a second time against its source: my full report says which.";
    public string CardResult { get; init; } = "result {0}";

    /// <summary>What the holder of a card asks for.</summary>
    public IReadOnlyDictionary<AdviceAction, string> CardActions { get; init; } = new Dictionary<AdviceAction, string>
    {
        [AdviceAction.Avoid] = "Avoid: may harm me or not work",
        [AdviceAction.ChooseAnother] = "Another medicine suits me better",
        [AdviceAction.ReduceDose] = "I may need a smaller dose",
        [AdviceAction.IncreaseDose] = "I may need a larger dose",
        [AdviceAction.Monitor] = "I may need closer checks",
        [AdviceAction.JudgeClinically] = "Ask first: my genes alone do not decide",
    };

    /// <summary>A result of a gene, or of this gene alone, to what it means for its holder: of CYP3A5 the slow result is the one that doses are made for. Empty for results that nobody need carry about: of those nothing is said on a card, and a drug that rests on them alone is left to the full report.</summary>
    public IReadOnlyDictionary<string, string> CardResults { get; init; } = new Dictionary<string, string>
    {
        ["Normal Metabolizer"] = "breaks its medicines down fully",
        ["Intermediate Metabolizer"] = "breaks its medicines down more slowly than most",
        ["Likely Intermediate Metabolizer"] = "probably breaks its medicines down more slowly than most",
        ["Possible Intermediate Metabolizer"] = "may break its medicines down more slowly than most",
        ["Poor Metabolizer"] = "hardly breaks its medicines down",
        ["Likely Poor Metabolizer"] = "probably hardly breaks its medicines down",
        ["Rapid Metabolizer"] = "breaks its medicines down faster than most",
        ["Ultrarapid Metabolizer"] = "breaks its medicines down much faster than most",
        ["CYP3A5 Normal Metabolizer"] = "breaks tacrolimus down fast",
        ["CYP3A5 Intermediate Metabolizer"] = "breaks tacrolimus down rather fast",
        ["CYP3A5 Possible Intermediate Metabolizer"] = "may break tacrolimus down rather fast",
        ["CYP3A5 Poor Metabolizer"] = "breaks tacrolimus down slowly: usual doses are made for that",
        ["Normal Function"] = "works fully",
        ["Increased Function"] = "works more than in most people",
        ["Decreased Function"] = "works less than in most people",
        ["Possible Decreased Function"] = "may work less than in most people",
        ["Poor Function"] = "hardly works",
        ["Normal"] = "works fully",
        ["Deficient"] = "I have too little of it: some medicines can destroy my red blood cells",
        ["Deficient with CNSHA"] = "I have far too little of it: some medicines can destroy my red blood cells",
        ["Variable"] = "I may have too little of it: a blood test must tell before some medicines",
        ["Indeterminate"] = "the result is not clear",
        ["-1639 GG"] = "usual need of warfarin",
        ["-1639 AG"] = "I may need somewhat less warfarin than most",
        ["-1639 AA"] = "I may need much less warfarin than most",
        ["Malignant Hyperthermia Susceptibility"] = "some anaesthetics can overheat my body dangerously",
        ["Uncertain Susceptibility"] = "",
        ["increased risk of aminoglycoside-induced hearing loss"] = "some antibiotics can take my hearing",
        ["uncertain risk of aminoglycoside-induced hearing loss"] = "",
        ["normal risk of aminoglycoside-induced hearing loss"] = "",
        ["ivacaftor responsive in CF patients"] = "if I have cystic fibrosis, ivacaftor can help",
        ["ivacaftor non-responsive in CF patients"] = "",
    };

    /// <summary>Of HLA genes: alleles that are carried.</summary>
    public string CardCarries { get; init; } = "I carry {0}: some medicines can cause a severe reaction";
}
