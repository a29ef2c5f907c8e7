using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Variants.Trios;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>The trios of a pedigree whose three are in a file of variants.</summary>
internal static class TrioPedigree
{
    private const string None = "0";

    /// <param name="problems">Takes what is wrong and does not stop the work.</param>
    /// <exception cref="ProblemException">INP001: there is no such file. TRI001: nobody in the file has both parents there. TRI002: a person of the file is in the pedigree twice.</exception>
    public static IReadOnlyList<TrioMembers> Read(string path, VcfHeader header, ProblemTally problems)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path)), ProblemKind.InputMissing);
        var table = PsamReader.Read(path);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Samples.Count; i++) places.TryAdd(header.Samples[i], i);
        CheckUnique(table, places, path);
        var (trios, lacking) = (new List<TrioMembers>(), 0);
        for (var i = 0; i < table.Count; i++)
        {
            var (father, mother) = (table.Fathers?[i] ?? None, table.Mothers?[i] ?? None);
            if (father == None || mother == None) continue;
            if (places.TryGetValue(table.Ids[i], out var child) && places.TryGetValue(father, out var fatherPlace) && places.TryGetValue(mother, out var motherPlace))
            {
                if (child == fatherPlace || child == motherPlace || fatherPlace == motherPlace) throw Fault("TRI003", $"{table.Ids[i]}, {father} and {mother} are not three persons.", path, "Correct the line.");
                trios.Add(new TrioMembers(child, fatherPlace, motherPlace, table.Sexes[i]));
            }
            else lacking++;
        }

        if (trios.Count == 0) throw Fault("TRI001", lacking == 0 ? "The pedigree names no child with both parents." : $"Of none of the {lacking:N0} children of the pedigree the file has both parents and the child.", path, "Persons are called as the samples of the file.");
        if (lacking > 0) Warn("TRI004", $"{lacking:N0} children of the pedigree are left out: they, or a parent, are not in the file.");
        CheckSexes(table, Warn);
        if (trios.Exists(trio => trio.ChildSex == Sex.Unknown)) Warn("TRI006", "A child is of unknown sex: its X and Y are not checked.");
        return trios;

        void Warn(string code, string message) => problems.Add(new Problem(code, ProblemSeverity.Warning, message, new ProblemLocation(path)));
    }

    private static void CheckUnique(SampleTable table, Dictionary<string, int> places, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in table.Ids)
            if (!seen.Add(id) && places.ContainsKey(id)) throw Fault("TRI002", $"{id} is in the pedigree twice, in two families.", path, "Samples of a file of variants have no family: give each person a name of its own.");
    }

    private static void CheckSexes(SampleTable table, Action<string, string> warn)
    {
        var (fathers, mothers) = ((table.Fathers ?? []).ToHashSet(StringComparer.Ordinal), (table.Mothers ?? []).ToHashSet(StringComparer.Ordinal));
        for (var i = 0; i < table.Count; i++)
        {
            if (!(table.Sexes[i] == Sex.Female && fathers.Contains(table.Ids[i])) && !(table.Sexes[i] == Sex.Male && mothers.Contains(table.Ids[i]))) continue;
            warn("TRI005", $"{table.Ids[i]} is {(table.Sexes[i] == Sex.Female ? "a father and female" : "a mother and male")}: father and mother may be exchanged.");
            return;
        }
    }

    private static ProblemException Fault(string code, string message, string path, string hint) => new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(path), hint));
}
