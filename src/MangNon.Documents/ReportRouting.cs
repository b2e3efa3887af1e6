namespace MangNon.Documents;

/// <summary>
/// Who receives the commune's report, by the day of the report: the plan's own list (Nơi nhận), and after the
/// reform of 01/7/2025 the province in place of the district's office that no longer exists
/// (Nghị quyết 202/2025/QH15; Nghị định 150/2025/NĐ-CP for the commune's offices).
/// </summary>
internal static class ReportRouting
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    private static readonly Route[] Routes =
    [
        new("Phòng Lao động - Thương binh và Xã hội huyện (b/c)", Until: Reform),
        new("Ủy ban nhân dân tỉnh (b/c)", From: Reform),
        new("Sở Y tế (b/c)", From: Reform),
        new("Đảng ủy, Thường trực HĐND xã (b/c)"),
        new("Chủ tịch, các Phó Chủ tịch UBND xã"),
        new("Ủy ban MTTQ Việt Nam và các đoàn thể xã"),
        new("Văn hóa - Chính sách Lao động việc làm xã", Until: Reform),
        new("Phòng Văn hóa - Xã hội", From: Reform),
        new("Công an xã, Trạm Y tế, các trường học"),
        new("Trưởng các thôn"),
        new("Lưu: VT, CS", Until: Reform),
        new("Lưu: VT, VHXH", From: Reform),
    ];

    /// <summary>In the order of Nơi nhận; the archive last.</summary>
    public static IReadOnlyList<string> On(DateOnly day) =>
        [.. Routes.Where(r => r.HoldsOn(day)).Select(r => r.Recipient)];

    /// <param name="Recipient">As written in Nơi nhận.</param>
    /// <param name="From">First day, inclusive; null since ever.</param>
    /// <param name="Until">The day from which it no longer holds (exclusive); null while it holds.</param>
    private sealed record Route(string Recipient, DateOnly? From = null, DateOnly? Until = null)
    {
        public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day < Until);
    }
}
