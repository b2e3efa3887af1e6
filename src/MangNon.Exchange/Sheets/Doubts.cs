namespace MangNon.Exchange.Sheets;

/// <summary>Warnings that several sheets share.</summary>
internal static class Doubts
{
    public static void BeforeBirth(RowCells cells, Column column, DateOnly? date, Target? child)
    {
        if (child is not null && date is { } day && day != default && day < child.Born)
        {
            cells.Warn(column, "Ngày này ở trước ngày sinh của trẻ.");
        }
    }

    public static void EndsBeforeStart(RowCells cells, Column column, DateOnly? start, DateOnly? end, string message)
    {
        if (end < start)
        {
            cells.Warn(column, message);
        }
    }
}
