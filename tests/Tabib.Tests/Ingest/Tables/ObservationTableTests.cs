using System.Text;
using Tabib.Ingest;
using static Tabib.Tests.Ingest.Tables.TableReading;

namespace Tabib.Tests.Ingest.Tables;

public sealed class ObservationTableTests
{
    private const string Header = "patient,date,code,value,unit\n";

    [Fact]
    public void A_row_becomes_an_observation_with_its_digits_and_its_time()
    {
        var reading = Of(Header + "P1,2024-01-05T08:00:00+05:00,2160-0,1.10,mg/dL\n");
        Assert.Empty(reading.Problems);
        var fact = Assert.Single(reading.Facts);
        Assert.Equal(("http://loinc.org|2160-0", "1.10", "http://unitsofmeasure.org|mg/dL"), (fact.Code, fact.Value, fact.Unit));
        Assert.Equal(new DateTime(2024, 1, 5, 3, 0, 0, DateTimeKind.Utc), fact.Start);
        var resource = reading.Only("Observation");
        Assert.Equal(("Patient/P1", "final", 2L), (resource.Patient, resource.At("status"), resource.Line));
    }

    [Theory]
    [InlineData("<0.5", "<", "0.5")]
    [InlineData("≥ 200", ">=", "200")]
    [InlineData("+.5e-3", null, "0.5e-3")]
    [InlineData("007.50", null, "7.50")]
    [InlineData("-0", null, "-0")]
    public void Bounds_are_kept_and_digits_stay_as_they_were_entered(string value, string? comparator, string digits)
    {
        var resource = Of(Header + $"P1,2024-01-05,2160-0,{value},mg/dL\n").Only("Observation");
        Assert.Equal(comparator, resource.At("valueQuantity.comparator"));
        Assert.Contains($"\"value\":{digits},", resource.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",2024-01-05,2160-0,1,mg/dL", "TAB010 2 patient")]
    [InlineData("P1,,2160-0,1,mg/dL", "TAB011 2 date")]
    [InlineData("P1,2024-02-30,2160-0,1,mg/dL", "TAB012 2 date")]
    [InlineData("P1,05/01/2024,2160-0,1,mg/dL", "TAB012 2 date")]
    [InlineData("P1,2024-01-05T25:00,2160-0,1,mg/dL", "TAB012 2 date")]
    [InlineData("P1,2024-01-05,,1,mg/dL", "TAB020 2 code")]
    [InlineData("P1,2024-01-05,2160-0,one,mg/dL", "TAB030 2 value")]
    [InlineData("P1,2024-01-05,2160-0,1.2.3,mg/dL", "TAB030 2 value")]
    [InlineData("P1,2024-01-05,2160-0,NaN,mg/dL", "TAB031 2 value")]
    [InlineData("P1,2024-01-05,2160-0,1e999,mg/dL", "TAB031 2 value")]
    [InlineData("P1,2024-01-05,2160-0,1e-999,mg/dL", "TAB031 2 value")]
    [InlineData("P1,2024-01-05,2160-0,1,mgdl", "TAB040 2 unit")]
    [InlineData("P1,2024-01-05,8480-6,1,mmHg", "TAB040 2 unit")]
    [InlineData("P1,2024-01-05,9187-6,1500,ML", "TAB040 2 unit")]
    [InlineData("P1,2024-01-05,777-3,250,K/uL", "TAB040 2 unit")]
    [InlineData("P1,2024-01-05,2160-0,1,5,mg/dL", "TAB005 2")]
    [InlineData("P1,2024-01-05,2160-0,1", "TAB005 2")]
    [InlineData("P1,2024-01-05,2160-0,\"1,mg/dL", "TAB004 2")]
    [InlineData("P1,2024-01-05,2160-0,\"1\"x,mg/dL", "TAB004 2")]
    public void A_row_that_cannot_be_understood_is_refused_with_its_place_and_the_next_goes_on(string row, string place)
    {
        var reading = Of(Header + row + "\nP2,2024-01-05,2160-0,1,mg/dL\n");
        Assert.Equal(place, Assert.Single(reading.Places()));
        Assert.Equal(("Patient/P2", 3L), (reading.Only("Observation").Patient, reading.Only("Observation").Line));
    }

    [Theory]
    [InlineData("mmHg", "Write mm[Hg]")]
    [InlineData("ML", "Write mL")]
    [InlineData("K/uL", "Write 10*3/uL")]
    public void A_unit_that_is_misspelt_is_met_with_the_right_one(string unit, string hint) =>
        Assert.StartsWith(hint, Assert.Single(Of(Header + $"P1,2024-01-05,x,1,{unit}\n").Problems).Hint, StringComparison.Ordinal);

