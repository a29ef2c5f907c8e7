using System.Text;
using Tabib.Ingest;

namespace Tabib.Tests.Ingest.Tables;

public sealed class TableSnifferTests
{
    [Theory]
    [InlineData("patient,time,code,value,unit\n", "x.csv", InputFormat.ObservationTable)]
    [InlineData("\uFEFFPatient ID;Measured at;LOINC;Result\r\n", "cases.csv", InputFormat.ObservationTable)]
    [InlineData("mrn\tdate\ttest name\tresult\n", "x.txt", InputFormat.ObservationTable)]
    [InlineData("id,birth_date,sex\n", "x.csv", InputFormat.PatientTable)]
    [InlineData("date,place,count\n", "x.csv", InputFormat.CaseCounts)]
    [InlineData("week,region,age_group,cases,known_at\n", "x.csv", InputFormat.CaseCounts)]
    [InlineData("a,b\n", "cases.csv", InputFormat.Table)]
    [InlineData("a,b\n", "notes.txt", InputFormat.Unknown)]
    [InlineData("Dear patient,\n", "letter.txt", InputFormat.Unknown)]
    [InlineData("MSH|^~\\&|A", "x", InputFormat.Hl7v2)]
    [InlineData("\u000BMSH|^~\\&|A", "x", InputFormat.Hl7v2)]
    [InlineData("FHS|^~\\&|A", "x", InputFormat.Hl7v2)]
    [InlineData("MSHELL", "x", InputFormat.Unknown)]
    [InlineData("##fileformat=VCFv4.2\n", "x", InputFormat.Vcf)]
    public void A_file_is_what_it_holds_and_not_what_it_is_called(string start, string name, InputFormat expected) =>
        Assert.Equal(expected, InputSniffer.Judge(Encoding.UTF8.GetBytes(start), name));
}
