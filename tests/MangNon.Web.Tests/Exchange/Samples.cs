namespace MangNon.Web.Tests.Exchange;

/// <summary>The sample workbooks of the repository.</summary>
internal static class Samples
{
    public static string Path(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "MangNon.slnx")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(folder!.FullName, "samples", "binh-luong", name);
    }
}
