using Tabib.Core.Tables;
using Tabib.Evidence.Association;
using Tabib.Evidence.Association.Genes;

namespace Tabib.App.Association;

/// <summary>The table of one trait while it grows.</summary>
internal sealed class GeneTraitOutput(string path) : IDisposable
{
    private readonly ResultFile _file = new(path);
    private int _tested;
    private int _untested;
    private double _smallest;
    private GeneRow? _best;

    public Stream Stream => _file.Stream;

    public void Add(in GeneRow row, ReadOnlySpan<byte> line)
    {
        Stream.Write(line);
        if (row.Result.Probability is not { } probability)
        {
            _untested++;
            return;
        }

        _tested++;
        if (_best is not null && probability.Log10P >= _smallest) return;
        _smallest = probability.Log10P;
        _best = row;
    }

    public GeneTraitResult Describe(AssociationTrait trait, int observations, IReadOnlyList<GeneSet> sets) => new(
        trait.Name, trait.IsBinary, observations, path, _tested, _untested, _best is null ? null : -_smallest, _best is { } best ? sets[best.Set].Gene : null, _best is { } row ? GeneTestNames.Column(row.Result.Test) : null);

    public void Commit() => _file.Commit();

    public void Dispose() => _file.Dispose();
}
