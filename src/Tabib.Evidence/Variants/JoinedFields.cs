using System.Text;
using Tabib.Ingest;

namespace Tabib.Evidence.Variants;

/// <summary>Copies the values of an annotation file to the INFO of a record: those of each alternate allele, in their order.</summary>
internal sealed class JoinedFields(AnnotationSource source)
{
    private readonly byte[][] _targets = [.. source.Fields.Select(field => Encoding.UTF8.GetBytes(field.Target))];
    private readonly ByteBuffer[] _values = [.. source.Fields.Select(_ => new ByteBuffer())];
    private readonly bool[] _known = new bool[source.Fields.Count];

    public IEnumerable<byte[]> Targets => _targets;

    /// <summary>Alleles found so far.</summary>
    public long Matches { get; private set; }

    /// <summary>Appends ";KEY=value" for each field that any of the alleles has.</summary>
    public void Append(ByteBuffer info, string contig, int referenceContig, ReadOnlySpan<VariantAllele> alleles, ReadOnlySpan<bool> usable)
    {
        Array.Clear(_known);
        foreach (var value in _values) value.Clear();
        var found = false;
        for (var i = 0; i < alleles.Length; i++)
        {
            ReadOnlySpan<byte> values = default;
            if (usable[i] && source.TryFind(contig, referenceContig, alleles[i], out values))
            {
                found = true;
                Matches++;
            }

            Take(values, i, alleles.Length);
        }

        if (!found) return;
        for (var field = 0; field < _targets.Length; field++)
        {
            if (!_known[field]) continue;
            info.Append((byte)';');
            info.Append(_targets[field]);
            info.Append((byte)'=');
            info.Append(_values[field].Written);
        }
    }

    private void Take(ReadOnlySpan<byte> values, int allele, int alleles)
    {
        for (var field = 0; field < _targets.Length; field++)
        {
            ReadOnlySpan<byte> value = default;
            if (!values.IsEmpty)
            {
                values = values[1..];
                value = values.IndexOf((byte)0) is >= 0 and var end ? values[..end] : values;
                values = values[value.Length..];
            }

            _known[field] |= !value.IsEmpty;
            var target = _values[field];
            if (allele > 0) target.Append((byte)',');
            if (value.IsEmpty) target.Append((byte)'.');
            else if (alleles == 1) target.Append(value);
            else AppendOne(target, value);
        }
    }

    /// <summary>Commas part the alleles here: those of the value are written as %2C.</summary>
    private static void AppendOne(ByteBuffer target, ReadOnlySpan<byte> value)
    {
        foreach (var letter in value)
        {
            if (letter == ',') target.Append("%2C"u8);
            else target.Append(letter);
        }
    }
}
