using MangNon.Programme;

namespace MangNon.Documents.Tests;

/// <summary>The programmes shipped with the product, and single components for single cases.</summary>
internal static class Programmes
{
    private static readonly ProgrammeLibrary Library = ProgrammeLibrary.Load([
        Path.Combine(AppContext.BaseDirectory, "programmes"),
    ]);

    public static ActionProgramme BinhLuong => Library.Programmes["binh-luong-2021-2030"];

    public static ActionProgramme National => Library.Programmes["quoc-gia-2021-2030"];

    /// <summary>A component for a single test.</summary>
    public static Component Component(
        MeasureUnit unit = MeasureUnit.Percent,
        Direction direction = Direction.Up,
        RuleSubject subject = RuleSubject.Child,
        TargetValue? target = null
    ) =>
        new()
        {
            Id = "5a",
            Name = "Trẻ dưới 1 tuổi được tiêm chủng đầy đủ",
            NameEn = "Fully immunised under one",
            Unit = unit,
            Direction = direction,
            Rule = new RuleDefinition { Subject = subject },
            Targets = new Dictionary<int, Target>
            {
                [2025] = new() { Applied = target ?? new TargetValue(Comparator.AtLeast, 97) },
            },
        };
}
