using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.Polygenic;

namespace Tabib.App.Polygenic;

/// <summary>Scores as a table, one row for each score and sample.</summary>
internal sealed class ScoreTable(Stream stream, SampleTable samples)
{
    private const int FlushLength = 1 << 16;

    private readonly Utf8TableWriter _rows = new();

    public static ReadOnlySpan<byte> Header => "IID\tSCORE\tMATCHED\tTOTAL\tALLELE_CT\tDOSAGE_SUM\tSUM\tAVG\n"u8;

    public void Write(ScoreResult score)
    {
        for (var sample = 0; sample < samples.Count; sample++)
        {
            _rows.Add(samples.Ids[sample]).Add(score.Name).Add(score.Matched).Add(score.Total);
            if (score.IsTooFew) _rows.Add("NA"u8).Add("NA"u8).Add("NA"u8).Add("NA"u8);
            else _rows.Add(score.AlleleCounts[sample]).Add(score.DosageSums[sample]).Add(score.Sums[sample]).Add(score.Average(sample));
            _rows.EndRow();
            if (_rows.Length >= FlushLength) Flush();
        }

        Flush();
    }

    private void Flush()
    {
        stream.Write(_rows.Written);
        _rows.Clear();
    }
}