    [Fact]
    public void A_value_without_a_unit_is_kept_with_a_warning_and_no_unit()
    {
        var reading = Of("patient,date,code,value\nP1,2024-01-05,6301-6,2.5\n");
        Assert.Equal(["TAB041 2 value"], reading.Places());
        Assert.Equal(("2.5", "|"), (Assert.Single(reading.Facts).Value, reading.Facts[0].Unit));
    }

    [Fact]
    public void A_row_without_a_value_is_told_and_passed_over()
    {
        var reading = Of(Header + "P1,2024-01-05,2160-0,NA,mg/dL\n");
        Assert.Equal("TAB032 2 value", Assert.Single(reading.Places()));
        Assert.Empty(reading.Resources);
    }

    [Theory]
    [InlineData("P1;2024-01-05;2160-0;1.5;mg/dL", ";")]
    [InlineData("P1\t2024-01-05\t2160-0\t1.5\tmg/dL", "\t")]
    [InlineData("\"P1\",\"2024-01-05\",\"2160-0\",\"1.5\",\"mg/dL\"", ",")]
    public void Delimiters_quotes_marks_and_line_ends_are_taken_as_they_come(string row, string delimiter)
    {
        var header = Header.TrimEnd().Replace(",", delimiter, StringComparison.Ordinal);
        var plain = Of($"{header}\n{row}");
        Assert.Equal("1.5", Assert.Single(plain.Facts).Value);
        foreach (var text in new[] { $"\uFEFF{header}\r\n\r\n{row}\r\n", $"{header}\r{row}\r" })
            Assert.Equal(plain.Resources.Select(resource => resource.Json), Of(text).Resources.Select(resource => resource.Json));
    }

    [Fact]
    public void A_quoted_field_may_hold_line_ends_and_quotes_and_lines_are_still_counted()
    {
        var reading = Of("patient,date,code,display,value,unit\nP1,2024-01-05,x,\"one\n\"\"two\"\"\",1,mg\nP1,2024-01-05,x,,a,mg\n");
        Assert.Equal("one\n\"two\"", reading.Only("Observation").At("code.text"));
        Assert.Equal(["TAB030 4 value"], reading.Places());
    }

