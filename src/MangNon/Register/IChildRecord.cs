namespace MangNon.Register;

/// <summary>A record about one child: a write to it makes the figures of that child's village stale.</summary>
public interface IChildRecord
{
    Guid ChildId { get; }
}
