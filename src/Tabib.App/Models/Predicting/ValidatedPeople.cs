using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Cards;
using Tabib.App.Models.Training;
using Tabib.App.Models.Validating;
using Tabib.App.Tables;
using Tabib.Core.Hashing;
using Tabib.Core.Outcomes;
using Tabib.Core.Statistics;
using Tabib.Evidence.Prediction;
using Tabib.Evidence.Validation;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Predicting;

/// <summary>The people on whom a model was judged, by the risk that it gave them: predictions.csv in its folder.</summary>
internal sealed class ValidatedPeople
{
    /// <summary>The nearest that are looked at.</summary>
    private const int Nearest = 100;

    /// <summary>Of a small validation at most this part: a half of all people is nobody's like.</summary>
    private const int Part = 5;

    /// <summary>Fewer say nothing.</summary>
    private const int Fewest = 20;

    private readonly RiskModel _uncalibrated;
    private readonly ModelCalibration? _calibration;
    private readonly double[] _risks = [];
    private readonly bool[] _outcomes = [];
    private readonly HorizonOutcomes? _times;
    private readonly string? _cannotSay;

    private ValidatedPeople(RiskModel model, string cannotSay) => (_uncalibrated, _cannotSay) = (model, cannotSay);

    private ValidatedPeople(RiskModel model, double[] risks, bool[] outcomes, HorizonOutcomes? times) => (_uncalibrated, _calibration, _risks, _outcomes, _times) = (model with { Calibration = null }, model.Calibration, risks, outcomes, times);

    public int Count => _risks.Length;

    /// <param name="horizon">Of a model with times: when people are looked at; in the unit of the model.</param>
    /// <exception cref="ProblemException">MOD029: the predictions are not those that the card was made of.</exception>
    public static ValidatedPeople Read(string directory, RiskModel model, ModelCard card, double? horizon)
    {
        if (card.Judged is null) return new ValidatedPeople(model, "the model was never judged on people whom it had not seen");
        if (card.PredictionsSha256 is not { } hash) return new ValidatedPeople(model, "the card does not name the predictions that it was made of: train the model again");
        var path = Path.Combine(directory, PredictionsFile.Name);
        if (!File.Exists(path)) return new ValidatedPeople(model, $"{PredictionsFile.Name} is not in the model's folder");
        if (FileHash.Of(path) != hash) throw Fault.InData("MOD029", path, "These are not the predictions that the model's card was made of.", "Take the folder as tabib models train wrote it: model.json, card.json and predictions.csv belong together.");
        var hasTimes = model.IsSurvival;
        var table = DataTable.Read(path, hasTimes ? [PredictionsFile.Time, PredictionsFile.Event, PredictionsFile.Prediction] : [PredictionsFile.Outcome, PredictionsFile.Prediction]);
        var columns = new TableColumns(table);
        var risks = columns.Numbers(PredictionsFile.Prediction);
        int[] told = [.. Enumerable.Range(0, risks.Length).Where(row => !double.IsNaN(risks[row]))];
        int[] kept = Array.ConvertAll(NumberOrder.Of(Array.ConvertAll(told, row => risks[row])), place => told[place]);
        var sorted = Array.ConvertAll(kept, row => risks[row]);
        if (!hasTimes)
        {
            var outcomes = columns.Numbers(PredictionsFile.Outcome);
            return new ValidatedPeople(model, sorted, Array.ConvertAll(kept, row => outcomes[row] == 1), null);
        }

        var (stop, cause) = (columns.Numbers(PredictionsFile.Time), columns.Numbers(PredictionsFile.Event));
        var causes = Array.ConvertAll(kept, row => (int)cause[row]);
        return new ValidatedPeople(model, sorted, [], HorizonOutcomes.Of(Array.ConvertAll(kept, row => stop[row]), causes, Math.Max(1, causes.DefaultIfEmpty(1).Max()), horizon ?? model.Outcome.Horizon!.Value));
    }

    /// <summary>Those nearest by risk; all of one risk belong together.</summary>
    /// <param name="linearPredictor">As the model gives it, before calibration: the risks that were kept are those.</param>
    public LikePeople Near(double linearPredictor)
    {
        if (_cannotSay is not null) return LikePeople.None(_cannotSay);
        var wanted = Math.Min(Nearest, _risks.Length / Part);
        if (wanted < Fewest) return LikePeople.None(string.Create(CultureInfo.InvariantCulture, $"the model was judged on {_risks.Length} people: under {Fewest * Part}, too few are alike"));
        var risk = _uncalibrated.Risk(linearPredictor);
        if (risk < _risks[0] || risk > _risks[^1]) return LikePeople.None(Beyond(risk));
        var (first, end) = Window(risk, wanted);
        return Told(first, end);
    }

    private string Beyond(double risk) => string.Create(CultureInfo.InvariantCulture, $"nobody on whom the model was judged had a risk as {(risk < _risks[0] ? "low" : "high")}: theirs were {Math.Round(AsTold(_risks[0]), 4):R} to {Math.Round(AsTold(_risks[^1]), 4):R}");

    /// <summary>Held-out risks are those before calibration: beside a person's risk they are told as it is.</summary>
    private double AsTold(double risk) => _calibration is null ? risk : _calibration.Chance(Math.Log(risk / (1 - risk)));

    /// <summary>From the first to before the end: grown by the nearer neighbour, then by all that are as far.</summary>
    private (int First, int End) Window(double risk, int wanted)
    {
        var place = Array.BinarySearch(_risks, risk);
        if (place < 0) place = ~place;
        var (first, end) = (place, place);
        while (end - first < wanted)
        {
            var isBelow = end == _risks.Length || (first > 0 && risk - _risks[first - 1] <= _risks[end] - risk);
            if (isBelow) first--;
            else end++;
        }

        var farthest = Math.Max(Math.Abs(risk - _risks[first]), Math.Abs(_risks[end - 1] - risk));
        while (first > 0 && risk - _risks[first - 1] <= farthest) first--;
        while (end < _risks.Length && _risks[end] - risk <= farthest) end++;
        return (first, end);
    }

    private LikePeople Told(int first, int end)
    {
        var people = end - first;
        if (_times is null)
        {
            var share = Proportion.Of(_outcomes.AsSpan(first, people).Count(true), people)!;
            return new LikePeople(people, AsTold(_risks[first]), AsTold(_risks[end - 1]), share.Value, share.Lower, share.Upper, null);
        }

        int[] rows = [.. Enumerable.Range(first, people)];
        if (!HorizonExaminer.IsFollowed(_times, rows, 0)) return LikePeople.None("none of the people alike was followed to the horizon");
        var observed = HorizonExaminer.ObservedEstimate(_times, rows);
        return new LikePeople(people, AsTold(_risks[first]), AsTold(_risks[end - 1]), observed.Value, observed.Lower, observed.Upper, observed.Value is null ? observed.CannotSay : null);
    }
}
