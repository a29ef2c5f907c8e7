using System.Text;
using Tabib.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Fhir;

public sealed class ReferenceSplicerTests
{
    private const string Meta = "\"versionId\":\"3\",\"lastUpdated\":\"2020-01-02T03:04:05.000Z\"";

    [Theory]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"a\"}", "{\"meta\":{@},\"resourceType\":\"Patient\",\"id\":\"a\"}")]
    [InlineData("{ \"resourceType\":\"Patient\" }", "{\"id\":\"made\",\"meta\":{@}, \"resourceType\":\"Patient\" }")]
    [InlineData("{\"id\":\"a\",\"meta\":{}}", "{\"id\":\"a\",\"meta\":{@}}")]
    [InlineData("{\"id\":\"a\",\"meta\":{ \"profile\":[\"x\"]},\"v\":1.50}", "{\"id\":\"a\",\"meta\":{@, \"profile\":[\"x\"]},\"v\":1.50}")]
    [InlineData("{\"id\":\"a\",\"meta\":{\"versionId\":\"old\",\"lastUpdated\":\"1999\"}}", "{\"id\":\"a\",\"meta\":{@}}")]
    public void Only_id_and_meta_are_set(string received, string expected) => Assert.Equal(expected.Replace("@", Meta, StringComparison.Ordinal), Splice(received));

    [Fact]
    public void References_are_replaced_in_place()
    {
        const string received = "{\"id\":\"a\",\"s\":{\"reference\":\"urn:uuid:1\"},\"t\":[{\"reference\":\"urn:uuid:22\"}]}";
        var links = new[] { "urn:uuid:1", "urn:uuid:22" }.Select((text, i) => (received.IndexOf(text + "\"", StringComparison.Ordinal), text.Length, Encoding.ASCII.GetBytes($"Type/{i}"))).ToArray();
        Assert.Equal("{\"meta\":{" + Meta + "},\"id\":\"a\",\"s\":{\"reference\":\"Type/0\"},\"t\":[{\"reference\":\"Type/1\"}]}", Splice(received, links));
    }

    private static string Splice(string json, params (int, int, byte[])[] links)
    {
        using var output = new MemoryStream();
        ReferenceSplicer.Write(Encoding.UTF8.GetBytes(json), links, "made", 3, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero), output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
