using System.Globalization;
using System.Text;
using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Devices;

/// <summary>What a bedside monitor sends each minute: heart rate, oxygen saturation, respiratory rate; in most patients with a deterioration, and with gaps where a sensor slipped.</summary>
internal static class BedsideStream
{
    private const int Minutes = 180;

    private const int Every = 15;

    private const int Last = 60;

    /// <summary>Minutes until a deterioration is complete.</summary>
    private const double RiseMinutes = 45;

    private static readonly Test[] Signals = [Test.HeartRate, Test.Saturation, Test.RespiratoryRate];

    /// <summary>True where the person lay at a monitor.</summary>
    public static bool IsFor(long person) => person < Last && person % Every == 3;

    public static string NameOf(Person person) => $"devices/{person.Id}-bedside.csv";

    /// <returns>Null where the patient stays well.</returns>
    public static Deterioration? DeteriorationOf(long person, ulong seed) =>
        person / Every % 4 == 3 ? null : new Deterioration(70 + Draws.For(seed, person, DrawPurpose.Devices, 1).Below(40));

    public static void Write(Stream file, LifeState life, ulong seed)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("patient,time,code,system,value,unit");
        var draws = Draws.For(seed, life.Person.Index, DrawPurpose.Devices);
        var change = DeteriorationOf(life.Person.Index, seed);
        var start = life.Until.AddDays(-1).ToDateTime(new TimeOnly(6, 0));
        var state = new double[Signals.Length];
        var slipped = 0;
        for (var minute = 0; minute < Minutes; minute++)
        {
            var share = change is null ? 0 : Math.Clamp((minute - change.StartMinute) / RiseMinutes, 0, 1);
            slipped = slipped > 0 ? slipped - 1 : draws.Chance(0.008) ? 4 : 0;
            for (var signal = 0; signal < Signals.Length; signal++)
            {
                state[signal] = (0.85 * state[signal]) + draws.Normal(0, signal == 1 ? 0.25 : 0.8);
                if (slipped > 0 && signal == 1) continue;
                var value = Math.Round(Level(life, signal, share) + state[signal]);
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{life.Person.Id},{start.AddMinutes(minute):yyyy-MM-ddTHH:mm:ss}+05:00,{Signals[signal].Loinc},http://loinc.org,{(signal == 1 ? Math.Min(value, 100) : value):F0},{Signals[signal].Unit}"));
            }
        }
    }

    private static double Level(LifeState life, int signal, double share) => signal switch
    {
        0 => Physiology.HeartRate(life) + (44 * share),
        1 => 97 - (10 * share),
        _ => 15 + (15 * share),
    };
}
