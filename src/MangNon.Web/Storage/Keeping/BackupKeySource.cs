namespace MangNon.Web.Storage.Keeping;

/// <summary>Where the key of a backup comes from: a code given, else the installation's own key, else a person asked.</summary>
/// <param name="Code">From <see cref="Variable"/>; null or blank where none is given.</param>
/// <param name="Stored">The installation's own key, if it has one.</param>
/// <param name="Ask">Asks at the terminal; null where nobody is there.</param>
internal sealed record BackupKeySource(string? Code, BackupKey? Stored, Func<string?>? Ask)
{
    public const string Variable = "MANGNON_RECOVERY_CODE";

    private const string Needed =
        "Cần mã khôi phục của bản sao lưu này. Chạy lại tại màn hình lệnh để được hỏi, "
        + "hoặc đặt mã trong biến môi trường "
        + Variable
        + ".";
    private const string Misread =
        "Mã khôi phục gồm 8 nhóm, mỗi nhóm 5 chữ hoặc số, không có 0, 1, I, L, O, U. Nhập lại đúng như bản đã cất.";

    public static BackupKeySource Of(BackupKey key) => new(null, key, null);

    /// <exception cref="BackupRefusedException">No key that opens the file.</exception>
    public byte[] KeyOf(BackupHeader header, byte[] check)
    {
        if (!string.IsNullOrWhiteSpace(Code))
        {
            return FromCode(Code, header, check);
        }

        if (Stored is { } stored && stored.Salt.AsSpan().SequenceEqual(header.Salt) && header.Fits(stored.Key, check))
        {
            return stored.Key;
        }

        return FromCode(Ask?.Invoke() ?? throw new BackupRefusedException(Needed), header, check);
    }

    private static byte[] FromCode(string text, BackupHeader header, byte[] check)
    {
        if (!RecoveryCode.TryRead(text, out var code))
        {
            throw new BackupRefusedException(Misread);
        }

        var key = code.Derive(header.Salt, header.Iterations);
        return header.Fits(key, check) ? key : throw new BackupRefusedException(BackupRefusedException.WrongCode);
    }
}
