namespace MangNon.Web.Tests.Exports;

/// <summary>Waits for what the site does after it has answered.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 1500; i++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(20);
        }

        Assert.Fail("It never came to hold.");
    }
}
