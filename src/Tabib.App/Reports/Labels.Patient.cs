namespace Tabib.App.Reports;

public sealed partial record Labels
{
    public string PatientPageTitle { get; init; } = "precision report";
    public string PatientId { get; init; } = "Patient";
    public string RecordedAs { get; init; } = "recorded as";
    public string NoName { get; init; } = "(no name recorded)";
    public string Born { get; init; } = "born {0}";
    public string BornUnknown { get; init; } = "birth date not known";
    public string AgeInYears { get; init; } = "{0} years old";
    public string AgeInMonths { get; init; } = "{0} months old";
    public string NotYetBorn { get; init; } = "not yet born at this moment";
    public string DiedOn { get; init; } = "Died on {0}.";
    public string DiedOnAged { get; init; } = "Died on {0} at the age of {1}.";
    public string NoAdviceAfterDeath { get; init; } = "Nothing is advised after death.";
    public string NoRisksAfterDeath { get; init; } = "No risk is computed after death.";
    public string FactsRead { get; init; } = "It rests on {0} recorded facts and {1} scores.";

    public string Attention { get; init; } = "What needs attention";
    public string NothingToAdvise { get; init; } = "No rule asks for anything in this record. That is no proof that nothing is needed: rules see only what is recorded.";
    public string NothingPressing { get; init; } = "Nothing urgent was found in this record.";
    public string RoutineFollow { get; init; } = "{0} more for the next visit: see Prevent and Personalise.";
    public string CurrentProblems { get; init; } = "Current problems";
    public string LastProblems { get; init; } = "Problems at the time of death";
    public string NoProblems { get; init; } = "None recorded.";
    public string PastProblems { get; init; } = "Past problems ({0})";
    public string NewestValues { get; init; } = "Newest values of the last five years";
    public string LastValues { get; init; } = "Values of the last five years of life";
    public string NoValues { get; init; } = "None recorded.";

    public string Predict { get; init; } = "Predict";
    public string PredictSubtitle { get; init; } = "what may come";
    public string AssociationNote { get; init; } = "Chances from published models of people with the same values: an association, not a promise. Open a number to see what went in.";
    public string NoChances { get; init; } = "No chance of future disease can be given from this record; why not stands below.";
    public string PeopleWillHave { get; init; } = "people like you will have {0} within {1} years.";
    public string Chance { get; init; } = "{0} people like you will have {1} within {2} years.";
    public string ChanceAndRest { get; init; } = "{0} people like you will have {1} within {2} years; {3} will not.";
    public string Interval { get; init; } = "interval {0}";
    public string IntervalOfHundred { get; init; } = "{0} to {1} of 100";
    public string Among { get; init; } = "Of these and others";
    public string OfHundredPeople { get; init; } = "People of 100";
    public string HowComputed { get; init; } = "How this number comes about";
    public string OtherScores { get; init; } = "Other scores";
    public string CalculatedValues { get; init; } = "Calculated values: body measures, laboratory, fluids ({0})";
    public string MadeFor { get; init; } = "Made for:";
    public string InputsOf { get; init; } = "Inputs of {0}";
    public string Used { get; init; } = "Used";
    public string Measured { get; init; } = "Measured";
    public string Assumed { get; init; } = "Assumed:";
    public string DaysBefore { get; init; } = ", {0} days earlier";
    public string MonthsBefore { get; init; } = ", {0} months earlier";
    public string YearsBefore { get; init; } = ", {0} years earlier";
    public string WhatAdds { get; init; } = "How much each part adds ({0})";
    public string Term { get; init; } = "Part";
    public string Adds { get; init; } = "Adds";
    public string NotKnown { get; init; } = "Not known:";
    public string CannotBeSaid { get; init; } = "Scores without a value, and why";
    public string UnknownOutOfRange { get; init; } = "A value lies outside what the score was made for";
    public string UnknownNearly { get; init; } = "One or two values are missing";
    public string UnknownMissing { get; init; } = "More values are missing";
    public string UnknownNotApplicable { get; init; } = "Not made for this patient";

