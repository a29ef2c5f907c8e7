namespace Tabib.App.Reports;

/// <summary>All words of the pages that come from the program and not from data or knowledge. English here; another language sets the same properties anew. Numbers in braces are filled in.</summary>
public sealed partial record Labels
{
    /// <summary>BCP 47, for the lang attribute.</summary>
    public string Language { get; init; } = "en";

    public string About { get; init; } = "About this page";
    public string AndMore { get; init; } = "and {0} more";
    public string AsKnownOn { get; init; } = "As known on {0}; nothing recorded later was used.";
    public string AsRecorded { get; init; } = "As recorded";
    public string AsTable { get; init; } = "The same as a table";
    public string Bar { get; init; } = "Bar";
    public string Brand { get; init; } = "Tabib precision report";
    public string Category { get; init; } = "Category";
    public string Day { get; init; } = "Day";
    public string Input { get; init; } = "Input";
    public string Kind { get; init; } = "Kind";
    public string KnowledgeTable { get; init; } = "Knowledge packs";
    public string KnowledgeUsed { get; init; } = "Knowledge used: {0} packs";
    public string MadeBy { get; init; } = "Made by Tabib {0}.";
    public string MissingWord { get; init; } = "Missing";
    public string No { get; init; } = "no";
    public string NotADevice { get; init; } = "Decision support, not a certified medical device.";
    public string NotADeviceLong { get; init; } = "This page is research and decision support and not a certified medical device. It is no diagnosis and replaces no clinician: check each number against the record before you act on it.";
    public string NotApplicable { get; init; } = "Not applicable";
    public string Number { get; init; } = "Number";
    public string OutOfRange { get; init; } = "Out of range";
    public string OutsideOf { get; init; } = "outside";
    public string Pack { get; init; } = "Pack";
    public string Percent { get; init; } = "Percent";
    public string Problems { get; init; } = "Problems";
    public string Sections { get; init; } = "Sections";
    public string Share { get; init; } = "Share";
    public string SkipToContent { get; init; } = "Skip to the report";
    public string Source { get; init; } = "Source";
    public string Value { get; init; } = "Value";
    public string Version { get; init; } = "Version";
    public string What { get; init; } = "What";
    public string Yes { get; init; } = "yes";

    public string Female { get; init; } = "female";
    public string Male { get; init; } = "male";
    public string SexUnknown { get; init; } = "sex not known";
    public string Undated { get; init; } = "undated";
    public string Now { get; init; } = "now";
    public string Death { get; init; } = "death";
    public string Died { get; init; } = "Died";

    public string Urgent { get; init; } = "Urgent";
    public string Soon { get; init; } = "Soon";
    public string Routine { get; init; } = "Routine";
    public string Strong { get; init; } = "Recommended";
    public string Conditional { get; init; } = "Consider";
    public string Check { get; init; } = "Check";

    public string OfHundred { get; init; } = "{0} of 100";
    public string FewerThanOneOfHundred { get; init; } = "fewer than 1 of 100";
    public string MoreThanNinetyNineOfHundred { get; init; } = "more than 99 of 100";
}
