using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Cohorts;

/// <summary>Reads what a query answers vector by vector, as it comes, where DuckDB keeps it.</summary>
internal static unsafe class ColumnChunks
{
    /// <summary>Bytes of a text that DuckDB keeps in place; longer ones lie elsewhere.</summary>
    private const int Inlined = 12;

    /// <param name="path">Of the file that the query reads, for messages.</param>
    /// <param name="numbers">Take the first columns, of type DOUBLE.</param>
    /// <param name="coders">Take the others, of type DOUBLE or VARCHAR.</param>
    /// <returns>Rows read.</returns>
    /// <exception cref="ProblemException">DAT001: the query failed.</exception>
    public static int Read(DuckDBConnection connection, string path, string query, IReadOnlyList<GrowingArray<double>> numbers, IReadOnlyList<ColumnCoder> coders, CancellationToken cancellation)
    {
        var state = NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, query, out var statement);
        using (statement)
        {
            if (state != DuckDBState.Success) throw DataTable.Unreadable(path, NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result);
            try
            {
                if (state != DuckDBState.Success) throw DataTable.Unreadable(path, NativeMethods.Query.DuckDBResultError(ref result));
                var rows = 0;
                while (true)
                {
                    cancellation.ThrowIfCancellationRequested();
                    using var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(result);
                    var count = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
                    if (count == 0) break;
                    rows = checked(rows + count);
                    for (var column = 0; column < numbers.Count; column++) TakeNumbers(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column), count, numbers[column]);
                    for (var column = 0; column < coders.Count; column++) Code(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, numbers.Count + column), count, coders[column]);
                }

                // A fault in the middle of the file ends the stream like its end.
                if (NativeMethods.Query.DuckDBResultError(ref result) is { Length: > 0 } error) throw DataTable.Unreadable(path, error);
                return rows;
            }
            finally
            {
                NativeMethods.Query.DuckDBDestroyResult(ref result);
            }
        }
    }

    private static void TakeNumbers(IntPtr vector, int count, GrowingArray<double> target)
    {
        var values = new ReadOnlySpan<double>(NativeMethods.Vectors.DuckDBVectorGetData(vector), count);
        var validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        for (var done = 0; done < count;)
        {
            var room = target.Take(count - done);
            values.Slice(done, room.Length).CopyTo(room);
            for (var i = 0; validity is not null && i < room.Length; i++)
            {
                if (!IsValid(validity, done + i)) room[i] = double.NaN;
            }

            done += room.Length;
        }
    }

    private static void Code(IntPtr vector, int count, ColumnCoder coder)
    {
        var data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        var validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        for (var done = 0; done < count;)
        {
            var room = coder.Take(count - done);
            for (var i = 0; i < room.Length; i++)
            {
                var row = done + i;
                room[i] = validity is not null && !IsValid(validity, row) ? coder.OfMissing() : coder.IsNumber ? coder.OfNumber(((double*)data)[row]) : OfText(data + (row * 16L), coder);
            }

            done += room.Length;
        }
    }

    private static byte OfText(byte* text, ColumnCoder coder)
    {
        var length = *(uint*)text;
        return length <= Inlined ? coder.OfShort(*(ulong*)text, *(ulong*)(text + 8)) : coder.OfLong(new ReadOnlySpan<byte>(*(byte**)(text + 8), (int)length));
    }

    private static bool IsValid(ulong* validity, int row) => (validity[row >> 6] & (1UL << (row & 63))) != 0;
}
