using MangNon.Units;

namespace MangNon.Access;

/// <summary>What a role is held for.</summary>
public enum ScopeKind
{
    /// <summary>A whole commune. The numbers are stored: never renumber.</summary>
    Commune = 1,

    /// <summary>One village (thôn).</summary>
    Village = 2,

    /// <summary>One school or other facility: the children enrolled there.</summary>
    Facility = 3,

    /// <summary>All communes of a province, by its code (<see cref="AdministrativeUnit.Code"/>).</summary>
    Province = 4,
}

/// <summary>A role of section V of the plan.</summary>
/// <param name="Id">Stored; never change it.</param>
/// <param name="Vi">As the plan calls it.</param>
/// <param name="En">English.</param>
/// <param name="Scope">What it is held for.</param>
public sealed record Role(string Id, string Vi, string En, ScopeKind Scope = ScopeKind.Commune)
{
    public static readonly Role FocalOffice = new("dau-moi", "Cơ quan đầu mối về trẻ em", "Focal office for children");
    public static readonly Role ChildProtection = new(
        "bao-ve-tre-em",
        "Người làm công tác bảo vệ trẻ em",
        "Child protection officer"
    );
    public static readonly Role Chairman = new("chu-tich", "Chủ tịch, Phó Chủ tịch UBND", "Chairman or deputy");
    public static readonly Role HealthStation = new("tram-y-te", "Trạm Y tế", "Health station");
    public static readonly Role School = new("truong-hoc", "Trường học", "School", ScopeKind.Facility);
    public static readonly Role Justice = new("tu-phap", "Tư pháp - Hộ tịch", "Justice and civil status");
    public static readonly Role Police = new("cong-an", "Công an", "Police");
    public static readonly Role Finance = new("tai-chinh", "Tài chính - Kế toán", "Finance");
    public static readonly Role Culture = new("van-hoa", "Văn hóa - Xã hội", "Culture");
    public static readonly Role VillageHead = new("truong-thon", "Trưởng thôn", "Village head", ScopeKind.Village);
    public static readonly Role Collaborator = new(
        "cong-tac-vien",
        "Cộng tác viên thôn",
        "Village collaborator",
        ScopeKind.Village
    );
    public static readonly Role MassOrganisation = new(
        "doan-the",
        "Mặt trận Tổ quốc và đoàn thể",
        "Fatherland Front and mass organisations"
    );
    public static readonly Role Auditor = new("kiem-tra", "Người kiểm tra nhật ký", "Auditor");
    public static readonly Role Administrator = new("quan-tri", "Quản trị hệ thống", "Administrator");
    public static readonly Role ProvinceReader = new(
        "cap-tinh",
        "Cấp tỉnh xem số liệu",
        "Province reader",
        ScopeKind.Province
    );

    /// <summary>All, in the order of section V.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        FocalOffice,
        ChildProtection,
        Chairman,
        HealthStation,
        School,
        Justice,
        Police,
        Finance,
        Culture,
        VillageHead,
        Collaborator,
        MassOrganisation,
        Auditor,
        Administrator,
        ProvinceReader,
    ];

    /// <summary>Null for an id that no role bears (any more): it gives no right.</summary>
    public static Role? Find(string id) =>
        All.FirstOrDefault(role => string.Equals(role.Id, id, StringComparison.Ordinal));
}
