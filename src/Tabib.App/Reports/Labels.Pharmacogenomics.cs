using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Reports;

public sealed partial record Labels
{
    public string MedicinesAndGenes { get; init; } = "Medicines and genes";
    public string MedicinesAndGenesOf { get; init; } = "Medicines and genes: {0}";
    public string MedicinesAndGenesSubtitle { get; init; } = "what the genotype says about drugs";
    public string AbsentTakenAsReference { get; init; } = "Positions absent from the file were taken as the reference, because the user stated so. Where that is not true, results here are wrong.";
    public string AbsentTakenAsReferenceShort { get; init; } = "Positions absent from the file were taken as the reference because the user stated so.";
    public string AbsentTakenAsReferenceOf { get; init; } = "Of {0} patients, positions absent from the genotype file were taken as the reference, because the user stated so.";
    public string AdviceCaution { get; init; } = "What guidelines ask, in our own words. Read the cited guideline before you act on it; a result that is normal for the genes tested does not make a drug safe.";
    public string TestsDiffer { get; init; } = "{0} genotype files of this patient are on record, and they differ in {1}. One of them may be of another person or another quality: settle that before you use either.";
    public string TakenNow { get; init; } = "Medicines taken now";
    public string TakenOrAsked { get; init; } = "Medicines taken or asked for";
    public string NothingTaken { get; init; } = "None of the medicines on the list is one that a guideline here speaks of.";
    public string NoMedicationList { get; init; } = "No list of medicines was given: nothing is known of what is taken, or of inhibitors among it.";
    public string WithoutGuideline { get; init; } = "No guideline here speaks of: {0}.";
    public string IfPrescribed { get; init; } = "If ever prescribed";
    public string IfPrescribedNote { get; init; } = "Not taken now. For these the result asks for something else than the usual dose.";
    public string NothingIfPrescribed { get; init; } = "No drug beyond those above asks for anything but the usual dose, as far as it can be said.";
    public string NothingElseAsked { get; init; } = "Advice was asked for the drugs above alone.";
    public string CannotSay { get; init; } = "Cannot say";
    public string PartlySaid { get; init; } = "Not the whole answer";
    public string DrugsUnsaid { get; init; } = "Cannot be said, or not wholly, and why";
    public string DrugsUsual { get; init; } = "Usual dose by genotype ({0})";
    public string DrugsUnadvised { get; init; } = "The guideline makes no recommendation for this result ({0})";
    public string MedicinesThatChange { get; init; } = "Medicines taken that change results";
    public string ResultThrough { get; init; } = "{0} through {1}, without it {2}";
    public string ResultCountsAs { get; init; } = "{0}: {1} counts as {2}.";
    public string ThisDrug { get; init; } = "the drug";
    public string WithoutModulator { get; init; } = "Without {0} it counts as {1}.";
    public string ModulatorIs { get; init; } = "{0} is {1}.";
    public string ForPopulation { get; init; } = "For: {0}.";
    public string PositionsLacking { get; init; } = "Positions of {0} that the file lacks: {1}.";
    public string GenesWord { get; init; } = "Genes";
    public string GeneWord { get; init; } = "Gene";
    public string AllelesWord { get; init; } = "Alleles";
    public string ResultWord { get; init; } = "Result";
    public string ActivityScoreWord { get; init; } = "activity score {0}";
    public string GeneNotCalled { get; init; } = "not called";
    public string GeneNoData { get; init; } = "no data";
    public string CandidatesDiffer { get; init; } = "Several candidates with different results: none is picked.";
    public string CandidatesAlike { get; init; } = "Several candidates with the same result.";
    public string RestsOnAlleles { get; init; } = "The result rests on {0}.";
    public string PhasedWord { get; init; } = "phased";
    public string UnphasedWord { get; init; } = "not phased";
    public string FromFile { get; init; } = "from the file";
    public string FromOutside { get; init; } = "from another laboratory";
    public string MissingPositionsCount { get; init; } = "Missing positions: {0}";
    public string UndocumentedBases { get; init; } = "Bases that no definition knows: {0}";
    public string WarfarinDose { get; init; } = "Dose of warfarin";
    public string WarfarinDoseText { get; init; } = "{0} mg a week, about {1} mg a day, for a target INR of 2 to 3 in adults. A start to be checked by INR, not an order.";
    public string WarfarinNotSaid { get; init; } = "Cannot say: {0}.";
    public string WarfarinUnchecked { get; init; } = "Not checked against the source: {0}";
    public string WarfarinCitation { get; init; } = "Klein TE et al. Estimation of the warfarin dose with clinical and pharmacogenetic data. N Engl J Med 2009;360:753. doi:10.1056/NEJMoa0809329";
    public string Guidelines { get; init; } = "Guidelines ({0})";
    public string CallsFrom { get; init; } = "Sample {0} of {1}, {2}.";
    public string CallsKnowledge { get; init; } = "Definitions {0}, SHA-256";
    public string AdviceKnowledge { get; init; } = "Advice, SHA-256";
    public string AdvicePageTitle { get; init; } = "Medicines and genes";
    public string AdvicePageOf { get; init; } = "{0} samples. Made on {1}.";
    public string AdvicePageOfOne { get; init; } = "Sample {0}. Made on {1}.";
    public string AdviceBrand { get; init; } = "Tabib drug advice by genotype";
    public string AdviceNote { get; init; } = "Research and decision support, not a certified medical device. No prescription, and no substitute for a clinician: check each result against the laboratory's report before you act on it.";

    /// <summary>What a guideline asks, as the first word on a page.</summary>
    public IReadOnlyDictionary<AdviceAction, string> ActionWords { get; init; } = new Dictionary<AdviceAction, string>
    {
        [AdviceAction.Avoid] = "Avoid",
        [AdviceAction.ChooseAnother] = "Choose another",
        [AdviceAction.ReduceDose] = "Lower dose",
        [AdviceAction.IncreaseDose] = "Higher dose",
        [AdviceAction.Monitor] = "Watch closely",
        [AdviceAction.JudgeClinically] = "Genotype does not decide",
        [AdviceAction.NoRecommendation] = "No recommendation",
        [AdviceAction.Standard] = "Usual dose",
    };

    public IReadOnlyDictionary<AdviceStrength, string> StrengthWords { get; init; } = new Dictionary<AdviceStrength, string>
    {
        [AdviceStrength.Strong] = "strong",
        [AdviceStrength.Moderate] = "moderate",
        [AdviceStrength.Optional] = "optional",
        [AdviceStrength.NoRecommendation] = "no class",
    };
}
