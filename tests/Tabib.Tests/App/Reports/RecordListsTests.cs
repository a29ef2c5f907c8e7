using Tabib.App.Reports;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Time;
using Tabib.Record.Journal;

namespace Tabib.Tests.App.Reports;

public sealed class RecordListsTests
{
    private static readonly Labels English = new();

    [Fact]
    public void A_problem_that_ended_only_later_is_current_at_an_earlier_moment()
    {
        var lists = Of(Samples.Condition("1", "Bronchitis", 10, FactStatus.Ended, lasting: 20), Samples.Condition("2", "Sinusitis", 10, FactStatus.Ended, lasting: 5), Samples.Condition("3", "Sprain", 10, FactStatus.Ended));
        Assert.Equal(["Bronchitis"], lists.Problems.Select(line => line.Name));
        Assert.Equal(["Sinusitis", "Sprain"], lists.PastProblems.Select(line => line.Name));
    }

    [Fact]
    public void A_problem_recorded_again_is_one_line_since_its_first_day()
    {
        var line = Assert.Single(Of(Samples.Condition("1", "Asthma", 10), Samples.Condition("1", "Asthma", 400)).Problems);
        Assert.Equal("since 2024-04-27", line.When);
    }

    [Fact]
    public void Doubt_is_marked() =>
        Assert.Equal(["not yet sure", "status not given"], Of(Samples.Condition("1", "A", 10, FactStatus.Provisional), Samples.Condition("2", "B", 11, FactStatus.Unknown)).Problems.Select(line => line.Value));

    [Fact]
    public void Medicines_are_those_that_the_rules_count()
    {
        var lists = Of(Samples.Drug("A", "Active", 10), Samples.Drug("B", "Old", 800), Samples.Drug("C", "Stopped", 5, FactStatus.Ended), Samples.Drug("D", "Unknown, new", 300, FactStatus.Unknown), Samples.Drug("E", "Unknown, old", 400, FactStatus.Unknown));
        Assert.Equal(["Active", "Unknown, new", "Old"], lists.Medicines.Select(line => line.Name));
        Assert.Equal(["", "", English.StillTaken], lists.Medicines.Select(line => line.Value));
    }

    [Fact]
    public void What_lies_ahead_or_was_ruled_out_is_not_listed()
    {
        var ahead = Samples.Condition("1", "Ahead", -10) with { KnownAt = Samples.AsOf.AddDays(-1) };
        Assert.Empty(Of(ahead, Samples.Condition("2", "Ruled out", 10, FactStatus.Absent)).Problems);
    }

    [Fact]
    public void After_a_death_now_is_its_day()
    {
        var record = Samples.Deceased().Record;
        Assert.Equal("2020-01-31", FactText.Day(PersonHeading.LastMoment(record)));
        Assert.Equal("Died on 2020-01-31 at the age of 80.", PersonHeading.Of(record, English).Death);
        var timeline = Timeline.Of(record, PersonHeading.LastMoment(record), English)!;
        Assert.Equal("2019-12-10 – death", timeline.Lanes[0].Rows[0].Course);
    }

    [Fact]
    public void A_timeline_places_what_it_shows_between_its_edges()
    {
        var timeline = Timeline.Of(Samples.Ill().Record, Samples.AsOf, English)!;
        Assert.Equal(["Problems", "Medicines", "Procedures", "Vaccinations", "Visits"], timeline.Lanes.Select(lane => lane.Title));
        foreach (var row in timeline.Lanes.SelectMany(lane => lane.Rows))
        {
            Assert.True(row.Bars.Length + row.Ticks.Length > 0);
            Assert.All(Numbers(row.Bars), number => Assert.InRange(number, 0, 1000));
            Assert.All(Numbers(row.Ticks), number => Assert.InRange(number, 0, 1000));
        }
    }

    [Fact]
    public void A_timeline_of_a_long_life_draws_thirty_years()
    {
        var timeline = Timeline.Of(Record(Samples.Condition("1", "Asthma", 60 * 365), Samples.Drug("A", "Old order", 50 * 365, FactStatus.Ended)), Samples.AsOf, English)!;
        Assert.Equal("M0,4H1000V12H0Z", timeline.Lanes[0].Rows[0].Bars);
        Assert.Empty(timeline.Lanes[1].Rows[0].Ticks);
    }

    [Fact]
    public void Facts_without_a_date_are_on_no_timeline() =>
        Assert.Null(Timeline.Of(Record(Samples.Condition("1", "Asthma", 1) with { Effective = Interval.Always }, Samples.Stated(new Code("", "x"), default)), Samples.AsOf, English));

    private static RecordLists Of(params Fact[] facts) => RecordLists.Of(Record(facts), Samples.AsOf, English);

    private static PatientRecord Record(params Fact[] facts) => PatientRecord.Create(new Tabib.Core.Identity.PatientKey(1), Samples.AsOf, facts);

    private static IEnumerable<double> Numbers(string path) =>
        path.Split(['M', 'H', 'V', 'Z', 'h', ','], StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