    [Fact]
    public void Bytes_that_are_not_utf8_refuse_their_row_alone()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "P"), 0xFF, .. Encoding.UTF8.GetBytes(",2024-01-05,2160-0,1,mg/dL\nP2,2024-01-05,2160-0,1,mg/dL\n")];
        var reading = Of(bytes);
        Assert.Equal(("TAB003 2", "Patient/P2"), (Assert.Single(reading.Places()), reading.Only("Observation").Patient));
    }

    [Fact]
    public void A_line_without_end_is_refused_in_little_room()
    {
        var long1 = new string('x', 3 << 20);
        var reading = Of($"{Header}{long1}\nP2,2024-01-05,2160-0,1,mg/dL\nP3,\"{long1}\nP4,2024-01-05,2160-0,1,mg/dL\n");
        Assert.Equal(["TAB002 2", "TAB002 4"], reading.Places());
        Assert.Equal(["Patient/P2", "Patient/P4"], reading.Resources.Select(resource => resource.Patient));
        Assert.Equal(["TAB004 2"], Of($"{Header}P1,\"never closed\n{string.Concat(Enumerable.Repeat("x\n", 600_000))}").Places().Take(1));
    }

    [Fact]
    public void A_changed_value_keeps_its_id_and_two_of_one_time_keep_both()
    {
        static string[] Ids(string rows) => [.. Of(Header + rows).Resources.Select(resource => resource.Id)];
        var first = Ids("P1,2024-01-05,2160-0,1,mg/dL\n");
        Assert.Equal(first, Ids("P1,2024-01-05,2160-0,2,mg/dL\n"));
        Assert.NotEqual(first, Ids("P1,2024-01-06,2160-0,1,mg/dL\n"));
        Assert.NotEqual(first, Ids("P2,2024-01-05,2160-0,1,mg/dL\n"));
        Assert.NotEqual(first, Ids("P1,2024-01-05,2161-8,1,mg/dL\n"));

        var both = Of(Header + "P1,2024-01-05,2160-0,1,mg/dL\nP1,2024-01-05,2160-0,2,mg/dL\nP1,2024-01-05,2160-0,1,mg/dL\n");
        Assert.Equal(["TAB083 3 date", "TAB080 4 patient"], both.Places());
        Assert.Equal((2, first[0]), (both.Resources.Select(resource => resource.Id).Distinct().Count(), both.Resources[0].Id));
    }

    [Fact]
    public void A_name_that_is_no_fhir_id_is_an_identifier_of_this_source()
    {
        var reading = Of(Header + "Subject 1,2024-01-05,2160-0,1,mg/dL\nhttp://h.example/mrn|77,2024-01-05,2160-0,1,mg/dL\nPatient/P3,2024-01-05,2160-0,1,mg/dL\n");
        Assert.Equal(
            ["Patient?identifier=urn%3Atabib%3Aclinic%3Apatient|Subject%201", "Patient?identifier=http%3A%2F%2Fh.example%2Fmrn|77", "Patient/P3"],
            reading.Resources.Select(resource => resource.Patient));
    }

    [Fact]
    public void Times_take_the_zone_that_is_said_and_are_told_of_where_none_is()
    {
        var options = new TableOptions { TimeZone = "+05:00" };
        Assert.Equal("2024-01-05T08:00:00+05:00", Of(Header + "P1,2024-01-05 08:00,x,1,mg\n", null, options).Only("Observation").At("effectiveDateTime"));
        var utc = Of(Header + "P1,2024-01-05 08:00,x,1,mg\nP1,2024-01-05 09:00,x,1,mg\n");
        Assert.Equal(["TAB081 2 date"], utc.Places());
        Assert.Equal("2024-01-05T08:00:00Z", utc.Resources[0].At("effectiveDateTime"));
    }

    [Fact]
    public void A_time_that_the_clocks_skipped_is_refused()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _)) Assert.Skip("no time zone data on this machine");
        var options = new TableOptions { TimeZone = "Europe/Berlin" };
        Assert.Equal(["TAB014 2 date"], Of(Header + "P1,2024-03-31 02:30,x,1,mg\n", null, options).Places());
        Assert.Equal("2024-07-01T08:00:00+02:00", Of(Header + "P1,2024-07-01 08:00,x,1,mg\n", null, options).Only("Observation").At("effectiveDateTime"));
    }

    [Theory]
    [InlineData("dd.MM.yyyy HH:mm", "05.01.2024 08:00", "2024-01-05T08:00:00Z")]
    [InlineData("dd.MM.yyyy", "05.01.2024", "2024-01-05")]
    [InlineData("MM/yyyy", "01/2024", "2024-01")]
    [InlineData("seconds", "1704441600", "2024-01-05T08:00:00Z")]
    [InlineData("milliseconds", "1704441600500", "2024-01-05T08:00:00.5Z")]
    public void Dates_are_read_in_the_form_that_is_said(string format, string cell, string expected) =>
        Assert.Equal(expected, Of(Header + $"P1,{cell},x,1,mg\n", null, new TableOptions { DateFormat = format }).Only("Observation").At("effectiveDateTime"));

    [Fact]
    public void A_day_on_which_it_became_known_counts_from_its_end()
    {
        var fact = Assert.Single(Of("patient,date,code,value,unit,issued\nP1,2024-01-05,x,1,mg,2024-01-06\n").Facts);
        Assert.Equal((new DateTime(2024, 1, 6, 23, 59, 59, DateTimeKind.Utc), false), (fact.KnownAt, fact.Inferred));
    }

    [Fact]
    public void Date_and_time_side_by_side_are_one_time() =>
        Assert.Equal("2024-01-05T08:15:00Z", Of("patient,date,time,code,value,unit\nP1,2024-01-05,08:15,x,1,mg\n").Only("Observation").At("effectiveDateTime"));

    [Fact]
    public void Columns_that_mean_nothing_are_named() =>
        Assert.Contains("ward_colour", Assert.Single(Of("patient,date,code,value,unit,ward_colour\n").Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b\n1,2\n", "TAB001")]
    [InlineData("", "TAB006")]
    public void A_table_that_cannot_be_understood_is_refused_as_a_whole(string text, string code) => Assert.Equal([code], Of(text).Codes);

    [Fact]
    public void Named_columns_go_before_the_usual_names()
    {
        var options = new TableOptions { PatientColumn = "who", DateColumn = "when", CodeColumn = "what", ValueColumn = "much", Unit = "mmol/L", PatientSystem = "mrn" };
        var resource = Of("who,when,what,much\n7,2024-01-05,2345-7,5.4\n", null, options).Only("Observation");
        Assert.Equal(("Patient?identifier=mrn|7", "mmol/L"), (resource.Patient, resource.At("valueQuantity.code")));
        Assert.Equal(["TAB006"], Of("a,b\n1,2\n", null, options).Codes);
    }
}
