using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Gff;

namespace Tabib.Tests.Ingest.Gff;

/// <summary>Bytes as GFF3: read or refused; a transcript that comes out holds what the rest of the program relies on.</summary>
public static class GffFuzz
{
    public static void Run(byte[] input)
    {
        ReadStrands(input);
        try
        {
            var model = GffReader.Read(new MemoryStream(input), "g.gff3", out _);
            for (var contig = 0; contig < model.Contigs.Count; contig++)
            {
                foreach (var transcript in model.TranscriptsOf(contig)) Check(transcript);
            }
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    public static IEnumerable<byte[]> Seeds() => ((string[])
    [
        "##gff-version 3\n1\tx\tgene\t101\t400\t.\t+\t.\tID=gene:G;Name=Na%3Bme;biotype=protein_coding\n1\tx\tmRNA\t101\t400\t.\t+\t.\tID=transcript:T;Parent=gene:G;version=7;tag=basic,MANE_Select\n1\tx\texon\t101\t200\t.\t+\t.\tParent=transcript:T\n1\tx\texon\t301\t400\t.\t+\t.\tParent=transcript:T\n1\tx\tCDS\t151\t200\t.\t+\t1\tParent=transcript:T\n1\tx\tCDS\t301\t330\t.\t+\t2\tParent=transcript:T\n1\tx\tfive_prime_UTR\t101\t150\t.\t+\t.\tParent=transcript:T\n",
        "chr2\tH\tgene\t1\t9\t.\t-\t.\tID=ENSG01.3;gene_type=lncRNA\r\nchr2\tH\ttranscript\t1\t9\t.\t-\t.\tID=ENST01.4;Parent=ENSG01.3\r\nchr2\tH\texon\t1\t9\t.\t-\t.\tID=exon:1;Parent=ENST01.4\r\nchr2\tH\tCDS\t1\t9\t.\t-\t0\tParent=ENST01.4\r\n##FASTA\n>1\nA\n",
        "1\tx\tmRNA\t9\t20\t.\t+\t.\tID=a;Parent=b\n1\tx\tmRNA\t9\t20\t.\t+\t.\tID=b;Parent=a\n1\tx\texon\t9\t20\t.\t+\t.\tParent=a,b\n",
        "1\tx\tgene\t101\t400\t.\t+\t.\tID=gene:G\n1\tx\tmRNA\t101\t400\t.\t+\t.\tID=transcript:T;Parent=gene:G\n1\tx\tCDS\t101\t106\t.\t+\t0\tParent=transcript:T\n1\tx\tCDS\t106\t111\t.\t+\t0\tParent=transcript:T\n1\tx\tCDS\t300\t302\t.\t+\t0\tParent=transcript:T\n",
    ]).Select(Encoding.UTF8.GetBytes);

    private static void ReadStrands(byte[] input)
    {
        try
        {
            var strands = GffReader.ReadStrands(new MemoryStream(input), "g.gff3", out _);
            strands.IsForwardOnly("1", 150, 160);
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    private static void Check(Transcript transcript)
    {
        Assert.NotEmpty(transcript.ExonStarts);
        for (var i = 0; i < transcript.ExonStarts.Length; i++)
        {
            Assert.True(transcript.ExonStarts[i] >= 0 && transcript.ExonStarts[i] < transcript.ExonEnds[i] && (i == 0 || transcript.ExonEnds[i - 1] < transcript.ExonStarts[i] + 3));
            Assert.True(i == 0 || (transcript.ExonStarts[i - 1] < transcript.ExonStarts[i] && transcript.ExonEnds[i - 1] < transcript.ExonEnds[i]));
        }

        Assert.Equal(0, transcript.CodingLength % 3);
        Assert.Equal(transcript.CodingLength, transcript.CodingEnds.Sum() - transcript.CodingStarts.Sum());
        for (var i = 0; i < transcript.CodingStarts.Length; i++)
        {
            Assert.True(transcript.CodingStarts[i] < transcript.CodingEnds[i]);
            Assert.True(i == 0 || (transcript.CodingEnds[i - 1] < transcript.CodingStarts[i] + 3 && transcript.CodingStarts[i - 1] < transcript.CodingStarts[i] && transcript.CodingEnds[i - 1] <= transcript.CodingEnds[i]));
            Assert.InRange(transcript.FindExon(transcript.CodingStarts[i]), 0, int.MaxValue);
        }
    }
}
