namespace Tabib.Evidence.Risk;

/// <summary>Edit distance for did-you-mean, ignoring case.</summary>
internal static class Spelling
{
    private const int MaxLength = 100;

    public static int Distance(string left, string right)
    {
        if (left.Length > MaxLength || right.Length > MaxLength) return MaxLength;
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var cost = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1;
                var next = Math.Min(Math.Min(row[j] + 1, row[j + 1] + 1), diagonal + cost);
                diagonal = row[j + 1];
                row[j + 1] = next;
            }
        }

        return row[^1];
    }
}
