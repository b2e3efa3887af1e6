namespace MangNon.Web.Shell;

/// <summary>What the pages say about the sample.</summary>
internal static class SampleData
{
    /// <summary>Fills an empty database with the sample; of the command line.</summary>
    public const string LoadCommand = "./mangnon sample";

    /// <summary>Empties the database of the sample; of the command line.</summary>
    public const string EmptyCommand = "./mangnon sample clear";
}
