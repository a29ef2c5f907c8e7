using System.Buffers.Binary;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Modes of the format that Tabib does not write, built byte by byte from the specification; and files that are none.</summary>
public sealed class PgenModeTests
{
    private static readonly int[] Codes = [0, 1, 2, 3, 1];

    [Fact]
    public void Fixed_width_codes_are_read()
    {
        var (index, reader) = PgenFiles.Open([.. Start(2, 1, 5, 0x40), 0b11_10_01_00, 0b01], _ => 1);
        Check(reader);
        Assert.True(index.StatesProvisional);
        Assert.False(index.IsReferenceProvisional(0));
    }

    [Fact]
    public void Fixed_width_dosages_are_read()
    {
        var bytes = new List<byte>([.. Start(3, 1, 2, 0x00), 0b11_01]);
        foreach (ushort value in (ReadOnlySpan<ushort>)[16000, 65535]) bytes.AddRange(BitConverter.GetBytes(value));
        var (index, reader) = PgenFiles.Open([.. bytes], _ => 1);
        Assert.False(index.StatesProvisional);
        var buffer = new GenotypeBuffer(2);
        reader.Read(0, 1, buffer);
        Assert.True(buffer.HasDosage);
        Assert.Equal([16000, 65535], buffer.Dosages[..2]);
    }

    [Fact]
    public void Fixed_width_phased_dosages_are_read()
    {
        var bytes = new List<byte>([.. Start(4, 1, 2, 0x80), 0b11_01]);
        foreach (ushort value in (ReadOnlySpan<ushort>)[16000, 65535, unchecked((ushort)-15000), 0x8000]) bytes.AddRange(BitConverter.GetBytes(value));
        var (index, reader) = PgenFiles.Open([.. bytes], _ => 1);
        Assert.True(index.IsReferenceProvisional(0));
        var record = new GenotypeRecord(2);
        reader.ReadRecord(0, record);
        Assert.Equal([new(0, 1, false, 16000, -15000), new(-1, -1, false, -1, null)], RecordMaking.ToCalls(record));
    }

    [Fact]
    public void The_index_may_lie_beside_the_file()
    {
        byte[] records = [0x6C, 0x1B, 0x20, 0b11_10_01_00, 0b01];
        byte[] index = [.. Start(0x30, 1, 5, 0x40), 3, 0, 0, 0, 0, 0, 0, 0, 0, 2];
        Check(PgenFiles.Open(records, _ => 1, index).Reader);
        Assert.Equal("PLK007", Assert.Throws<ProblemException>(() => PgenFiles.Open(records, _ => 1)).Problem.Code);
    }

    [Theory]
    [InlineData(0x48, 0)]
    [InlineData(0x49, 0)]
    public void Lengths_may_be_told_as_what_is_beyond_the_codes(byte control, byte lengths)
    {
        byte[] header = Start(0x10, 1, 5, control);
        Check(PgenFiles.Open([.. header, (byte)(header.Length + 9), 0, 0, 0, 0, 0, 0, 0, lengths, 0b11_10_01_00, 0b01], _ => 1).Reader);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x6C, 0x1B, 0x00 })]
    [InlineData(new byte[] { 0x6C, 0x1B, 0x10, 1, 0 })]
    [InlineData(new byte[] { 0x6C, 0x1B, 0x10, 0xFF, 0xFF, 0xFF, 0x7F, 1, 0, 0, 0, 0x47, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x6C, 0x1B, 0x02, 1, 0, 0, 0, 5, 0, 0, 0, 0x40, 0 })]
    [InlineData(new byte[] { 0x6C, 0x1B, 0x10, 1, 0, 0, 0, 5, 0, 0, 0, 0x40, 22, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0 })]
    public void What_is_no_header_is_refused(byte[] bytes) => Assert.Equal("PLK007", Assert.Throws<ProblemException>(() => PgenFiles.Open(bytes, _ => 1)).Problem.Code);

    /// <summary>A list of three among five samples, all broken in their own way; and kind 5, which is reserved.</summary>
    [Theory]
    [InlineData(4, new byte[] { 200 })]
    [InlineData(4, new byte[] { 2, 3, 0b0101, 0 })]
    [InlineData(4, new byte[] { 2, 3, 0b0101, 9 })]
    [InlineData(1, new byte[] { 4, 0b0101, 0 })]
    [InlineData(0, new byte[] { 1 })]
    [InlineData(2, new byte[] { 0 })]
    [InlineData(5, new byte[] { 0 })]
    public void A_damaged_record_is_named(byte type, byte[] record)
    {
        byte[] header = Start(0x10, 1, 5, 0x40);
        var (_, reader) = PgenFiles.Open([.. header, (byte)(header.Length + 10), 0, 0, 0, 0, 0, 0, 0, type, (byte)record.Length, .. record], _ => 1);
        var problem = Assert.Throws<ProblemException>(() => reader.Read(0, 1, new GenotypeBuffer(5))).Problem;
        Assert.Equal("PLK009", problem.Code);
        Assert.Contains("variant 1", problem.Message, StringComparison.Ordinal);
    }

    private static byte[] Start(byte mode, int variants, int samples, byte control)
    {
        var bytes = new byte[12];
        (bytes[0], bytes[1], bytes[2], bytes[11]) = (0x6C, 0x1B, mode, control);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(3), variants);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(7), samples);
        return bytes;
    }

    private static void Check(PgenReader reader)
    {
        var buffer = new GenotypeBuffer(5);
        reader.Read(0, 1, buffer);
        Assert.Equal(Codes, Enumerable.Range(0, 5).Select(buffer.CodeOf));
    }
}
