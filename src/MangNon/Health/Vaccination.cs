using MangNon.Register;

namespace MangNon.Health;

/// <summary>One dose given (mũi tiêm).</summary>
public sealed class Vaccination : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>Code of the vaccine, as in the immunisation schedule's data: BCG, VGB0, DPT-VGB-HIB…</summary>
    public required string Vaccine { get; set; }

    /// <summary>Number of the dose, from 1.</summary>
    public required int Dose { get; set; }

    public required DateOnly GivenOn { get; set; }
}
