using System.Globalization;
using System.Text;
using CsCheck;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

public sealed class BcfTests
{
    [Fact]
    public void Text_survives_the_binary_form()
    {
        using var reader = VcfReading.Open(BcfFuzz.Encode(VcfRecordFuzz.Header, VcfRecordFuzz.Records));
        Assert.True(reader.IsBcf);
        Assert.Equal(VcfRecordFuzz.Header.Replace("VCFv4.3\n", "VCFv4.3\n##FILTER=<ID=PASS,Description=\"All filters passed\">\n", StringComparison.Ordinal), reader.Header.ToText());
        var record = new VcfRecord(reader.Header);
        var lines = new ByteBuffer();
        while (reader.Read(record)) record.AppendTo(lines);

        // Missing values at the end of a sample are said, floating-point numbers have six digits, and an exponent two.
        var expected = VcfRecordFuzz.Records.Replace("1/2:.\t.\n", "1/2:.:.:.\t.:.:.:.\n", StringComparison.Ordinal).Replace("1e-9", "1e-09", StringComparison.Ordinal).Replace("1e5", "100000", StringComparison.Ordinal);
        Assert.Equal(expected, VcfRecordTests.Text(lines.Written));
    }

    [Fact]
    public void Parts_of_a_binary_record_are_read_alone_and_edits_are_written()
    {
        var bytes = BcfFuzz.Encode(VcfRecordFuzz.Header, VcfRecordFuzz.Records);
        using var reader = VcfReading.Open(bytes);
        var record = new VcfRecord(reader.Header);
        Assert.True(reader.Read(record));
        Assert.True(record.TryGetInfoInteger("DP"u8, out var depth) && depth == 14);
        Assert.Equal((99, 100, 3, "1/2"), (record.Start, record.End, record.AlleleCount, VcfRecordTests.Text(record.SampleValue(1, 0))));
        record.SetInfo("DP"u8, "300"u8);
        var encoded = new ByteBuffer();
        new BcfEncoder(reader.Header).Append(record, encoded);
        var again = new VcfRecord(reader.Header);
        var shared = BitConverter.ToInt32(encoded.Written);
        Assert.Equal(VcfFault.None, again.LoadBcf(encoded.Written.ToArray(), 8, shared, encoded.Length - 8 - shared));
        Assert.Equal(VcfRecordTests.Write(record), VcfRecordTests.Write(again));
    }

    [Theory]
    [InlineData("2\t5\t.\tA\tC\t.\t.\t.\n", "BCF005")]
    [InlineData("1\t5\t.\tA\tC\t.\tnew\t.\n", "BCF005")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tNEW=1\n", "BCF005")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tXX\t1\t1\t1\n", "BCF005")]
    [InlineData("1\t5\t.\tA\tC\tx\t.\t.\n", "BCF006")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tDP=a\n", "BCF006")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tDP=2147483648\n", "BCF006")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/x\t0/0\t0/0\n", "BCF006")]
    public void What_BCF_cannot_say_is_refused(string line, string code) => Assert.Equal(code, Assert.Throws<ProblemException>(() => BcfFuzz.Encode(VcfRecordFuzz.Header, line)).Problem.Code);

    [Fact]
    public void A_file_that_is_cut_off_is_told()
    {
        var bytes = BcfFuzz.Encode(VcfRecordFuzz.Header, VcfRecordFuzz.Records);
        Assert.Equal("BCF004", Assert.Throws<ProblemException>(() => Drain(bytes[..^5])).Problem.Code);
        Assert.Equal("BCF002", Assert.Throws<ProblemException>(() => Drain(bytes[..100])).Problem.Code);
        Assert.Equal("BCF001", Assert.Throws<ProblemException>(() => Drain([.. "BCF\u0003"u8, .. bytes[4..]])).Problem.Code);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(1, "1")]
    [InlineData(0.5, "0.5")]
    [InlineData(123456, "123456")]
    [InlineData(999999, "999999")]
    [InlineData(1000000, "1e+06")]
    [InlineData(1234567, "1.23457e+06")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-2.45f, "-2.45")]
    [InlineData(30.1f, "30.1")]
    [InlineData(float.NaN, "nan")]
    [InlineData(float.NegativeInfinity, "-inf")]
    [InlineData(1e-30f, "1e-30")]
    public void Numbers_have_six_digits(double value, string expected)
    {
        var buffer = new ByteBuffer();
        FloatText.Append(buffer, value);
        Assert.Equal(expected, VcfRecordTests.Text(buffer.Written));
    }

    [Fact]
    public void A_written_number_is_the_number_to_six_digits() => Gen.Float.Where(float.IsFinite).Sample(value =>
    {
        var buffer = new ByteBuffer();
        FloatText.Append(buffer, value);
        Assert.Equal(value, double.Parse(buffer.Written, CultureInfo.InvariantCulture), Math.Abs(value) * 5.1e-6);
    });

    [Fact]
    public void A_number_is_read_as_the_framework_reads_it() => Gen.Select(Gen.Double.Where(double.IsFinite), Gen.OneOf("R", "F3", "E2", "G6", "E12", "F0")).Sample((value, format) =>
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        if (text.Length > 60) return;
        Assert.True(VcfNumberText.TryParseFloat(Encoding.ASCII.GetBytes(text), out var read));
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), read);
    });

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.5x")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    public void What_is_no_number_is_none(string text)
    {
        Assert.False(VcfNumberText.TryParseFloat(Encoding.ASCII.GetBytes(text), out _));
        Assert.False(VcfNumberText.TryParseInteger(Encoding.ASCII.GetBytes(text), out _));
    }

    private static void Drain(byte[] bytes)
    {
        using var reader = VcfReading.Open(bytes);
        var record = new VcfRecord(reader.Header);
        while (reader.Read(record))
        {
        }
    }
}
