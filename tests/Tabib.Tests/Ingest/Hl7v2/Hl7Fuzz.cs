using System.Text;

namespace Tabib.Tests.Ingest.Hl7v2;

/// <summary>Bytes as HL7 v2 messages: no exception, and no resource that FHIR would refuse. What was made of a message is also what an earlier import might have stored.</summary>
public static class Hl7Fuzz
{
    public static void Run(byte[] input)
    {
        Hl7Reading.Of(input);
        Hl7Reading.Of(input, null, (type, _) => type == "Provenance" ? null : input);
    }

    public static IEnumerable<byte[]> Seeds() => ((string[])
    [
        Hl7Reading.Results(
            "OBX|1|NM|2160-0^Creatinine^LN||<1.20|mg/dL|0.6-1.2|H~A|||C|||20240105081530.25+0100", "NTE|1||note\\.br\\more", "OBX|2|SN|x^X^L||>^1^:^128|G/DL", "OBX|3|TX|r^R||a\\X41\\~b", "OBX|4|CWE|c^C^99Z||1^One^SCT^2^Two^L",
            "OBX|5|TS|t||2024", "OBX|6|TM|t||0815", "OBX|7|ED|d||^a^b^Base64^QQ=="),
        $"\u000B{Hl7Reading.Message("ADT^A01^ADT_A01", "1", "EVN|A01|20240105|||u|20240105", "PID|1|2^^^X|123^^^H&1.2.3&ISO^MR~99^^^N&http://n&URI^NI||K^R^T^Jr^Dr^MD^L~N^^^^^^N||19650203|M|||S&1&2^B^T^R^1^UZ^H||^PRN^CP^^+998^90^1234567~^NET^Internet^r@x|(555)1||||A7||||||||||20240105|Y", "PV1|1|I|W^1^2^F||||||||||||||||V1^^^H|||||||||||||||||||||||||20240105|20240106")}\u001C\r",
        Hl7Reading.Message("ADT^A40", "2", "PID|1||1^^^H^MR", "MRG|2^^^H^MR"),
        "FHS|^~\\&|x\nMSH|^~\\&|A|B|||202401051015||ADT^A31|7|T|2.3||||||8859/1\nPID|1||5||\"\"||\"\"|\"\"|||\"\"||\"\"|\"\"||||||||||||||||\"\"|\"\"\n{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":5}],\"link\":[{}],\"telecom\":[{\"use\":\"home\"}],\"period\":{\"start\":\"2024\"}}\n",
        "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"s\",\"value\":\"v\"},5,null],\"name\":\"x\",\"link\":[{\"other\":{\"reference\":\"Patient/1\"}}],\"period\":{\"start\":\"2024\",\"end\":7},\"status\":\"planned\"}",
    ]).Select(Encoding.UTF8.GetBytes);
}
