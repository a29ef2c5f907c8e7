using Tabib.Core.Identity;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>The identifiers by which resources of a source refer to others of it: what Organization?identifier=... means.</summary>
internal sealed class NameStore(JournalStores stores)
{
    /// <summary>Takes the identifiers of a resource's new version in place of those of the old one.</summary>
    public void Set(ResourceBatch batch, in ResourceEntry entry, long type, long resource, bool isNew)
    {
        if (!isNew) stores.Database.Prepare("DELETE FROM names WHERE resource = ?").Bind(1, resource).Run();
        for (var i = 0; i < entry.IdentifierCount; i++)
        {
            var identifier = batch.Identifiers[entry.IdentifierStart + i];
            stores.Database.Prepare("INSERT OR IGNORE INTO names(type, system, value, resource) VALUES (?, ?, ?, ?)")
                .Bind(1, type).Bind(2, identifier.System).Bind(3, identifier.Value).Bind(4, resource).Run();
        }
    }

    /// <returns>The id of the one resource of the source that the reference means; null where it is none, or several.</returns>
    public byte[]? Find(string type, Identifier identifier, long source)
    {
        var rows = type == "Patient"
            ? stores.Database.Prepare("SELECT s.patient FROM identifiers i JOIN subjects s ON s.number = i.subject WHERE i.system = ? AND i.value = ? AND s.source = ? LIMIT 2").Bind(1, identifier.System).Bind(2, identifier.Value).Bind(3, source)
            : stores.Database.Prepare("SELECT r.id FROM names n JOIN resources r ON r.key = n.resource WHERE n.type = ? AND n.system = ? AND n.value = ? AND r.source = ? LIMIT 2")
                .Bind(1, stores.Types.Find(type) ?? -1).Bind(2, identifier.System).Bind(3, identifier.Value).Bind(4, source);
        byte[]? found = null;
        var count = 0;
        for (; rows.Step(); count++) found = rows.Bytes(0).ToArray();
        rows.Reset();
        return count == 1 ? found : null;
    }
}
