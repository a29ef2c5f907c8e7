using System.Diagnostics;
using System.Text;
using Tabib.App.Genomes;

namespace Tabib.Tests.App.Genomes;

public sealed class PeakMemoryTests
{
    [Theory]
    [InlineData("Name:\ttabib\nVmPeak:\t 9 kB\nVmHWM:\t   65077 kB\nVmRSS:\t   1 kB\n", 65077L * 1024)]
    [InlineData("VmHWM: 3 kB", 3072L)]
    [InlineData("Name:\ttabib\n", null)]
    [InlineData("VmHWM:\t  kB\n", null)]
    [InlineData("VmHWM:\t  12 pages\n", null)]
    [InlineData("", null)]
    public void The_line_of_the_kernel_is_read_or_nothing_is(string status, long? bytes) => Assert.Equal(bytes, PeakMemory.Parse(Encoding.ASCII.GetBytes(status)));

    [Fact]
    public void It_is_what_the_framework_says()
    {
        using var process = Process.GetCurrentProcess();
        Assert.InRange(PeakMemory.Bytes(), process.PeakWorkingSet64, long.MaxValue);
    }
}
