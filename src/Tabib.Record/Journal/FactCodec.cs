using Tabib.Core.Facts;

namespace Tabib.Record.Journal;

/// <summary>The facts of one resource as bytes: numbers of variable length, times as differences, concepts by their number in the journal.</summary>
internal sealed class FactCodec(ConceptStore concepts)
{
    private const byte HasPanel = 1;
    private const byte HasCategory = 2;
    private const byte HasUnit = 4;
    private const byte HasValueConcept = 8;
    private const byte HasEncounter = 16;
    private const byte HasComparator = 32;
    private const byte IsInferred = 64;
    private const byte HasOthers = 128;

    private byte[] _buffer = new byte[4096];
    private int _length;

    /// <param name="resolve">Gives the resolved form of a reference; the text itself where there is none.</param>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<byte> Encode(FactBuffer facts, int start, int count, ReferenceResolver resolve)
    {
        _length = 0;
        foreach (ref readonly var draft in facts.Drafts.Slice(start, count)) Encode(facts, draft, resolve);
        return _buffer.AsSpan(0, _length);
    }

    /// <summary>Appends the facts of a stored resource.</summary>
    /// <returns>Their number.</returns>
    public int Decode(ReadOnlySpan<byte> data, FactBuffer facts)
    {
        var reader = new VarintReader(data);
        var count = 0;
        for (; !reader.AtEnd; count++) facts.Add(DecodeOne(ref reader, facts));
        return count;
    }

    private void Encode(FactBuffer facts, in FactDraft draft, ReferenceResolver resolve)
    {
        var value = facts.Read(draft.Value);
        if (draft.ValueKind == FactValueKind.Reference) value = resolve(value);
        var encounter = draft.Encounter.IsEmpty ? default : resolve(facts.Read(draft.Encounter));
        Reserve(128 + value.Length + encounter.Length + (draft.OtherCount * 5));
        _buffer[_length++] = (byte)draft.Kind;
        _buffer[_length++] = (byte)((int)draft.Status << 4 | (int)draft.ValueKind);
        _buffer[_length++] = (byte)((draft.Panel >= 0 ? HasPanel : 0) | (draft.Category >= 0 ? HasCategory : 0) | (draft.Unit >= 0 ? HasUnit : 0) | (draft.ValueConcept >= 0 ? HasValueConcept : 0)
            | (encounter.IsEmpty ? 0 : HasEncounter) | (draft.Comparator != 0 ? HasComparator : 0) | (draft.KnownAtInferred ? IsInferred : 0) | (draft.OtherCount > 0 ? HasOthers : 0));
        Write((ulong)concepts.Store(draft.Concept));
        if (draft.Panel >= 0) Write((ulong)concepts.Store(draft.Panel));
        if (draft.Category >= 0) Write((ulong)concepts.Store(draft.Category));
        if (draft.Unit >= 0) Write((ulong)concepts.Store(draft.Unit));
        if (draft.ValueConcept >= 0) Write((ulong)concepts.Store(draft.ValueConcept));
        if (draft.OtherCount > 0)
        {
            Write((ulong)draft.OtherCount);
            foreach (var other in facts.OtherConcepts.Slice(draft.OtherStart, draft.OtherCount)) Write((ulong)concepts.Store(other));
        }

        if (draft.Comparator != 0) _buffer[_length++] = draft.Comparator;
        Write(value);
        if (!encounter.IsEmpty) Write(encounter);
        Write((ulong)draft.EffectiveStart);
        Write((ulong)(draft.EffectiveEnd - draft.EffectiveStart));
        Write(ZigZag(draft.KnownAt - draft.EffectiveStart));
    }

    private FactDraft DecodeOne(ref VarintReader reader, FactBuffer facts)
    {
        var draft = new FactDraft { Kind = (FactKind)reader.Byte(), Panel = -1, Category = -1, Unit = -1, ValueConcept = -1, OtherStart = facts.OtherCount };
        var packed = reader.Byte();
        draft.Status = (FactStatus)(packed >> 4);
        draft.ValueKind = (FactValueKind)(packed & 15);
        var has = reader.Byte();
        draft.KnownAtInferred = (has & IsInferred) != 0;
        draft.Concept = concepts.Local((int)reader.Number());
        if ((has & HasPanel) != 0) draft.Panel = concepts.Local((int)reader.Number());
        if ((has & HasCategory) != 0) draft.Category = concepts.Local((int)reader.Number());
        if ((has & HasUnit) != 0) draft.Unit = concepts.Local((int)reader.Number());
        if ((has & HasValueConcept) != 0) draft.ValueConcept = concepts.Local((int)reader.Number());
        if ((has & HasOthers) != 0)
        {
            draft.OtherCount = (int)reader.Number();
            for (var i = 0; i < draft.OtherCount; i++) facts.AddOther(concepts.Local((int)reader.Number()));
        }

        if ((has & HasComparator) != 0) draft.Comparator = reader.Byte();
        draft.Value = Append(facts, reader.Bytes());
        if ((has & HasEncounter) != 0) draft.Encounter = Append(facts, reader.Bytes());
        draft.EffectiveStart = (long)reader.Number();
        draft.EffectiveEnd = draft.EffectiveStart + (long)reader.Number();
        var known = reader.Number();
        draft.KnownAt = draft.EffectiveStart + ((long)(known >> 1) ^ -(long)(known & 1));
        return draft;
    }

    private static TextSlice Append(FactBuffer facts, ReadOnlySpan<byte> text) => text.IsEmpty ? default : facts.Append(text);

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Write((ulong)bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Write(ulong value)
    {
        for (; value >= 128; value >>= 7) _buffer[_length++] = (byte)(value | 128);
        _buffer[_length++] = (byte)value;
    }

    private void Reserve(int more)
    {
        if (_buffer.Length - _length < more) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + more));
    }
}
