using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>What the references inside one Bundle mean: fullUrl to Type/id. A urn:uuid says nothing outside its Bundle.</summary>
internal sealed class BundleScope
{
    private readonly Dictionary<string, byte[]> _targets = new(StringComparer.Ordinal);

    public bool IsEmpty => _targets.Count == 0;

    public void Add(ReadOnlySpan<byte> fullUrl, string type, ReadOnlySpan<byte> id) =>
        _targets[Text(fullUrl)] = [.. System.Text.Encoding.ASCII.GetBytes(type), (byte)'/', .. id];

    /// <returns>Type/id; the reference itself where the Bundle does not say.</returns>
    public ReadOnlySpan<byte> Resolve(ReadOnlySpan<byte> reference) =>
        !IsEmpty && _targets.TryGetValue(Text(reference), out var target) ? target : reference;

    /// <summary>True where every urn of the resource is known.</summary>
    public bool Knows(ResourceBatch batch, in ResourceEntry entry)
    {
        for (var i = 0; i < entry.OpenReferenceCount; i++)
        {
            var reference = Reference(batch, entry, i);
            if (reference.StartsWith("urn:"u8) && !_targets.ContainsKey(Text(reference))) return false;
        }

        return true;
    }

    /// <summary>What must be spliced into the resource when it is served: for each resolved reference its range and target.</summary>
    public byte[] Links(ResourceBatch batch, in ResourceEntry entry)
    {
        if (entry.OpenReferenceCount == 0 || IsEmpty) return [];
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        for (var i = 0; i < entry.OpenReferenceCount; i++)
        {
            var reference = Reference(batch, entry, i);
            if (!_targets.TryGetValue(Text(reference), out var target)) continue;
            var slice = batch.OpenReferences[entry.OpenReferenceStart + i];
            writer.Write(slice.Start);
            writer.Write(slice.Length);
            writer.Write(target.Length);
            writer.Write(target);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static ReadOnlySpan<byte> Reference(ResourceBatch batch, in ResourceEntry entry, int index)
    {
        var slice = batch.OpenReferences[entry.OpenReferenceStart + index];
        return batch.Bytes.AsSpan(entry.JsonStart + slice.Start, slice.Length);
    }

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
