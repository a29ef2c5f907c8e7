using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fasta;

/// <summary>Makes the index of a FASTA file by reading it once.</summary>
internal sealed class FastaIndexBuilder(string file)
{
    private const int Block = 1 << 18;

    private readonly List<FastaContig> _contigs = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<byte> _header = [];
    private string? _name;
    private long _line = 1;
    private long _offset;
    private long _length;
    private int _lineBases;
    private int _lineBytes;
    private bool _ended;

    /// <exception cref="ProblemException">FAS001: no FASTA; FAS002: lines of differing length; FAS008: a name twice.</exception>
    public FastaIndex Build(FastaBytes bytes)
    {
        var buffer = new byte[Block];
        var (position, lineLength, isHeader) = (0L, 0, false);
        var carriage = false;
        for (int count; (count = bytes.Read(position, buffer)) > 0; position += count)
        {
            for (var rest = buffer.AsSpan(0, count); rest.Length > 0;)
            {
                if (lineLength == 0 && rest[0] == '>') isHeader = true;
                var end = rest.IndexOf((byte)'\n');
                var part = end < 0 ? rest : rest[..end];
                if (isHeader) _header.AddRange(part);
                lineLength += part.Length;
                if (part.Length > 0) carriage = part[^1] == '\r';
                if (end < 0) break;
                rest = rest[(end + 1)..];
                EndLine(isHeader, lineLength, carriage, hasEnd: true, position + count - rest.Length);
                (lineLength, isHeader, carriage) = (0, false, false);
            }
        }

        if (lineLength > 0) EndLine(isHeader, lineLength, carriage, hasEnd: false, position);
        EndContig();
        return new FastaIndex(_contigs);
    }

    private void EndLine(bool isHeader, int length, bool carriage, bool hasEnd, long next)
    {
        if (isHeader) BeginContig(next);
        else AddBases(length - (carriage ? 1 : 0), length + (hasEnd ? 1 : 0));
        _line++;
    }

    private void BeginContig(long offset)
    {
        EndContig();
        var text = Encoding.UTF8.GetString([.. _header]).TrimEnd('\r')[1..];
        _header.Clear();
        var space = text.AsSpan().IndexOfAny(' ', '\t');
        _name = space < 0 ? text : text[..space];
        if (_name.Length == 0) throw Fault("FAS001", "A sequence has no name.");
        if (!_names.Add(_name)) throw Fault("FAS008", $"The sequence {_name} is there twice.");
        (_offset, _length, _lineBases, _lineBytes, _ended) = (offset, 0, 0, 0, false);
    }

    private void AddBases(int bases, int bytes)
    {
        if (_name is null)
        {
            if (bases == 0) return;
            throw Fault("FAS001", "This is no FASTA file: a sequence begins with a line '>name'.");
        }

        if (bases == 0)
        {
            _ended = true;
            return;
        }

        if (_ended || (_lineBases > 0 && bases > _lineBases)) throw Fault("FAS002", $"The lines of the sequence {_name} differ in length.");
        if (_lineBases == 0) (_lineBases, _lineBytes) = (bases, bytes);
        else if (bases < _lineBases || bytes < _lineBytes) _ended = true;
        _length += bases;
    }

    private void EndContig()
    {
        if (_name is not null) _contigs.Add(new FastaContig(_name, _length, _offset, _lineBases, Math.Max(_lineBases, _lineBytes)));
        _name = null;
    }

    private ProblemException Fault(string code, string message) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(file, _line), code == "FAS002" ? "Only the last line of a sequence may be shorter; write the file anew with lines of one length." : null));
}
