using Tabib.Core.Findings;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.Evidence.Risk;

/// <summary>Computes published scores from a record or from values given by hand. Pure: same input, same bits. Safe for several threads.</summary>
public sealed class RiskEngine
{
    private readonly ScoreLibrary _library;

    public RiskEngine(ScoreLibrary library) => _library = library;

    public ScoreLibrary Library => _library;

    /// <summary>Every score that a record can feed, in id order, also those that end without a value.</summary>
    public IReadOnlyList<Finding> EvaluateAll(PatientRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var session = new Session(this, record.AsOf, new RecordInputs(record, _library.Concepts), null);
        return [.. _library.RecordScores.Select(session.Evaluate)];
    }

    /// <exception cref="ProblemException">RSK001: no such score.</exception>
    public Finding Evaluate(string id, PatientRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new Session(this, record.AsOf, new RecordInputs(record, _library.Concepts), null).Evaluate(_library[id]);
    }

    /// <param name="inputs">By name; units are converted. Names of a score this one builds on (such as creatinine for eGFR) are taken too.</param>
    /// <exception cref="ProblemException">RSK001: no such score; RSK002: no such input.</exception>
    public Finding Evaluate(string id, IReadOnlyDictionary<string, InputValue> inputs, DateTimeOffset indexTime) => Evaluate(_library[id], inputs, indexTime);

    internal Finding Evaluate(ScorePack pack, IReadOnlyDictionary<string, InputValue> inputs, DateTimeOffset indexTime)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var known = _library.InputsOf(pack).Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in inputs.Keys)
        {
            if (!known.Contains(name)) throw new ProblemException(ScoreLibrary.Unknown("RSK002", $"The score '{pack.Id}' has no input '{name}'.", name, known));
        }

        return new Session(this, indexTime, null, inputs).Evaluate(pack);
    }

    /// <summary>One patient's scores: a score that another builds on is computed once.</summary>
    private sealed class Session(RiskEngine engine, DateTimeOffset indexTime, RecordInputs? record, IReadOnlyDictionary<string, InputValue>? given)
    {
        private readonly Dictionary<string, Finding> _done = new(StringComparer.Ordinal);
        private readonly HashSet<string> _open = new(StringComparer.Ordinal);

        public Finding Evaluate(ScorePack pack)
        {
            if (_done.TryGetValue(pack.Id, out var done)) return done;
            if (!_open.Add(pack.Id))
                throw new ProblemException(new Problem("KNW017", ProblemSeverity.Fatal, $"The score '{pack.Id}' builds on itself through other scores.", new ProblemLocation($"scores/{pack.Id}.json"), "Run: tabib knowledge validate."));
            var readings = new InputReading[pack.Inputs.Count];
            for (var i = 0; i < readings.Length; i++) readings[i] = Read(pack.Inputs[i]);
            return _done[pack.Id] = ScoreEvaluation.Run(pack, readings, indexTime);
        }

        private InputReading Read(ScoreInput input)
        {
            var reading = InputReading.Absent;
            if (given is not null && given.TryGetValue(input.Name, out var value)) reading = GivenInputs.Read(input, value);
            else if (record is not null && (input.FromScore is null || input.Codes.Count > 0)) reading = record.Read(input);
            return double.IsNaN(reading.Number) && reading.Refusal is null && input.FromScore is { } source ? FromScore(input, source) : reading;
        }

        private InputReading FromScore(ScoreInput input, (string Score, string Output) source)
        {
            if (engine.Library.Find(source.Score) is not { } pack) return InputReading.Absent;
            var finding = Evaluate(pack);
            if (!finding.Outcome.TryGetValue(out var outputs))
                return finding.Outcome.Reason is OutcomeReason.OutOfRange refusal ? new InputReading { Refusal = refusal } : InputReading.Absent;
            var output = outputs.First(candidate => candidate.Name == source.Output);
            var converted = InputUnits.Convert(output.Value, output.Unit, input);
            if (!converted.IsValue) return InputReading.Absent;
            // The oldest measurement behind it is how old it is.
            var oldest = finding.Inputs.Where(behind => behind.Effective is not null).MinBy(behind => behind.Effective);
            return new InputReading { Number = converted.Value, Original = $"computed by {source.Score}", Source = oldest?.Source, Effective = oldest?.Effective, AgeDays = oldest?.AgeDays };
        }
    }
}
