using Tabib.App.Models.Cards;
using Tabib.App.Reports;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Models.Cards;

/// <summary>Bytes as card.json: refused with a code, or a card whose text and page can be written.</summary>
public static class ModelCardFuzz
{
    public static void Run(byte[] input)
    {
        try
        {
            var card = ModelCardFile.Read(input, "card.json");
            CardText.Write(card, TextWriter.Null);
            ModelCardPages.Write(new ModelCardContent(card, new Labels()), Stream.Null);
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        yield return File.ReadAllBytes(Path.Combine(ReadmissionSample.Model, "card.json"));
        yield return "{}"u8.ToArray();
    }
}
