using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Variants.Trios;

namespace Tabib.App.Variants;

/// <summary>What a block of records says of all trios.</summary>
/// <param name="Rows">Of records that cannot be.</param>
/// <param name="Counts">One for each trio.</param>
internal sealed record TrioBlock(Utf8TableWriter Rows, TrioCounts[] Counts, long Records, bool HasSexChromosome, IReadOnlyList<Problem> Problems);
