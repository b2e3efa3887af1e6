using MangNon.Programme;

namespace MangNon.Tests.Programme;

public sealed class ShippedProgrammeTests
{
    private static readonly ProgrammeLibrary Library = ProgrammeLibrary.Load([
        Path.Combine(AppContext.BaseDirectory, "programmes"),
    ]);

    [Fact]
    public void Every_shipped_programme_can_be_used()
    {
        Assert.Equal(2, Library.Results.Count);
        Assert.All(
            Library.Results,
            result => Assert.DoesNotContain(result.Findings, finding => finding.Severity == FindingSeverity.Error)
        );
    }
}
