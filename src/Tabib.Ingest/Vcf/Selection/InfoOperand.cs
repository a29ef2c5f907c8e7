namespace Tabib.Ingest.Vcf.Selection;

/// <summary>The numbers of an INFO field; a flag that is there is 1.</summary>
/// <param name="index">One value alone; null for all.</param>
internal sealed class InfoOperand(byte[] key, int? index, bool isFlag) : NumberOperand
{
    public override void Read(VcfRecord record, NumberList values)
    {
        if (!record.TryGetInfo(key, out var text))
        {
            if (isFlag) values.Add(0);
            return;
        }

        if (isFlag)
        {
            values.Add(1);
            return;
        }

        for (var i = 0; ; i++)
        {
            var comma = text.IndexOf((byte)',');
            if (index is null || index == i)
            {
                values.Add(VcfNumberText.TryParseFloat(comma < 0 ? text : text[..comma], out var value) ? value : double.NaN);
                if (index is not null) return;
            }

            if (comma < 0) return;
            text = text[(comma + 1)..];
        }
    }
}
