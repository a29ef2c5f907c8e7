using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as tables of CPIC's database: the seven of a release on lines of their own.</summary>
public static class CpicTableFuzz
{
    private static readonly string[] Names = ["gene", "allele_definition", "sequence_location", "allele_location_value", "allele", "gene_result", "gene_result_lookup"];

    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();

    public static IEnumerable<byte[]> Seeds() =>
    [
        Encoding.UTF8.GetBytes(string.Join('\n',
            """[{"symbol":"UGT1A1","chr":"chr2","lookupmethod":"PHENOTYPE"}]""",
            """[{"id":1,"genesymbol":"UGT1A1","name":"*1","matchesreferencesequence":true},{"id":2,"genesymbol":"UGT1A1","name":"*28"}]""",
            """[{"id":12,"genesymbol":"UGT1A1","chromosomelocation":"g.233760235TA[6]","dbsnpid":"rs3064744"},{"id":13,"genesymbol":"UGT1A1","chromosomelocation":"g.233760498G>A"}]""",
            """[{"alleledefinitionid":1,"locationid":12,"variantallele":"TA(7)"},{"alleledefinitionid":1,"locationid":13,"variantallele":"G"},{"alleledefinitionid":2,"locationid":12,"variantallele":"TA(8)"}]""",
            """[{"genesymbol":"UGT1A1","name":"*1","clinicalfunctionalstatus":"Normal function","activityvalue":"n/a"}]""",
            """[{"id":5,"genesymbol":"UGT1A1","result":"Normal Metabolizer"}]""",
            """[{"phenotypeid":5,"function1":"Normal function","function2":"Normal function","totalactivityscore":"n/a"}]""")),
    ];

    public static void Run(byte[] input)
    {
        var lines = Encoding.UTF8.GetString(input).Split('\n');
        var files = Names.Select((name, index) => (name, File: ReleaseFile.Of(name, Encoding.UTF8.GetBytes(index < lines.Length ? lines[index] : "[]")))).ToDictionary(pair => pair.name, pair => pair.File, StringComparer.Ordinal);
        try
        {
            CpicRelease.Read(files, "fuzz", Knowledge, new BuildMap());
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
