using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>Whose resource it is, by the reference that names its patient.</summary>
internal sealed class PatientReferences(SubjectStore subjects)
{
    private const long Nobody = 0;

    /// <returns>The subject; 0 where it is nobody's; null where it cannot be told whose it is, with the problem.</returns>
    public long? Resolve(ReadOnlySpan<byte> reference, long source, ProblemLocation place, ICollection<Problem> problems)
    {
        if (reference.IsEmpty) return Nobody;
        var at = reference.LastIndexOf("Patient/"u8);
        if (at == 0 || (at > 0 && reference[at - 1] == '/'))
        {
            var id = reference[(at + "Patient/"u8.Length)..];
            var end = id.IndexOfAny((byte)'/', (byte)'?');
            return subjects.NumberOf(source, end < 0 ? id : id[..end]);
        }

        if (reference.StartsWith("Patient?identifier="u8)) return ByIdentifier(reference, source, place, problems);
        if (reference.StartsWith("urn:"u8) || reference.StartsWith("#"u8) || reference.StartsWith("Patient?"u8))
        {
            problems.Add(new Problem("JRN005", ProblemSeverity.Warning, "The patient that this resource names is not in its Bundle: it is kept, but counts for nobody.", place));
        }

        return Nobody;
    }

    private long? ByIdentifier(ReadOnlySpan<byte> reference, long source, ProblemLocation place, ICollection<Problem> problems)
    {
        if (ConditionalReference.TryRead(reference, out _, out var identifier) && subjects.ByIdentifier(identifier, source) is { } subject) return subject;
        problems.Add(new Problem("JRN004", ProblemSeverity.Error, "The identifier that names the patient belongs to several persons, or is none: it cannot be told whose this is.", place, "Correct the identifier at the source."));
        return null;
    }
}
