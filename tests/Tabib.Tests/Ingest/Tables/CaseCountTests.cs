using static Tabib.Tests.Ingest.Tables.TableReading;

namespace Tabib.Tests.Ingest.Tables;

public sealed class CaseCountTests
{
    [Fact]
    public void A_count_is_an_observation_of_a_place_and_of_no_patient()
    {
        var reading = Of("date,place,count,group,disease,known_at\n2024-01-05,North,7,0-4,measles,2024-01-07\n");
        Assert.Empty(reading.Problems);
        var (place, count) = (reading.Only("Location"), reading.Only("Observation"));
        Assert.Equal(("North", ""), (place.At("name"), count.Patient.Contains("Patient", StringComparison.Ordinal) ? count.Patient : ""));
        Assert.Equal(($"Location/{place.Id}", "North"), (count.At("subject.reference"), count.At("subject.display")));
        Assert.Equal(("2024-01-05", "2024-01-05", "2024-01-07T23:59:59Z"), (count.At("effectivePeriod.start"), count.At("effectivePeriod.end"), count.At("issued")));
        Assert.Equal(("7", "{cases}", "measles", "0-4"), (count.At("valueQuantity.value"), count.At("valueQuantity.code"), count.At("code.text"), count.At("component.0.valueString")));
    }

    [Theory]
    [InlineData("week", "2024-W01", "2024-01-01", "2024-01-07")]
    [InlineData("week", "2020W53", "2020-12-28", "2021-01-03")]
    [InlineData("week_start", "2024-01-01", "2024-01-01", "2024-01-07")]
    [InlineData("week_ending", "2024-01-07", "2024-01-01", "2024-01-07")]
    [InlineData("date", "2024-W01", "2024-01-01", "2024-01-07")]
    public void Weeks_are_the_days_that_they_mean(string header, string cell, string first, string last)
    {
        var count = Of($"{header},region,cases\n{cell},North,7\n").Only("Observation");
        Assert.Equal((first, last), (count.At("effectivePeriod.start"), count.At("effectivePeriod.end")));
    }

    [Theory]
    [InlineData("2024-01-05,North,-1", "TAB060 2 count")]
    [InlineData("2024-01-05,North,1.5", "TAB060 2 count")]
    [InlineData("2024-01-05,North,many", "TAB060 2 count")]
    [InlineData("2024-W53,North,1", "TAB012 2 date")]
    [InlineData("2024-01,North,1", "TAB061 2 date")]
    [InlineData("2024-02-30,North,1", "TAB012 2 date")]
    [InlineData("2024-01-05,,1", "TAB062 2 place")]
    public void What_is_no_count_is_refused(string row, string place)
    {
        var reading = Of($"date,place,count\n{row}\n2024-01-06,North,0\n");
        Assert.Equal(place, Assert.Single(reading.Places()));
        Assert.Equal("0", reading.Only("Observation").At("valueQuantity.value"));
    }

    [Fact]
    public void A_revised_count_is_a_new_version_or_stands_beside_the_earlier_one_where_it_says_when_it_became_known()
    {
        static string Id(string row) => Of($"date,place,count,known_at\n{row}\n").Only("Observation").Id;
        Assert.Equal(Id("2024-01-05,North,7,"), Id("2024-01-05,North,8,"));
        Assert.NotEqual(Id("2024-01-05,North,7,2024-01-06"), Id("2024-01-05,North,7,2024-01-07"));
        Assert.NotEqual(Id("2024-01-05,North,7,"), Id("2024-01-05,South,7,"));
        Assert.Equal(["TAB063 3 count"], Of("date,place,count\n2024-01-05,North,7\n2024-01-05,North,8\n").Places());
    }
}
