using Microsoft.Data.Sqlite;
using Npgsql;

namespace MangNon.Web.Storage.Keeping;

/// <summary>A backup cannot be made or restored; the message is Vietnamese, for the person who asked.</summary>
internal sealed class BackupRefusedException(string message, Exception? inner = null) : Exception(message, inner)
{
    public const string WrongCode =
        "Mã khôi phục không đúng với tệp này, hoặc phần đầu tệp đã bị sửa. Kiểm tra lại mã đã cất.";
    public const string Truncated = "Tệp sao lưu bị cắt ngắn, chép chưa hết. Chép lại tệp từ nơi cất rồi làm lại.";
    public const string Altered = "Tệp sao lưu đã bị sửa hoặc bị hỏng. Không khôi phục gì; hãy dùng một bản khác.";
    public const string Newer =
        "Tệp sao lưu do bản Măng Non mới hơn ghi. Cập nhật chương trình trên máy này rồi làm lại.";
    public const string NotOurs = "Tệp này không phải là bản sao lưu của Măng Non.";
    public const string NoSpace = "Không đủ dung lượng đĩa. Dọn bớt đĩa hoặc chọn ổ đĩa khác rồi làm lại.";

    /// <summary>True where the disk, or its quota, is full.</summary>
    public static bool IsNoSpace(Exception fault) =>
        fault switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode == 13,
            // ENOSPC and EDQUOT; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
            IOException io => io.HResult is 28 or 122 or unchecked((int)0x80070027) or unchecked((int)0x80070070),
            _ => false,
        };

    /// <summary>Runs something; a fault of the machine is told as one of these.</summary>
    public static async Task<T> SaidAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (From(fault) is not null)
        {
            throw From(fault)!;
        }
    }

    /// <summary>A fault of the machine as it is told; null where it is not one.</summary>
    private static BackupRefusedException? From(Exception fault) =>
        fault switch
        {
            _ when IsNoSpace(fault) => new(NoSpace, fault),
            UnauthorizedAccessException => new("Không có quyền đọc hoặc ghi ở nơi đã chọn.", fault),
            FileNotFoundException missing => new($"Không có tệp {missing.FileName}.", fault),
            DirectoryNotFoundException => new("Không có thư mục đã chọn.", fault),
            IOException => new($"Không đọc hoặc ghi được tệp. {fault.Message}", fault),
            SqliteException { SqliteErrorCode: 11 or 26 } => new("Cơ sở dữ liệu bị hỏng, không sao lưu được.", fault),
            NpgsqlException => new($"Không dùng được máy chủ PostgreSQL. {fault.Message}", fault),
            _ => null,
        };
}
