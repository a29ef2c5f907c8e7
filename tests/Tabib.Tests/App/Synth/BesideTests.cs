using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tabib.Tests.App.Synth;

/// <summary>What lies beside the record shows what truth.json says of it.</summary>
public sealed class BesideTests
{
    [Fact]
    public void A_planted_deterioration_shows_in_the_stream()
    {
        using var folder = SynthFolder.Of(50);
        var (worse, well) = (0, 0);
        foreach (var (_, stream) in Beside(folder, "stream"))
        {
            var rows = File.ReadLines(Path.Combine(folder.Path, stream.GetProperty("file").GetString()!)).Skip(1).Select(line => line.Split(',')).ToArray();
            var saturation = rows.Where(row => row[2] == "59408-5").Select(row => double.Parse(row[4], CultureInfo.InvariantCulture)).ToArray();
            var fall = saturation[..60].Average() - saturation[^10..].Average();
            Assert.All(saturation, value => Assert.InRange(value, 70, 100));
            if (stream.TryGetProperty("worsensFromMinute", out _)) worse++;
            else well++;
            Assert.InRange(fall, stream.TryGetProperty("worsensFromMinute", out _) ? 6 : -2, stream.TryGetProperty("worsensFromMinute", out _) ? 14 : 2);
        }

        Assert.Equal((3, 1), (worse, well));
    }

    [Fact]
    public void A_planted_nodule_is_brighter_than_the_lung_around_it()
    {
        using var folder = SynthFolder.Of(58);
        var found = 0;
        foreach (var (_, picture) in Beside(folder, "picture"))
        {
            var image = PngPixels.Read(Path.Combine(folder.Path, picture.GetProperty("file").GetString()!));
            Assert.Equal((128, 128), (image.Width, image.Height));
            if (!picture.TryGetProperty("nodule", out var nodule)) continue;
            found++;
            var (x, y, radius) = (nodule.GetProperty("x").GetInt32(), nodule.GetProperty("y").GetInt32(), nodule.GetProperty("radius").GetDouble());
            Assert.True(Mean(image, x, y, 0, radius * 0.6) > Mean(image, x, y, radius * 1.8, radius * 2.4) + 20);
        }

        Assert.Equal(4, found);
    }

    [Fact]
    public void The_planted_outbreak_stands_out_and_no_other_place_or_time_does()
    {
        using var folder = SynthFolder.Of(1);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "truth.json")));
        var outbreak = truth.RootElement.GetProperty("outbreak");
        var start = DateOnly.ParseExact(outbreak.GetProperty("start").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var weeks = outbreak.GetProperty("weeks").GetInt32();
        var rows = File.ReadLines(Path.Combine(folder.Path, "epidemics", "cases.csv")).Skip(1).Select(line => line.Split(',')).Select(row => (Week: DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), Place: row[1], Count: int.Parse(row[3], CultureInfo.InvariantCulture))).ToArray();
        Assert.Equal(4 * 364, rows.Length);
        Assert.All(rows, row => Assert.Equal(DayOfWeek.Monday, row.Week.DayOfWeek));
        var excess = new Dictionary<(string, int), double>();
        foreach (var place in rows.GroupBy(row => row.Place))
        {
            // The same weeks in each of seven years: fifty-two weeks apart.
            var sums = Enumerable.Range(-6, 8).Select(year => (Year: year, Sum: place.Where(row => row.Week >= start.AddDays(364 * year) && row.Week < start.AddDays((364 * year) + (7 * weeks))).Sum(row => row.Count))).Where(year => year.Sum > 0).ToArray();
            var others = sums.Where(year => year.Year != 0).Average(year => year.Sum);
            foreach (var (year, sum) in sums) excess[(place.Key, year)] = sum / others;
        }

        var largest = excess.MaxBy(pair => pair.Value);
        Assert.Equal((outbreak.GetProperty("place").GetString()!, 0), largest.Key);
        Assert.True(largest.Value > 2);
    }

    [Fact]
    public void Messages_name_the_patient_as_the_record_does()
    {
        using var folder = SynthFolder.Of(52);
        var patients = File.ReadLines(Path.Combine(folder.Path, "fhir", "Patient.ndjson")).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(patient => patient.GetProperty("id").GetString()!);
        var files = Directory.EnumerateFiles(Path.Combine(folder.Path, "hl7")).ToArray();
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
            Assert.DoesNotContain('\n', text);
            var segments = text.TrimEnd('\r').Split('\r').Select(segment => segment.Split('|')).ToArray();
            Assert.Equal(("MSH", "2.5.1", "UNICODE UTF-8"), (segments[0][0], segments[0][11], segments[0][17]));
            var identifier = segments.Single(segment => segment[0] == "PID")[3].Split('^');
            var known = patients[Path.GetFileName(path).Split('-')[0]].GetProperty("identifier")[0];
            Assert.Equal((known.GetProperty("value").GetString(), known.GetProperty("system").GetString()), (identifier[0], identifier[3].Split('&')[1]));
            if (path.EndsWith("results.hl7", StringComparison.Ordinal)) Assert.Equal(4, segments.Count(segment => segment[0] == "OBX" && segment[11] == "F" && segment[14].Length > 8));
        }
    }

    private static IEnumerable<(string Id, JsonElement Part)> Beside(SynthFolder folder, string part)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "truth.json")));
        foreach (var person in truth.RootElement.GetProperty("people").EnumerateArray())
        {
            if (person.TryGetProperty(part, out var found)) yield return (person.GetProperty("id").GetString()!, found);
        }
    }

    private static double Mean(PngPixels image, int x, int y, double inner, double outer)
    {
        var values =
            from row in Enumerable.Range(0, image.Height)
            from column in Enumerable.Range(0, image.Width)
            let distance = Math.Sqrt(((row - y) * (row - y)) + ((column - x) * (column - x)))
            where distance >= inner && distance <= outer
            select (double)image.Pixels[(row * image.Width) + column];
        return values.Average();
    }
}