    public string Prevent { get; init; } = "Prevent";
    public string PreventSubtitle { get; init; } = "what can be done before it comes";
    public string AdultsOnly { get; init; } = "The rules speak about adults. The vaccinations and check-ups of childhood are not covered: follow the national schedule.";
    public string NothingToPrevent { get; init; } = "No rule of prevention asks for anything now.";
    public string Why { get; init; } = "Why:";
    public string Grounds { get; init; } = "Grounds, other ways, and what would change this";
    public string RestsOnScores { get; init; } = "Rests on scores";
    public string RestsOnFacts { get; init; } = "Rests on the record";
    public string AgeAndSexStated { get; init; } = "Birth date and sex";
    public string WouldChange { get; init; } = "Would change it";
    public string Alternatives { get; init; } = "Other ways";

    public string Personalise { get; init; } = "Personalise";
    public string PersonaliseSubtitle { get; init; } = "what fits this person";
    public string MedicinesNow { get; init; } = "Medicines now";
    public string LastMedicines { get; init; } = "Medicines at the time of death";
    public string NoMedicines { get; init; } = "No active order is recorded.";
    public string Allergies { get; init; } = "Allergies";
    public string NoAllergies { get; init; } = "None recorded. That is not the same as none.";
    public string Genome { get; init; } = "Genome";
    public string NoGenome { get; init; } = "No genome data.";
    public string MedicineSafety { get; init; } = "Safety of the medicines";
    public string NoMedicineAdvice { get; init; } = "No rule on doses, dangerous pairs or doubled medicines speaks up. The rules know the commonest dangers, not all.";
    public string NoMedicinesToCheck { get; init; } = "Without a recorded medicine there is nothing to check.";
    public string Since { get; init; } = "since {0}";
    public string TimesLast { get; init; } = "{0} times, last {1}";
    public string Ordered { get; init; } = "ordered {0}";
    public string OrderedTimes { get; init; } = "last ordered {0}, {1} orders";
    public string StillTaken { get; init; } = "ordered more than two years ago: ask whether it is still taken";
    public string NotYetSure { get; init; } = "not yet sure";
    public string StatusNotGiven { get; init; } = "status not given";

    public string Participate { get; init; } = "Participate";
    public string ParticipateSubtitle { get; init; } = "for you, in plain words";
    public string DoNow { get; init; } = "Do this now";
    public string YourSteps { get; init; } = "What you can talk about with your care team";
    public string NoSteps { get; init; } = "Nothing was found that you need to do. Keep the visits you have planned.";
    public string YourChances { get; init; } = "Your chances";
    public string NotAPromise { get; init; } = "These numbers come from many people with values like yours. They are an association, not a promise: nobody can tell who of the 100 will be ill.";
    public string Clearer { get; init; } = "What would make the picture clearer";
    public string For { get; init; } = "for: {0}";
    public string QuestionsToAsk { get; init; } = "Questions you may ask";
    public string Corrections { get; init; } = "Is something wrong?";
    public string CorrectionsText { get; init; } = "You can ask for a correction of your record. Write down what is wrong, where it stands on this page and what is right, and give it to your clinic. The clinic corrects the record; this page is then made anew from it. You may ask who has read your record.";

    public string Timeline { get; init; } = "Timeline";
    public string NoTimeline { get; init; } = "The record holds no dated event.";
    public string TimelineCaption { get; init; } = "Bars are stretches of time, dots single days. At most thirty years are drawn; what began earlier starts at the edge.";
    public string TimelineTable { get; init; } = "Events, newest first";
    public string OlderLeftOut { get; init; } = "{0} older ones are left out here; the record has them.";
    public string Medicines { get; init; } = "Medicines";
    public string Procedures { get; init; } = "Procedures";
    public string Vaccinations { get; init; } = "Vaccinations";
    public string Visits { get; init; } = "Visits";
    public string ActiveOrder { get; init; } = "active";
    public string SpanTimes { get; init; } = "{0}, {1} times";

    public string Trends { get; init; } = "Trends";
    public string NoTrends { get; init; } = "Nothing was measured twice.";
    public string ValuesCount { get; init; } = "Values ({0})";
    public string BoundsNotDrawn { get; init; } = "Known only as a limit, not drawn: {0}";

    /// <summary>Label, number, first day, first value, last day, last value, lowest, highest, unit.</summary>
    public string TrendDescription { get; init; } = "{0} {1} values, from {3} on {2} to {5} on {4}; lowest {6}, highest {7} {8}.";
}
