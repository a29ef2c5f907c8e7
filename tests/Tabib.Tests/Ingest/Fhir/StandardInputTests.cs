using System.Text;
using Tabib.Core.Facts;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Fhir;

public sealed class StandardInputTests
{
    private const string Bundle = """{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"a"}},{"resource":{"resourceType":"Patient","id":"b"}}]}""";

    [Theory]
    [InlineData(Bundle)]
    [InlineData("{\n\"resourceType\":\n\"Bundle\",\"type\":\"collection\",\"entry\":[\n{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\"}}\n,{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"b\"}}]}")]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n{\"resourceType\":\"Patient\",\"id\":\"b\"}\n")]
    public void A_pipe_that_gives_few_bytes_at_a_time_is_judged_by_its_whole_beginning(string text)
    {
        using var reader = new FhirBatchReader(new InputFile(InputDiscovery.StandardInput, "stdin", InputFormat.FhirNdjson, "test", 0), new ConceptTable(), new FhirReadOptions(), new Trickle(Encoding.UTF8.GetBytes(text)));
        var batch = new ResourceBatch();
        Assert.True(reader.Read(batch, TestContext.Current.CancellationToken));
        Assert.Empty(batch.Problems);
        Assert.Equal(["a", "b"], batch.Resources.Select(entry => Encoding.UTF8.GetString(batch.Facts.Read(entry.Id))));
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(3, buffer.Length)]);
    }
}
