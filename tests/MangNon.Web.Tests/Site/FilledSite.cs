namespace MangNon.Web.Tests.Site;

/// <summary>One site with the sample, for all tests of a class.</summary>
public sealed class FilledSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await TestSite.StartAsync(filled: true);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
