using System.Numerics;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Lists of short length, one a sample, made once and used against many tiles.</summary>
internal sealed class OffsetLists
{
    private int[] _offsets = [];
    private int[] _scratch = [];
    private readonly int[] _starts;

    public OffsetLists(int sampleCount) => _starts = new int[sampleCount + 1];

    /// <summary>Whether the lists are here; where they would be long they are made anew for each tile.</summary>
    public bool IsFilled { get; private set; }

    public ReadOnlySpan<int> this[int sample] => _offsets.AsSpan(_starts[sample], _starts[sample + 1] - _starts[sample]);

    /// <param name="most">Largest sum of lengths to keep.</param>
    public void Fill(KinshipPlaneBlock block, ulong[] lists, long most)
    {
        var total = 0L;
        for (var sample = 0; sample < block.SampleCount; sample++)
        {
            var count = 0;
            foreach (var word in block.List(lists, sample)) count += BitOperations.PopCount(word);
            total += (count + BitColumnCounts.ListUnit - 1) / BitColumnCounts.ListUnit * BitColumnCounts.ListUnit;
            _starts[sample + 1] = (int)Math.Min(total, int.MaxValue);
        }

        IsFilled = total <= most;
        if (!IsFilled) return;
        if (_offsets.Length < total) _offsets = new int[Math.Min(most, total + (total / 4))];
        if (_scratch.Length < (block.Groups * 64) + BitList.Slack) _scratch = new int[(block.Groups * 64) + BitList.Slack];
        for (var sample = 0; sample < block.SampleCount; sample++)
        {
            var length = BitList.Fill(block.List(lists, sample), 0, block.ZeroOffset, _scratch);
            _scratch.AsSpan(0, length).CopyTo(_offsets.AsSpan(_starts[sample]));
        }
    }
}
