namespace Tabib.App.Reports;

public sealed partial record Labels
{
    public string PopulationPageTitle { get; init; } = "Population report";
    public string Counts { get; init; } = "Counts";
    public string Patients { get; init; } = "patients";
    public string Living { get; init; } = "living";
    public string WithUrgent { get; init; } = "with something urgent";
    public string WithAdvice { get; init; } = "with any recommendation";
    public string FactsCount { get; init; } = "recorded facts";

    public string WhoFirst { get; init; } = "Who needs attention first";
    public string WhoFirstOrder { get; init; } = "By urgent recommendations, then recommendations that the source makes firmly, then the highest chance of disease within ten years.";
    public string NoPatients { get; init; } = "There are no patients.";
    public string AndMorePatients { get; init; } = "and {0} more patients";
    public string FirstPatients { get; init; } = "The first patients";
    public string OtherPatients { get; init; } = "Other patients";
    public string PatientsLeftOut { get; init; } = "The list ends after {0} patients; {1} more have pages in the folder patients.";
    public string Rank { get; init; } = "#";
    public string Patient { get; init; } = "Patient";
    public string AgeSex { get; init; } = "Age, sex";
    public string HighestRisk { get; init; } = "Highest risk";
    public string FirstAdvice { get; init; } = "Most pressing";

    public string AgeAndSex { get; init; } = "Age and sex";
    public string Age { get; init; } = "Age";
    public string PyramidText { get; init; } = "Living patients by tens of years: {0} female to the left, {1} male to the right, {2} of unknown sex in the table alone.";
    public string NoAgeCount { get; init; } = "Not drawn: {0} of unknown age.";

    public string Problem { get; init; } = "Problem";
    public string ConditionsCaption { get; init; } = "Current problems of the living, the twenty most frequent";
    public string NoConditions { get; init; } = "No current problem is recorded.";

    public string RiskDistribution { get; init; } = "Distribution of risk";
    public string NoRisks { get; init; } = "No score was asked for.";
    public string AllLiving { get; init; } = "all living";
    public string LivingWith { get; init; } = "living patients with:";
    public string SaidOf { get; init; } = "Asked of {0}; said for {1} of {2}.";
    public string ByValue { get; init; } = "By value";
    public string ByCategory { get; init; } = "By category";
    public string NotSaidCount { get; init; } = "Not said for {0}, and why";

    public string Recommendations { get; init; } = "Recommendations";
    public string Recommendation { get; init; } = "Recommendation";
    public string CommonRecommendations { get; init; } = "The most frequent recommendations";
    public string RareRecommendations { get; init; } = "Other recommendations";
    public string NoRecommendations { get; init; } = "No rule asks for anything in these records.";
    public string Strength { get; init; } = "Strength";
    public string HowSoon { get; init; } = "How soon";

    public string DataQuality { get; init; } = "Data quality";
    public string Import { get; init; } = "Import";
    public string ResourceType { get; init; } = "Type";
    public string Read { get; init; } = "Read";
    public string Added { get; init; } = "Added";
    public string NewVersions { get; init; } = "New versions";
    public string Unchanged { get; init; } = "Unchanged";
    public string Refused { get; init; } = "Refused";
    public string ImportProblems { get; init; } = "Problems of the import";
    public string NoImportProblems { get; init; } = "None.";
    public string FirstPlace { get; init; } = "First:";
    public string MissingData { get; init; } = "What is missing";
    public string Gap { get; init; } = "Patients with";
    public string GapsCaption { get; init; } = "Gaps in the records, of all patients";
    public string NoGaps { get; init; } = "Nothing is missing.";
    public string GapBirthDate { get; init; } = "no usable birth date";
    public string GapSex { get; init; } = "no known sex";
    public string GapNoFacts { get; init; } = "nothing but a name and a birth date";
    public string GapUndated { get; init; } = "a fact without a date";
    public string GapUncoded { get; init; } = "a fact without a code";
    public string GapOutOfRange { get; init; } = "a value outside the limits of a score";
    public string KeyInputsCaption { get; init; } = "Missing for {0}, of {1} who could have it";
    public string BlockingCaption { get; init; } = "What most often stands in the way of a score (times, sickbed scores left out)";
    public string AllScores { get; init; } = "All {0} scores: for how many living patients";
    public string ScoresTable { get; init; } = "Scores";
    public string Score { get; init; } = "Score";
    public string WithValue { get; init; } = "With value";
}
