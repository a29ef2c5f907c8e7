using System.Security.Cryptography;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>Reads a file of HL7 v2 messages as FHIR resources: what each message says, the message itself (Binary), and which came from which (Provenance).</summary>
internal sealed class MessageProducer(InputFile file, FeedContext feed, StoredResource stored, Func<InputFile, Stream> open) : IResourceProducer
{
    private const int MessagesOfCall = 256;

    private MessageFramer? _framer;
    private DecompressedStream? _compressed;

    public long SourceBytesRead => _compressed?.SourceBytesRead ?? _framer?.BytesRead ?? 0;

    public bool Next(ProducedResources resources, ICollection<Problem> problems)
    {
        if (_framer is null)
        {
            var stream = open(file);
            _compressed = stream as DecompressedStream;
            _framer = new MessageFramer(stream, file.Name);
        }

        for (var i = 0; i < MessagesOfCall && !resources.IsFull; i++)
        {
            if (!_framer.TryNext(problems)) return false;
            Read(resources, problems);
        }

        return true;
    }

    public void Dispose() => _framer?.Dispose();

    private void Read(ProducedResources resources, ICollection<Problem> problems)
    {
        var before = resources.Count;
        try
        {
            var raw = _framer!.Message;
            var hash = SHA256.HashData(raw);
            var message = Hl7Message.Parse(raw, _framer.Line);
            if (IsKnown(message, hash, resources, problems)) return;
            if (!MessageMapper.Reads(message))
            {
                Report("HL7007", ProblemSeverity.Warning, $"Messages of this type are not read ({Shown(message.Type)} {Shown(message.Event)}); it was left out.", "MSH-9", problems, "ADT A01 to A08, A11 to A13, A28, A31, A34, A40 and ORU R01 are.");
                return;
            }

            var context = new MessageContext(feed, message, resources, problems, stored);
            var patient = MessageMapper.Map(context);
            if (message.Header[11].Component(1).Value is "T" or "D")
                Report("HL7022", ProblemSeverity.Warning, "The message is marked as one for training or test; it was taken in like any other.", "MSH-11", problems, "Keep such messages apart from those of real patients.");
            MessageRecord.Write(context, raw, hash, patient, _framer.Line);
            context.Keep();
            feed.Memory.Add(message, NumberOf(hash));
        }
        catch (MessageFaultException fault)
        {
            resources.TruncateTo(before);
            problems.Add(fault.ToProblem(file.Name));
        }
    }

    /// <summary>A message that came before is passed over: earlier in this import, or in an earlier one.</summary>
    private bool IsKnown(Hl7Message message, byte[] hash, ProducedResources resources, ICollection<Problem> problems)
    {
        switch (feed.Memory.Find(message, NumberOf(hash)))
        {
            case MessageMemory.Result.Repeated:
                Report("HL7020", ProblemSeverity.Information, "A message is there twice; the second one was passed over.", "MSH-10", problems);
                return true;
            case MessageMemory.Result.Reused:
                Report("HL7020", ProblemSeverity.Warning, "Two different messages of one sender have the same control id; the second one was passed over.", "MSH-10", problems, "Correct the control ids at the sender.");
                return true;
        }

        if (stored(MessageRecord.Type, MessageRecord.IdOf(hash)) is not { } provenance) return false;
        resources.Add(provenance, _framer!.Line);
        feed.Memory.Add(message, NumberOf(hash));
        Report("HL7021", ProblemSeverity.Information, "A message was taken in by an earlier import; it was passed over.", "MSH-10", problems);
        return true;
    }

    private void Report(string code, ProblemSeverity severity, string message, string path, ICollection<Problem> problems, string? hint = null) =>
        problems.Add(new Problem(code, severity, message, new ProblemLocation(file.Name, _framer!.Line, path), hint));

    private static UInt128 NumberOf(byte[] hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);

    private static string Shown(string text) => text.Length > 20 ? text[..20] + "..." : text;
}
