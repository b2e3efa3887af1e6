using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Figures.Loading;

/// <summary>All that the figures read of one child. Records of a kind are in order of entry.</summary>
internal sealed class ChildFile
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string FullName { get; init; }
    public required DateOnly BirthDate { get; init; }
    public required Sex Sex { get; init; }
    public required int EthnicGroup { get; init; }
    public required HouseholdClass HouseholdClass { get; init; }
    public DateOnly? BirthRegisteredOn { get; init; }
    public Residence Residence { get; init; }
    public DateOnly? ArrivedOn { get; init; }
    public DateOnly? LeftOn { get; init; }
    public DateOnly? DiedOn { get; init; }
    public DeathCause? DeathCause { get; init; }
    public bool Disabled { get; init; }
    public bool WantsEducation { get; init; }

    public List<WeighingLine> Weighings { get; } = [];
    public List<DoseLine> Doses { get; } = [];
    public List<AssessmentLine> Assessments { get; } = [];
    public List<ServiceLine> Services { get; } = [];
    public List<EnrolmentLine> Enrolments { get; } = [];
    public List<CircumstanceLine> Circumstances { get; } = [];
    public List<DateOnly> Supports { get; } = [];
    public List<IncidentLine> Incidents { get; } = [];
    public List<ParticipationLine> Participations { get; } = [];
}

internal readonly record struct WeighingLine(
    DateOnly On,
    long Sequence,
    long? WeightMg,
    long? HeightUm,
    Posture Posture,
    bool Oedema
);

internal readonly record struct DoseLine(string Vaccine, int Dose, DateOnly On);

internal readonly record struct AssessmentLine(DateOnly On, long Sequence, bool OnTrack);

internal readonly record struct ServiceLine(DateOnly On, ServiceDomain Domain);

internal readonly record struct EnrolmentLine(int SchoolYear, int Grade, EnrolmentResult Result);

internal readonly record struct CircumstanceLine(string Group, DateOnly From, DateOnly? To);

internal readonly record struct IncidentLine(
    IncidentKind Kind,
    DateOnly On,
    IncidentOutcome? Outcome,
    DateOnly? OutcomeOn
);

internal readonly record struct ParticipationLine(ActivityKind Kind, DateOnly On);
