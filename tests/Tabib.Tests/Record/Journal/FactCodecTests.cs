using CsCheck;
using Tabib.Core.Facts;
using Tabib.Record.Journal;

namespace Tabib.Tests.Record.Journal;

public sealed class FactCodecTests
{
    private static readonly Gen<(FactDraft Draft, string Value, string Encounter, int Others)> AnyFact =
        from kind in Gen.Int[1, 16]
        from status in Gen.Int[1, 7]
        from valueKind in Gen.Int[0, 6]
        from inferred in Gen.Bool
        from comparator in Gen.OneOf(Gen.Const<byte>(0), Gen.Const((byte)60), Gen.Const((byte)103))
        from concepts in Gen.Int[-1, 40].Array[4]
        from concept in Gen.Int[0, 40]
        from start in Gen.Long[0, DateTime.MaxValue.Ticks]
        from length in Gen.Long[0, DateTime.MaxValue.Ticks - start]
        from known in Gen.Long[0, DateTime.MaxValue.Ticks]
        from value in Gen.String[0, 300]
        from encounter in Gen.String[0, 20]
        from others in Gen.Int[0, 5]
        select (new FactDraft
        {
            Kind = (FactKind)kind,
            Status = (FactStatus)status,
            ValueKind = (FactValueKind)valueKind,
            KnownAtInferred = inferred,
            Comparator = comparator,
            Concept = concept,
            Panel = concepts[0],
            Category = concepts[1],
            Unit = concepts[2],
            ValueConcept = concepts[3],
            EffectiveStart = start,
            EffectiveEnd = start + length,
            KnownAt = known,
        }, value, encounter, others);

    [Fact]
    public void What_is_stored_comes_back_as_it_was()
    {
        using var fixture = new JournalFixture();
        using var database = new Database(Path.Combine(fixture.Folder, "codec.db"), readOnly: false, TimeSpan.FromSeconds(1), () => null);
        JournalSchema.Ensure(database, readOnly: false);
        var store = new ConceptStore(database);
        for (var i = 0; i <= 40; i++) store.Table.Intern("s", $"c{i}");
        var codec = new FactCodec(store);
        AnyFact.Array[0, 6].Sample(facts =>
        {
            var before = new FactBuffer();
            foreach (var (template, value, encounter, others) in facts)
            {
                var draft = template;
                draft.Value = before.Append(System.Text.Encoding.UTF8.GetBytes(value));
                draft.Encounter = before.Append(System.Text.Encoding.UTF8.GetBytes(encounter));
                draft.OtherStart = before.OtherCount;
                draft.OtherCount = others;
                for (var i = 0; i < others; i++) before.AddOther(i);
                before.Add(draft);
            }

            var after = new FactBuffer();
            Assert.Equal(facts.Length, codec.Decode(codec.Encode(before, 0, facts.Length, reference => reference), after));
            for (var i = 0; i < facts.Length; i++) AssertSame(before, before.Drafts[i], after, after.Drafts[i]);
        }, iter: 300, threads: 1);
    }

    private static void AssertSame(FactBuffer before, FactDraft one, FactBuffer after, FactDraft other)
    {
        Assert.Equal(before.Read(one.Value).ToArray(), after.Read(other.Value).ToArray());
        Assert.Equal(before.Read(one.Encounter).ToArray(), after.Read(other.Encounter).ToArray());
        Assert.Equal(before.OtherConcepts.Slice(one.OtherStart, one.OtherCount).ToArray(), after.OtherConcepts.Slice(other.OtherStart, other.OtherCount).ToArray());
        (one.Value, one.Encounter, one.OtherStart) = (other.Value, other.Encounter, other.OtherStart);
        Assert.Equivalent(one, other, strict: true);
        Assert.Equal(one.KnownAt, other.KnownAt);
    }
}
