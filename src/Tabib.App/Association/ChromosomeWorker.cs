using Tabib.Core.Genome;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>Tests variants on one thread, each with the scan of its chromosome.</summary>
internal sealed class ChromosomeWorker(ChromosomeScans scans, GenotypeReader reader, VariantTable variants)
{
    private AssociationWorker? _worker;
    private int _chromosome = -1;

    public void Run(ReadOnlySpan<int> selected, AssociationRows rows)
    {
        while (!selected.IsEmpty)
        {
            var chromosome = variants.ChromosomeIndex(selected[0]);
            var length = scans.IsShared ? selected.Length : 1;
            while (length < selected.Length && variants.ChromosomeIndex(selected[length]) == chromosome) length++;
            if (_worker is null || (!scans.IsShared && chromosome != _chromosome)) _worker = scans.Of(chromosome).NewWorker(reader, variants);
            _chromosome = chromosome;
            _worker.Run(selected[..length], rows);
            selected = selected[length..];
        }
    }
}
