namespace MangNon.Exchange.Reading;

/// <summary>What is said of a file that is refused whole.</summary>
internal static class Refusals
{
    public const string NotFound = "Không tìm thấy tệp hoặc thư mục này.";
    public const string Unreadable =
        "Không đọc được tệp này. Hãy kiểm tra quyền đọc hoặc đóng chương trình đang mở tệp.";
    public const string Empty = "Tệp rỗng.";
    public const string NotAWorkbook =
        "Tệp này không phải sổ dữ liệu: cần tệp .xlsx, hoặc tệp .zip (hay thư mục) gồm các tệp .csv.";
    public const string OldOrEncrypted =
        "Tệp này là Excel đời cũ (.xls) hoặc có đặt mật khẩu. Hãy bỏ mật khẩu và lưu lại thành .xlsx rồi nhập.";
    public const string Macros = "Tệp này chứa macro. Hãy lưu lại thành .xlsx (không có macro) rồi nhập.";
    public const string TooLarge = "Tệp lớn quá mức cho phép.";
    public const string TooLargeInflated = "Nội dung của tệp khi giải nén lớn quá mức cho phép.";
    public const string SuspiciousRatio = "Tệp nén có tỷ lệ nén bất thường nên không được mở.";
    public const string TooManyEntries = "Tệp nén chứa quá nhiều tệp bên trong.";
    public const string BadEntryName = "Tệp nén chứa tên tệp không hợp lệ (đường dẫn ra ngoài thư mục).";
    public const string Corrupt =
        "Tệp bị hỏng hoặc chứa nội dung không được phép. Hãy mở bằng Excel, lưu lại rồi nhập.";
    public const string EncryptedEntry = "Tệp nén có đặt mật khẩu. Hãy bỏ mật khẩu rồi nhập.";

    public static string NoSheets(string names) => $"Tệp không có trang nào của sổ dữ liệu ({names}).";

    public static string Twice(string sheet) => $"Tệp có hai trang cùng tên {sheet}.";

    public static string NotUtf8(string sheet) =>
        $"Tệp {sheet}.csv không phải bảng mã UTF-8. Hãy lưu lại theo “CSV UTF-8”.";

    public static string Semicolons(string sheet) =>
        $"Tệp {sheet}.csv ngăn cách các cột bằng dấu chấm phẩy. Hãy lưu lại với dấu phẩy.";

    public static string OpenQuote(string sheet) => $"Tệp {sheet}.csv có dấu ngoặc kép mở mà không đóng.";

    public static string TooManyRows(string sheet) => $"Trang {sheet} có quá nhiều dòng.";

    public static string TooManyColumns(string sheet) => $"Trang {sheet} có quá nhiều cột.";

    public static string TooLongCell(string sheet) => $"Trang {sheet} có ô quá dài.";

    public static string TooManyErrors(ImportError first) =>
        $"Tệp có quá nhiều ô lỗi nên chưa được nhập. Lỗi đầu tiên: trang {first.Sheet}, dòng {first.Row}, cột {first.Column}: {first.Message}";
}
