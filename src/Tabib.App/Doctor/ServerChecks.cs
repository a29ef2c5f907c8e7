using System.Net.Sockets;

namespace Tabib.App.Doctor;

/// <summary>Servers that Tabib can use but does not need: those named in the environment are tried, the others are only mentioned.</summary>
internal static class ServerChecks
{
    private const int TimeoutMilliseconds = 1000;

    private static readonly (string Name, string Variable, int Port)[] Servers =
    [
        ("PostgreSQL", "TABIB_POSTGRES", 5432),
        ("NATS", "TABIB_NATS", 4222),
    ];

    public static IEnumerable<DoctorCheck> All()
    {
        foreach (var (name, variable, port) in Servers)
        {
            var address = Environment.GetEnvironmentVariable(variable);
            yield return string.IsNullOrWhiteSpace(address)
                ? new DoctorCheck(name, "ok", $"not used (set {variable}=HOST[:PORT] to use it)")
                : Try(name, address, port);
        }
    }

    private static DoctorCheck Try(string name, string address, int defaultPort)
    {
        var parts = address.Split(':');
        var port = parts.Length > 1 && int.TryParse(parts[1], out var given) ? given : defaultPort;
        try
        {
            using var client = new TcpClient();
            return client.ConnectAsync(parts[0], port).Wait(TimeoutMilliseconds)
                ? new DoctorCheck(name, "ok", $"answers at {parts[0]}:{port}")
                : new DoctorCheck(name, "failed", $"no answer from {parts[0]}:{port} within a second");
        }
        catch (AggregateException fault)
        {
            return new DoctorCheck(name, "failed", $"{parts[0]}:{port}: {fault.InnerException!.Message}");
        }
    }
}
