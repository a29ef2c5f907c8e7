using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>Why a message is refused. It never leaves this folder.</summary>
/// <param name="line">Of the segment.</param>
/// <param name="path">Segment and field, such as OBX-5.</param>
internal sealed class MessageFaultException(string code, string message, long line, string? path = null, string? hint = null) : Exception(message)
{
    public Problem ToProblem(string file) => new(code, ProblemSeverity.Error, $"{Message} The message was left out; the others go on.", new ProblemLocation(file, line, path), hint);
}
