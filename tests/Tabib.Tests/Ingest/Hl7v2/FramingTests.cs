using System.Text;
using static Tabib.Tests.Ingest.Hl7v2.Hl7Reading;

namespace Tabib.Tests.Ingest.Hl7v2;

public sealed class FramingTests
{
    private static readonly string One = Message("ADT^A28", "1", Pid);
    private static readonly string Two = Message("ADT^A28", "2", "PID|1||456^^^HOSP^MR||B^A");

    [Fact]
    public void Messages_are_found_however_they_are_framed()
    {
        foreach (var text in (string[])[One + Two, $"\u000B{One}\u001C\r\u000B{Two}\u001C\r", $"FHS|^~\\&|x\rBHS|^~\\&|x\r{One}{Two}BTS|2\rFTS|1\r", $"\uFEFF{One}\r\r\n\n{Two}".Replace("\r", "\r\n", StringComparison.Ordinal), (One + Two).Replace("\r", "\n", StringComparison.Ordinal)])
        {
            var reading = Of(text);
            Assert.Empty(reading.Problems);
            Assert.Equal(2, reading.All("Patient").Length);
        }
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        foreach (var end in (string[])["\r", "\n", "\r\n"])
        {
            var reading = Of((One + Two + Message("ADT^A28", "3", "PID|1")).Replace("\r", end, StringComparison.Ordinal));
            Assert.Equal((1L, 4L), (reading.All("Binary")[0].Line, reading.All("Patient")[1].Line));
            Assert.Equal("HL7011 6 PID-3", Assert.Single(reading.Places()));
        }
    }

    [Theory]
    [InlineData("no message at all\r", "HL7001 1")]
    [InlineData("MSH|^~\\&|A|B|||20240105||ADT^A28|1|P|2.5\rPID|1||5^^^H^MR\rgarbage\r", "HL7003 3")]
    [InlineData("MSH|^^\\&|A|B|||20240105||ADT^A28|1|P|2.5\rPID|1||5\r", "HL7004 1 MSH-2")]
    [InlineData("MSH|^~\\&|A|B|||20240105||ADT^A28|1|P|2.5||||||BIG-5\rPID|1||5\r", "HL7005 1 MSH-18")]
    [InlineData("MSH|^~\\&|A|B|||20240105||ADT^A28|1|P|2.5\rEVN|A28\r", "HL7010 1 PID")]
    [InlineData("MSH|^~\\&|A|B|||20240105||ADT^A28|1|P|2.5\rPID|1\r", "HL7011 2 PID-3")]
    [InlineData("MSH|^~\\&|A|B|||20241305||ADT^A28|1|P|2.5\rPID|1||5\r", "HL7012 1 MSH-7")]
    [InlineData("MSH|^~\\&|A|B|||20240105||ORU^R01|1|P|2.5\rPID|1||5\rOBX|1|NM|x||1\r", "HL7018 3 OBX")]
    [InlineData("MSH|^~\\&|A|B|||20240105||ORU^R01|1|P|2.5\rPID|1||5\rOBR|1||7\r", "HL7018 3 OBR-4")]
    [InlineData("MSH|^~\\&|A|B|||20240105||ORU^R01|1|P|2.5\rPID|1||5\rOBR|1||7|a^A|||20240230\r", "HL7012 3 OBR-7")]
    [InlineData("MSH|^~\\&|A|B|||20240105||SIU^S12|1|P|2.5\rPID|1||5\r", "HL7007 1 MSH-9")]
    public void A_broken_message_is_refused_with_its_place_and_the_next_goes_on(string text, string place)
    {
        var reading = Of(text + Two);
        Assert.Equal(place, Assert.Single(reading.Places()));
        Assert.Equal(["urn:tabib:clinic:authority:HOSP|456"], reading.Only("Patient").Identifiers);
    }

    [Fact]
    public void A_message_that_breaks_late_leaves_nothing_behind()
    {
        var reading = Of(Results("OBX|1|NM|x^X^L||1|mg|||||F", "OBX|2|NM|y^Y^L||1|mg|||||F|||20240230"));
        Assert.Equal("HL7012 5 OBX-14", Assert.Single(reading.Places()));
        Assert.Empty(reading.Resources);
    }

    [Fact]
    public void Separators_are_those_of_the_message()
    {
        var text = One.Replace('|', '!').Replace('^', '*').Replace("~\\&", "@/%", StringComparison.Ordinal);
        Assert.Equal(Of(One).Only("Patient").Json, Of(text).Only("Patient").Json);
    }

    [Fact]
    public void Texts_are_read_in_the_character_set_that_the_message_states()
    {
        var utf8 = One.Replace("Karimov", "Каримов", StringComparison.Ordinal);
        Assert.Equal("Каримов", Of(utf8).Only("Patient").At("name.0.family"));
        var latin = One.Replace("Karimov", "Müller", StringComparison.Ordinal).Replace("|P|2.5", "|P|2.5||||||8859/1", StringComparison.Ordinal);
        Assert.Equal("Müller", Of(Encoding.Latin1.GetBytes(latin)).Only("Patient").At("name.0.family"));
        Assert.Equal("HL7006 1 MSH-18", Assert.Single(Of(Encoding.Latin1.GetBytes(One.Replace("Karimov", "Müller", StringComparison.Ordinal))).Places()));
        Assert.Equal("Müller", Of(One.Replace("Karimov", "M\\XC3BC\\ller", StringComparison.Ordinal)).Only("Patient").At("name.0.family"));
    }

    [Fact]
    public void A_message_that_comes_twice_is_passed_over_the_second_time()
    {
        var reading = Of(One + One + One.Replace("Karimov", "Other", StringComparison.Ordinal));
        Assert.Equal(["Information HL7020", "Warning HL7020"], reading.Problems.Select(problem => $"{problem.Severity} {problem.Code}"));
        Assert.Equal("Karimov", reading.Only("Patient").At("name.0.family"));
    }

    [Fact]
    public void A_message_for_training_is_taken_and_told() =>
        Assert.Equal(["HL7022 1 MSH-11"], Of(One.Replace("|P|", "|T|", StringComparison.Ordinal)).Places());

    [Fact]
    public void A_message_without_end_is_refused_in_little_room()
    {
        var reading = Of(One + Header + "ADT^A28|9|P|2.5\rPID|1||" + new string('x', 17 << 20) + "\r" + Two);
        Assert.Equal("HL7002 3", Assert.Single(reading.Places()));
        Assert.Equal(2, reading.All("Patient").Length);
    }
}
