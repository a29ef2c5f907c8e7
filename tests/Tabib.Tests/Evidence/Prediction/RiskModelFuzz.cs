using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;
using Tabib.Tests.App.Models;

namespace Tabib.Tests.Evidence.Prediction;

/// <summary>Bytes as model.json: refused with a code, or a model that gives risks between 0 and 1.</summary>
public static class RiskModelFuzz
{
    public static void Run(byte[] input)
    {
        try
        {
            var model = ModelFile.Read(input, "model.json");
            DataColumn[] columns = [.. model.Features.Select(feature => feature.Kind == FeatureKind.Number ? new DataColumn(feature.Name, DataColumnKind.Number, [feature.Minimum!.Value, double.NaN], []) : new DataColumn(feature.Name, DataColumnKind.Text, [], [feature.Levels[0], null]))];
            Assert.All(model.Predict(columns).Risks, risk => Assert.True(double.IsNaN(risk) || risk is >= 0 and <= 1, "A risk is between 0 and 1."));
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        yield return File.ReadAllBytes(Path.Combine(ReadmissionSample.Model, "model.json"));
        yield return "{\"format\":1}"u8.ToArray();
        yield return Encoding.UTF8.GetBytes("[" + new string('[', 100));
    }
}
