using System.Globalization;

namespace MangNon.Testing;

/// <summary>A PostgreSQL server of one test, set as in real use: what it acknowledged is on the disk. It can be crashed.</summary>
public sealed class DurableServer : IDisposable
{
    // The port stays when it is started again: the program under test has it in its connection string.
    private const string Options = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=50";
    private readonly string _data;
    private readonly int _port = ScratchServer.FreePort();

    public DurableServer()
    {
        // Short: the path of a socket has some hundred letters at most.
        _data = Path.Combine(
            ScratchFolder.Path,
            string.Create(CultureInfo.InvariantCulture, $"{ScratchServer.Prefix}-{_port}")
        );
        ScratchServer.Make(_data);
        ScratchServer.Start(_data, _port, Options);
    }

    /// <summary>Of the superuser, to an empty database.</summary>
    public string ConnectionString =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={_port};Username=mangnon;Database=postgres;Pooling=false"
        );

    /// <summary>Ends every process of the server at once (<c>-m immediate</c>): it recovers from its log at the next start.</summary>
    public void Crash() => ScratchServer.Crash(_data);

    public void Start() => ScratchServer.Start(_data, _port, Options);

    public void Dispose() => Crash();
}
